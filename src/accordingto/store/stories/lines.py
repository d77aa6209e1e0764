"""The stories of a library in the form that clustering returns for any articles."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from accordingto.store.finding import PAGE
from accordingto.store.stories.listing import StoryQuery, find_stories, story_named
from accordingto.store.stories.records import StoryEntry
from accordingto.stories.cluster import Member, Storyline

MOST_NAMES = 6
"""Limit of names in a storyline."""


def storylines_in(connection: sqlite3.Connection, query: StoryQuery) -> Iterator[Storyline]:
    """Yield the stories that match, those with the latest last article first. Raises ``TooBroad``.

    The id of each is its key in the library.
    """
    after: str | None = None
    while True:
        page = find_stories(connection, query, after=after, limit=PAGE)
        for one in page.items:
            yield _storyline(connection, one)
        after = page.after
        if after is None:
            return


def _storyline(connection: sqlite3.Connection, story: StoryEntry) -> Storyline:
    rows = connection.execute(
        "SELECT v.text_id, k.address, p.name, h.published, h.title, h.words, o.names FROM story_articles a "
        "JOIN articles k ON k.id = a.article JOIN versions v ON v.id = k.latest "
        "JOIN outlines o ON o.article = a.article "
        "JOIN shelf h ON h.article = a.article LEFT JOIN outlets p ON p.id = h.outlet WHERE a.story = ? "
        "ORDER BY o.day IS NULL, o.day, k.key",
        (story_named(connection, story.key),),
    ).fetchall()
    members = tuple(
        Member(id=text, url=url, outlet=outlet, published=published, headline=title, words=words)
        for text, url, outlet, published, title, words, _ in rows
    )
    return Storyline(
        id=story.key,
        title=story.title,
        first=story.first,
        last=story.last,
        outlets=tuple(dict.fromkeys(one.outlet for one in members if one.outlet)),
        unnamed=sum(not one.outlet for one in members),
        names=_names([row[-1] for row in rows]),
        members=members,
    )


def _names(rows: Sequence[str]) -> tuple[str, ...]:
    count = Counter(name for row in rows for name in row.split())
    return tuple(name for name, _ in count.most_common(MOST_NAMES))
