"""Stories of a library of an earlier version, found article by article."""

from __future__ import annotations

import sqlite3
import zlib

import msgspec
from msgspec import Struct

from accordingto.store.correcting import corrected
from accordingto.store.database import Progress
from accordingto.store.faults import Garbled
from accordingto.store.keeping import unpack
from accordingto.store.stories.following import follow
from accordingto.types import Article

WHAT = "Finding the stories of the library"


class _Ledger(Struct):
    """What is needed of a ledger."""

    article: Article


_DECODER = msgspec.json.Decoder(_Ledger)


def fill(connection: sqlite3.Connection, progress: Progress) -> None:
    """Find the stories of all articles, the first added first, within the caller's transaction.

    An article whose ledger is damaged has none until it is read again.
    """
    ids = [one for (one,) in connection.execute("SELECT article FROM shelf ORDER BY article")]
    for number, article in enumerate(ids):
        progress(WHAT, number, len(ids))
        shown, when = _shown(connection, article)
        if shown is not None:
            follow(connection, article, shown, when)
    progress(WHAT, len(ids), len(ids))


def _shown(connection: sqlite3.Connection, article: int) -> tuple[Article | None, str]:
    """Return an article as it is shown, and when it was read; no article where its ledger is damaged."""
    data, added, has_corrections = connection.execute(
        "SELECT r.ledger, r.added, "
        "EXISTS (SELECT 1 FROM corrections c WHERE c.article = s.article AND c.undone IS NULL) "
        "FROM shelf s JOIN readings r ON r.id = s.reading WHERE s.article = ?",
        (article,),
    ).fetchone()
    try:
        if has_corrections:
            return corrected(connection, article, unpack(data)).ledger.article, added
        return _DECODER.decode(zlib.decompress(data)).article, added
    except (zlib.error, msgspec.MsgspecError, Garbled):
        return None, added
