"""Articles that are added again with another outlet, byline or day, which are stored as corrections.

A detail counts as new only if it differs both from the stored reading and from the corrected state. With a
new day, relative dates resolve differently, so the new reading replaces the one by the same reader. It keeps
the details of the older one: the corrections hold the new details, and can be undone.
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
"""The author of corrections that come from adding an article again."""
REASON = "The article was added again with this."


def told_anew(connection: sqlite3.Connection, article: int, reading: int, ledger: Ledger, now: str) -> bool:
    """Store the new details of an article that is added again, and return whether there were any.

    Runs within the caller's transaction.
    """
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
    """Return a ledger with the corrected details of its article set back to those of the stored reading."""
    details = {
        name: getattr(raw, name)
        for name in ("outlet", "byline", "published")
        if getattr(raw, name) != getattr(shown, name)
    }
    return structs.replace(ledger, article=structs.replace(ledger.article, **details))


def _differing(new: Article, raw: Article, shown: Article) -> Iterator[Change]:
    """Yield a change for each detail that differs both from the stored reading and from what is shown."""
    if new.outlet and new.outlet not in (raw.outlet, shown.outlet):
        yield OtherOutlet(outlet=new.outlet)
    if new.byline and new.byline not in (raw.byline, shown.byline):
        yield OtherByline(byline=new.byline)
    if new.published and new.published not in (raw.published, shown.published):
        yield OtherPublished(published=new.published)
