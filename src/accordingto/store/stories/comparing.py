"""Comparison of a story's articles: made when it is first asked for, cached until one of them changes."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import suppress

import msgspec
from msgspec import Struct, structs

from accordingto import __version__
from accordingto.errors import LibraryUnavailable, ReadOnlyLibrary
from accordingto.store.correcting import corrected
from accordingto.store.faults import Garbled
from accordingto.store.keeping import unpack
from accordingto.store.library import Library
from accordingto.store.stories.links import rejected_links
from accordingto.store.stories.listing import story_named
from accordingto.stories.brief.brief import Brief
from accordingto.stories.match.apart import RejectedLink
from accordingto.stories.story import Story
from accordingto.types import Ledger

MOST_COMPARED = 200
"""Limit of articles of a story that are compared: its earliest."""


class Compared(Struct, frozen=True, kw_only=True):
    """The comparison of a story's articles; each article is identified by its key."""

    story: Story
    """Claims, quotations, and the articles or agencies that articles derive from."""
    brief: Brief
    """The summary for editors."""


_DECODER = msgspec.json.Decoder(Compared)


def compared(library: Library, key: str) -> Compared:
    """Return the comparison of the story that contains the article ``key``. Raises ``NotInLibrary``.

    The result is cached, unless the library cannot be written. It is made again after an article of the story
    is added, removed, read again or corrected, and by another version of the program.
    """
    with library.reading() as connection:
        story = story_named(connection, key)
        mark = _fingerprint(connection, story)
        row = connection.execute(
            "SELECT compared FROM comparisons WHERE story = ? AND fingerprint = ?", (story, mark)
        ).fetchone()
        if row is not None:
            return _unpack(row[0])
        ledgers = _ledgers(connection, story)
        rejected = rejected_links(
            connection, {one.article.path or one.article.id: one.article.text for one in ledgers}
        )
    found = compare(ledgers, rejected)
    with suppress(ReadOnlyLibrary, LibraryUnavailable), library.transaction() as connection:
        if _fingerprint(connection, story) == mark:
            _keep(connection, story, mark, found)
    return found


def compare(ledgers: Sequence[Ledger], rejected: Sequence[RejectedLink] = ()) -> Compared:
    """Compare articles as one story; the path of the first is the id of the story."""
    from accordingto.stories.brief.making import make_brief
    from accordingto.stories.making import make_story

    story = make_story(ledgers, id=ledgers[0].article.path, rejected=rejected)
    return Compared(story=story, brief=make_brief(story, ledgers))


def _fingerprint(connection: sqlite3.Connection, story: int) -> str:
    """Return a hash of all that a comparison depends on: readings, corrections, rejected links, version."""
    rows = connection.execute(
        "SELECT a.article, s.reading, (SELECT group_concat(c.id) FROM corrections c "
        "WHERE c.article = a.article AND c.undone IS NULL), (SELECT group_concat(w.id) FROM story_words w "
        "JOIN story_entries e ON e.id = w.entry WHERE w.article = a.article AND e.undone IS NULL) "
        "FROM story_articles a "
        "JOIN shelf s ON s.article = a.article WHERE a.story = ? ORDER BY a.article",
        (story,),
    ).fetchall()
    return hashlib.sha256(repr((__version__, rows)).encode()).hexdigest()[:32]


def _ledgers(connection: sqlite3.Connection, story: int) -> list[Ledger]:
    """Return the corrected ledgers of a story's earliest articles, with the articles' keys as paths."""
    rows = connection.execute(
        "SELECT a.article, k.key, r.ledger FROM story_articles a JOIN articles k ON k.id = a.article "
        "JOIN outlines o ON o.article = a.article JOIN shelf s ON s.article = a.article "
        "JOIN readings r ON r.id = s.reading WHERE a.story = ? ORDER BY o.day IS NULL, o.day, k.key LIMIT ?",
        (story, MOST_COMPARED),
    ).fetchall()
    found = []
    for article, key, data in rows:
        shown = corrected(connection, article, unpack(data)).ledger
        found.append(structs.replace(shown, article=structs.replace(shown.article, path=key)))
    return found


def _keep(connection: sqlite3.Connection, story: int, mark: str, found: Compared) -> None:
    from accordingto.stories.origins.copies import copies_of

    several = [one for one in found.story.claims if len({place.path for place in one.where}) > 1]
    connection.execute(
        "INSERT OR REPLACE INTO comparisons (story, fingerprint, claims, denials, compared) "
        "VALUES (?, ?, ?, ?, ?)",
        (story, mark, len(several), len(found.brief.denied), zlib.compress(msgspec.json.encode(found), 1)),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO copies (article, source) SELECT id, ? FROM articles WHERE key = ?",
        ((source, path) for path, source in copies_of(found.story.derives).items()),
    )


def _unpack(data: bytes) -> Compared:
    try:
        return _DECODER.decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise Garbled(error) from error
