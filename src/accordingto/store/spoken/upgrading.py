"""Migration of an earlier library: fill the new columns of statements from their ledgers, and index them."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

from accordingto.store.correcting import corrected
from accordingto.store.database import Progress
from accordingto.store.faults import Garbled
from accordingto.store.keeping import unpack
from accordingto.store.spoken.indexing import Details, SlimLedger, details, free_place

_DECODER = msgspec.json.Decoder(SlimLedger)
WHAT = "Preparing the search of statements"


def fill(connection: sqlite3.Connection, progress: Progress) -> None:
    """Fill the places and other new columns of the statements, and build their full-text index.

    Runs within the caller's transaction. Statements of a damaged ledger get no details from it.
    """
    (of,) = connection.execute("SELECT COUNT(*) FROM shelf").fetchone()
    done = 0
    rows = connection.execute(
        "SELECT s.day, s.article, s.outlet, r.ledger, "
        "EXISTS (SELECT 1 FROM corrections c WHERE c.article = s.article AND c.undone IS NULL) "
        "FROM shelf s JOIN readings r ON r.id = s.reading ORDER BY s.day, s.article"
    )
    for day, articles in groupby(rows, itemgetter(0)):
        place = free_place(connection, day)
        for _, article, outlet, data, has_corrections in articles:
            progress(WHAT, done, of)
            done += 1
            known = _known(connection, article, data, has_corrections=bool(has_corrections))
            filled = list(_filled(connection, article, outlet, place, known))
            connection.executemany(
                "UPDATE statements SET place = ?, outlet = ?, confidence = ?, name = ?, role = ?, "
                "affiliation = ? WHERE id = ?",
                filled,
            )
            place += len(filled)
    connection.execute("INSERT INTO spoken (spoken) VALUES ('rebuild')")
    progress(WHAT, of, of)


def _known(
    connection: sqlite3.Connection, article: int, data: bytes, *, has_corrections: bool
) -> dict[str, Details]:
    """Return the details of an article's shown attributions by id; empty if its ledger is damaged."""
    try:
        if has_corrections:
            return details(corrected(connection, article, unpack(data)).ledger)
        return details(_DECODER.decode(zlib.decompress(data)))
    except (zlib.error, msgspec.MsgspecError, Garbled):
        return {}


def _filled(
    connection: sqlite3.Connection, article: int, outlet: int | None, place: int, known: dict[str, Details]
) -> Iterator[tuple[object, ...]]:
    """Yield the new column values of an article's statements, the last first, with places from ``place``."""
    rows = connection.execute(
        "SELECT id, attribution FROM statements WHERE article = ? ORDER BY id DESC", (article,)
    ).fetchall()
    for number, (id, attribution) in enumerate(rows):
        yield place + number, outlet, *known.get(attribution, (None, None, None, None)), id
