"""Migration of an earlier library: find the stories of its articles, one by one."""

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
    """The part of a ledger needed here."""

    article: Article


_DECODER = msgspec.json.Decoder(_Ledger)


def fill(connection: sqlite3.Connection, progress: Progress) -> None:
    """Find the stories of all articles in the order they were added, within the caller's transaction.

    An article whose ledger is damaged has no story until it is read again.
    """
    ids = [one for (one,) in connection.execute("SELECT article FROM shelf ORDER BY article")]
    for number, article in enumerate(ids):
        progress(WHAT, number, len(ids))
        shown, when = _shown(connection, article)
        if shown is not None:
            follow(connection, article, shown, when)
    progress(WHAT, len(ids), len(ids))


def _shown(connection: sqlite3.Connection, article: int) -> tuple[Article | None, str]:
    """Return the shown article (None if its ledger is damaged), and when its reading was added."""
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
