"""The index: rows derived from each article's shown reading, so that no list or count decodes a ledger."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

import msgspec

from accordingto.store.keeping import unpack
from accordingto.store.people import Persons
from accordingto.store.spoken import indexing
from accordingto.types import Act, Article, Certainty, Ledger, Span
from accordingto.watchlist import WatchItem

ACTS: tuple[Act, ...] = get_args(Act)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
MOST_CODES = 62
"""Limit of warning codes that a library distinguishes in lists, as each is one bit of an integer."""
TITLE = 300
"""Limit of characters of a title in lists."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
DROPPED = frozenset({"attribution_dropped", "hedge_dropped"})


def mark(act: Act, certainty: Certainty) -> int:
    """Return the bit for one act with one certainty."""
    return 1 << (ACTS.index(act) * len(CERTAINTIES) + CERTAINTIES.index(certainty))


def marks(acts: Iterable[Act], certainties: Iterable[Certainty]) -> int:
    """Return the bits of all pairs of the given acts and certainties."""
    chosen = tuple(certainties)
    return sum(mark(act, certainty) for act in set(acts) for certainty in set(chosen))


def labels(acts: Iterable[Act], certainties: Iterable[Certainty]) -> int:
    """Return the bits of the given acts and certainties, each independent of the other."""
    found = {ACTS.index(act) for act in acts} | {len(ACTS) + CERTAINTIES.index(one) for one in certainties}
    return sum(1 << bit for bit in found)


@dataclass(frozen=True)
class Left:
    """The outlet and people that may be in no article any more since one was taken out of the index."""

    outlet: int | None
    people: frozenset[int]


def clear(connection: sqlite3.Connection, article: int) -> Left:
    """Delete an article's index rows; the article itself stays. Pass the result to ``tidy`` at the end."""
    row = connection.execute(
        "SELECT s.title, s.outlet, r.ledger FROM shelf s JOIN readings r ON r.id = s.reading "
        "WHERE s.article = ?",
        (article,),
    ).fetchone()
    if row is not None:
        connection.execute(
            "INSERT INTO found (found, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            (article, row[0], unpack(row[2]).article.text),
        )
    indexing.withdraw(connection, article)
    for table in ("shelf", "statements", "watched"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    return Left(None if row is None else row[1], Persons(connection).forget(article))


def tidy(connection: sqlite3.Connection, left: Left) -> None:
    """Delete the outlet and the people in ``left`` that are in no article any more."""
    connection.execute(
        "DELETE FROM outlets WHERE id = ? AND NOT EXISTS (SELECT 1 FROM shelf WHERE outlet = outlets.id)",
        (left.outlet,),
    )
    Persons(connection).prune(left.people)


def put(
    connection: sqlite3.Connection,
    article: int,
    key: str,
    reading: int,
    ledger: Ledger,
    items: Iterable[WatchItem],
) -> None:
    """Insert the index rows of an article's shown ledger; the article must not be in the index yet."""
    people = Persons(connection).enter(article, key, ledger)
    title, day, outlet = (
        title_of(ledger.article),
        day_of(ledger.article),
        _outlet(connection, ledger.article.outlet),
    )
    kinds = Counter(one.source_kind for one in ledger.attributions)
    pairs = {(one.act, one.certainty) for one in ledger.attributions}
    verdicts = [one.verdict for one in ledger.headline_checks]
    connection.execute(
        "INSERT INTO shelf (article, reading, day, outlet, marks, labels, warnings, published, title, "
        "words, statements, named, unnamed, collective, document, by_outlet, nobody, checks, dropped) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article, reading, day, outlet,
            sum(mark(act, certainty) for act, certainty in pairs if act and certainty),
            labels((act for act, _ in pairs if act), (certainty for _, certainty in pairs if certainty)),
            _bits(connection, {one.code for one in ledger.warnings}),
            ledger.article.published, title, len(ledger.article.text.split()), len(ledger.attributions),
            kinds["named"], kinds["unnamed"], kinds["collective"], kinds["document"], kinds["outlet"],
            kinds["none"],
            sum(one != "unclear" for one in verdicts), sum(one in DROPPED for one in verdicts),
        ),
    )  # fmt: skip
    connection.execute(
        "INSERT INTO found (rowid, title, body) VALUES (?, ?, ?)", (article, title, ledger.article.text)
    )
    _put_statements(connection, article, ledger, day, outlet, people)
    connection.executemany(
        "INSERT INTO watched (article, kind, due, day, actor, person, item, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (article, one.kind, one.due, day, one.actor, people.get(one.actor or ""), _json(one), one.state)
            for one in items
        ),
    )


def _put_statements(
    connection: sqlite3.Connection,
    article: int,
    ledger: Ledger,
    day: str,
    outlet: int | None,
    people: Mapping[str, int],
) -> None:
    """Insert the index rows of an article's attributions. The first gets the highest place, so that a search,
    which lists the highest places first, shows the newest articles first, each in the order of its text."""
    place, known = indexing.free_place(connection, day), indexing.details(ledger)
    last = place + len(ledger.attributions) - 1
    connection.executemany(
        "INSERT INTO statements (article, attribution, actor, told, person, addressee, day, act, certainty, "
        "strength, polarity, source_kind, form, parent, source, cue, content, place, outlet, confidence, "
        f"name, role, affiliation) VALUES ({', '.join('?' * 23)})",
        (
            (
                article, one.id, one.actor, one.addressee,
                people.get(one.actor or ""), people.get(one.addressee or ""), day,
                one.act, one.certainty, one.strength, one.polarity, one.source_kind, one.form, one.parent,
                _text(one.source), _text(one.cue), _text(one.content), last - number, outlet, *known[one.id],
            )
            for number, one in enumerate(ledger.attributions)
        ),
    )  # fmt: skip
    indexing.enter(connection, article)


def title_of(article: Article) -> str:
    """Return the title of an article for lists: its headline, file or address, else its id."""
    headline = " ".join(article.headline.text.split()) if article.headline is not None else ""
    return (headline or article.path or article.url or f"Article {article.id}")[:TITLE]


def day_of(article: Article) -> str:
    """Return the day of publication; empty unless the article has a whole ISO 8601 day."""
    match = _DAY.match(article.published or "")
    return match[0] if match else ""


def code_bits(connection: sqlite3.Connection, codes: Iterable[str]) -> int:
    """Return the bits of warning codes, ignoring codes that no article of the library has had."""
    known = dict(connection.execute("SELECT code, bit FROM warning_codes"))
    return sum(1 << known[code] for code in set(codes) if code in known)


def known_codes(connection: sqlite3.Connection) -> dict[int, str]:
    """Return the warning codes by bit number, in order."""
    return dict(connection.execute("SELECT bit, code FROM warning_codes ORDER BY bit"))


def codes_in(bits: int, known: dict[int, str]) -> tuple[str, ...]:
    """Return the warning codes whose bits are set; ``known`` comes from ``known_codes``."""
    return tuple(code for bit, code in known.items() if bits >> bit & 1)


def _bits(connection: sqlite3.Connection, codes: set[str]) -> int:
    known = dict(connection.execute("SELECT code, bit FROM warning_codes"))
    for code in sorted(codes - known.keys()):
        if len(known) < MOST_CODES:
            known[code] = len(known)
            connection.execute("INSERT INTO warning_codes (bit, code) VALUES (?, ?)", (known[code], code))
    return sum(1 << known[code] for code in codes if code in known)


def _outlet(connection: sqlite3.Connection, name: str | None) -> int | None:
    if name is None:
        return None
    connection.execute("INSERT INTO outlets (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
    (id,) = connection.execute("SELECT id FROM outlets WHERE name = ?", (name,)).fetchone()
    return int(id)


def _json(item: WatchItem) -> str:
    return msgspec.json.encode(item).decode()


def _text(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.text for span in spans)
