"""An article that is added again with other details: outlet, byline and day, as corrections.

What the article itself says of these is not asked twice: only what differs from the reading that is kept,
and from what people corrected, counts as told anew. Dates are then counted from the new day, so the new
reading takes the place of the one by the same reader, with the details that the older one had: the
corrections hold the new ones, and can be undone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from msgspec import structs

from accordingto.corrections import (
    Change,
    OtherByline,
    OtherOutlet,
    OtherPublished,
    is_sound,
    refusal,
)
from accordingto.store import correcting
from accordingto.store.keeping import pack, unpack
from accordingto.types import Article, Ledger

AUTHOR = "accordingto add"
"""Who signs what was told by adding again."""
REASON = "The article was added again with this."


def told_anew(connection: sqlite3.Connection, article: int, reading: int, ledger: Ledger, now: str) -> bool:
    """Keep what an article is added again with, in the caller's transaction; say whether it was anything."""
    (data,) = connection.execute("SELECT ledger FROM readings WHERE id = ?", (reading,)).fetchone()
    raw = unpack(data)
    state = correcting.corrected(connection, article, raw)
    changes = [
        change
        for change in _differing(ledger.article, raw.article, state.ledger.article)
        if is_sound(change) and refusal(state, change) is None
    ]
    for change in changes:
        correcting.make(connection, article, change, AUTHOR, REASON, now)
    shown = correcting.corrected(connection, article, raw).ledger.article
    counted_anew = structs.replace(ledger, article=raw.article)
    if ledger.article.published == shown.published and counted_anew != raw:
        connection.execute("UPDATE readings SET ledger = ? WHERE id = ?", (pack(counted_anew), reading))
        return True
    return bool(changes)


def uncorrected(ledger: Ledger, raw: Article, shown: Article) -> Ledger:
    """Return a reading of an article with corrected details as if it were of the article before them."""
    details = {
        name: getattr(raw, name)
        for name in ("outlet", "byline", "published")
        if getattr(raw, name) != getattr(shown, name)
    }
    return structs.replace(ledger, article=structs.replace(ledger.article, **details))


def _differing(new: Article, raw: Article, shown: Article) -> Iterator[Change]:
    """Yield as changes the details that are neither those of the reading nor those that are shown."""
    if new.outlet and new.outlet not in (raw.outlet, shown.outlet):
        yield OtherOutlet(outlet=new.outlet)
    if new.byline and new.byline not in (raw.byline, shown.byline):
        yield OtherByline(byline=new.byline)
    if new.published and new.published not in (raw.published, shown.published):
        yield OtherPublished(published=new.published)
