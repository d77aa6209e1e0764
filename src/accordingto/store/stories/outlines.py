"""Stored outlines of articles, and the candidates for the same event as an article.

Candidates come from an index over the terms with the highest weights and the days, so that no query looks at
more than the articles nearby.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from accordingto.store.faults import Garbled
from accordingto.stories.cluster.candidates import MOST_COMPARED, UNDATED, asked, list_of
from accordingto.stories.cluster.outline import Outline

_BITS = 65
"""Bits of a stored term: 32 for its hash, 32 for its weight, and one for whether it is a name."""


def pack(outline: Outline) -> bytes:
    """Return the terms of an outline as bytes."""
    return (
        outline.terms.astype("<u4").tobytes()
        + outline.weights.astype("<f4").tobytes()
        + np.packbits(outline.named).tobytes()
    )


def unpack(day: int | None, names: str, data: bytes) -> Outline:
    """Return the outline of a row. Raises ``Garbled`` if ``pack`` cannot have made the bytes."""
    count = len(data) * 8 // _BITS
    if len(data) != 8 * count + -(-count // 8):
        raise Garbled("the outline of an article has another length")
    terms = np.frombuffer(data, "<u4", count)
    weights = np.frombuffer(data, "<f4", count, 4 * count)
    named = np.unpackbits(np.frombuffer(data, np.uint8, offset=8 * count), count=count).astype(np.bool_)
    return Outline(day, terms, weights, named, tuple(names.split()))


def kept(connection: sqlite3.Connection, article: int) -> Outline | None:
    """Return the stored outline of an article; None if there is none."""
    row = connection.execute(
        "SELECT day, names, terms FROM outlines WHERE article = ?", (article,)
    ).fetchone()
    return None if row is None else unpack(*row)


def keep(connection: sqlite3.Connection, article: int, outline: Outline) -> None:
    """Store the outline of an article that has none yet, and add it to the index of candidates."""
    connection.execute(
        "INSERT INTO outlines (article, day, names, terms) VALUES (?, ?, ?, ?)",
        (article, outline.day, " ".join(outline.names), pack(outline)),
    )
    days = list_of(outline.day)
    connection.executemany(
        "INSERT INTO outline_terms (term, days, article) VALUES (?, ?, ?)",
        ((term, days, article) for term in outline.terms[asked(outline)].tolist()),
    )


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Delete the outline of an article, and remove it from the index of candidates."""
    outline = kept(connection, article)
    if outline is None:
        return
    days = list_of(outline.day)
    connection.executemany(
        "DELETE FROM outline_terms WHERE term = ? AND days = ? AND article = ?",
        ((term, days, article) for term in outline.terms[asked(outline)].tolist()),
    )
    connection.execute("DELETE FROM outlines WHERE article = ?", (article,))


def like(connection: sqlite3.Connection, outline: Outline) -> Iterator[tuple[int, Outline]]:
    """Yield the articles that share the most heavy terms with an outline, each with its own outline.

    At most ``MOST_COMPARED`` articles of the days nearby. Articles without a day are near to all others.
    """
    places = asked(outline)
    weights = (outline.weights[places] ** 2).tolist()
    terms = [value for pair in zip(outline.terms[places].tolist(), weights, strict=True) for value in pair]
    if not terms:
        return
    here = list_of(outline.day)
    days = () if outline.day is None else (UNDATED, here - 1, here, here + 1)
    near = f"AND t.days IN ({', '.join('?' * len(days))}) " if days else ""
    rows = connection.execute(
        f"WITH wanted (term, weight) AS (VALUES {', '.join(['(?, ?)'] * len(weights))}), "
        "best (article) AS MATERIALIZED (SELECT t.article FROM wanted w CROSS JOIN outline_terms t "
        f"ON t.term = w.term {near}GROUP BY t.article ORDER BY SUM(w.weight) DESC, t.article LIMIT ?) "
        "SELECT o.article, o.day, o.names, o.terms FROM best CROSS JOIN outlines o USING (article)",
        (*terms, *days, MOST_COMPARED),
    ).fetchall()
    for article, *row in rows:
        yield article, unpack(*row)
