"""Stories from clusters of articles and the merges and splits made by hand.

The home of an article is its cluster, or the latest split that moved it out of one. A merge connects the
homes that two articles had when it was made. All homes that are connected are one story.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from accordingto.store.stories.rows import refresh

Event = Literal["came", "left", "removed"]
LAST = 2**62
"""A number higher than the id of every entry."""


class Home(NamedTuple):
    """The home of an article."""

    kind: Literal["cluster", "split"]
    number: int
    """Id of the cluster, or of the entry that split the article off."""


def settle(connection: sqlite3.Connection, changed: Iterable[int], when: str) -> None:
    """Update the stories of articles whose clusters or entries changed, within the caller's transaction.

    A story continues in the group that has most of its articles. Articles that move from one story to
    another are recorded as events.
    """
    groups, before = _found(connection, set(changed))
    told = _told_by(groups, before)
    gone = {story for story in before.values() if story is not None} - set(told.values())
    stories: list[int] = []
    for number, group in enumerate(groups):
        story = told.get(number)
        if story is None:
            cursor = connection.execute(
                "INSERT INTO stories (key, title, articles, first, last) VALUES ('', '', 0, '', '')"
            )
            story = int(cursor.lastrowid or 0)
        moved = [one for one in sorted(group) if before[one] != story]
        connection.executemany(
            "UPDATE story_articles SET story = ? WHERE article = ?", ((story, one) for one in moved)
        )
        for one in moved:
            _put_down(connection, one, before[one], story, gone, when)
        stories.append(story)
    for story in stories:
        refresh(connection, story)
    connection.executemany("DELETE FROM stories WHERE id = ?", ((story,) for story in gone))


def _found(connection: sqlite3.Connection, changed: set[int]) -> tuple[list[set[int]], dict[int, int | None]]:
    """Return the groups of the changed articles and of all articles that were in their stories, and the story
    that each of these articles was in before."""
    groups: list[set[int]] = []
    before: dict[int, int | None] = {}
    left = set(changed)
    while left:
        group = _group_of(connection, left.pop())
        groups.append(group)
        left -= group
        for one in group:
            (before[one],) = connection.execute(
                "SELECT story FROM story_articles WHERE article = ?", (one,)
            ).fetchone()
        for story in {before[one] for one in group} - {None}:
            rows = connection.execute("SELECT article FROM story_articles WHERE story = ?", (story,))
            left |= {one for (one,) in rows if one not in before}
    return sorted(groups, key=min), before


def _told_by(groups: list[set[int]], before: dict[int, int | None]) -> dict[int, int]:
    """Assign stories to groups by number: each story to the group with most of its articles, or the first
    such group, and at most one story to each group."""
    shares = Counter(
        (number, story)
        for number, group in enumerate(groups)
        for one in group
        if (story := before[one]) is not None
    )
    told: dict[int, int] = {}
    for (number, story), _ in sorted(shares.items(), key=lambda one: (-one[1], one[0])):
        if number not in told and story not in told.values():
            told[number] = story
    return told


def _put_down(
    connection: sqlite3.Connection, article: int, before: int | None, story: int, gone: set[int], when: str
) -> None:
    """Record that an article moved from one story to another; a new article has not moved."""
    if before is None:
        return
    moves: tuple[tuple[int, Event], ...] = ((before, "left"), (story, "came"))
    for which, kind in moves:
        if which not in gone:
            put_down(connection, which, kind, article, when)


def put_down(
    connection: sqlite3.Connection,
    story: int,
    kind: Event,
    article: int,
    when: str,
) -> None:
    """Record an event of an article in a story."""
    connection.execute(
        "INSERT INTO story_events (story, kind, article, title, made) "
        "SELECT ?, ?, k.key, s.title, ? FROM articles k JOIN shelf s ON s.article = k.id WHERE k.id = ?",
        (story, kind, when, article),
    )


def _group_of(connection: sqlite3.Connection, article: int) -> set[int]:
    """Return all articles in the story of an article, by following merges between homes."""
    ahead = [_home(connection, article, LAST)]
    homes = set(ahead)
    found: set[int] = set()
    while ahead:
        at_home, joins = _at(connection, ahead.pop())
        found |= at_home
        for entry in joins:
            for home in _ends(connection, entry):
                if home not in homes:
                    homes.add(home)
                    ahead.append(home)
    return found


def _at(connection: sqlite3.Connection, home: Home) -> tuple[set[int], set[int]]:
    """Return the articles whose home this is, and the ids of the merges that connect it to others."""
    near = {
        "cluster": "SELECT article FROM story_articles WHERE cluster = ?",
        "split": "SELECT article FROM story_marks WHERE entry = ?",
    }[home.kind]
    found = {one for (one,) in connection.execute(near, (home.number,))}
    entries = connection.execute(
        "SELECT m.article, e.id, e.kind FROM story_marks m JOIN story_entries e ON e.id = m.entry "
        f"WHERE m.article IN ({near}) AND e.undone IS NULL AND e.kind IN ('join', 'split')",
        (home.number,),
    ).fetchall()
    joins = {
        entry
        for article, entry, kind in entries
        if kind == "join" and _home(connection, article, entry) == home
    }
    split = {article for article, _, kind in entries if kind == "split"}
    return {one for one in found if one not in split or _home(connection, one, LAST) == home}, joins


def _home(connection: sqlite3.Connection, article: int, before: int) -> Home:
    """Return the home of an article, counting only entries with a lower id than ``before``."""
    (split,) = connection.execute(
        "SELECT MAX(e.id) FROM story_marks m JOIN story_entries e ON e.id = m.entry "
        "WHERE m.article = ? AND e.kind = 'split' AND e.undone IS NULL AND e.id < ?",
        (article, before),
    ).fetchone()
    if split is not None:
        return Home("split", split)
    (cluster,) = connection.execute(
        "SELECT cluster FROM story_articles WHERE article = ?", (article,)
    ).fetchone()
    return Home("cluster", cluster)


def _ends(connection: sqlite3.Connection, entry: int) -> set[Home]:
    """Return the homes that a merge connects."""
    rows = connection.execute("SELECT article FROM story_marks WHERE entry = ?", (entry,)).fetchall()
    return {_home(connection, one, entry) for (one,) in rows}
