"""Articles that come in and go, in the file → which of them tell of one event by what they say.

The same as ``accordingto.stories.cluster.clusters`` does in memory, with the same answers: an article is
compared with few, and only what hangs together with it is grouped again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from accordingto.store.stories import outlines
from accordingto.stories.cluster.clusters import MOST_REGROUPED, SAME_STORY, likenesses
from accordingto.stories.cluster.grouping import regrouped
from accordingto.stories.cluster.outline import Outline


def enter(connection: sqlite3.Connection, article: int, outline: Outline) -> set[int]:
    """Put an article among those it is like; return whose group may be another one now, it among them."""
    links = likenesses(outline, outlines.like(connection, outline))
    outlines.keep(connection, article, outline)
    connection.execute("INSERT INTO story_articles (article, cluster) VALUES (?1, ?1)", (article,))
    connection.executemany(
        "INSERT INTO likenesses (article, other, likeness) VALUES (?, ?, ?)",
        (row for other, value in links.items() for row in ((article, other, value), (other, article, value))),
    )
    return _regroup(connection, {article}) if links else {article}


def leave(connection: sqlite3.Connection, article: int) -> set[int]:
    """Take an article away; return whose group may be another one now."""
    around = set(KeptLinks(connection)[article])
    around |= {
        one
        for (one,) in connection.execute(
            "SELECT article FROM story_articles "
            "WHERE cluster = (SELECT cluster FROM story_articles WHERE article = ?)",
            (article,),
        )
    }
    around.discard(article)
    outlines.forget(connection, article)
    connection.executemany(
        "DELETE FROM likenesses WHERE article = ? AND other = ?",
        [pair for other in around for pair in ((article, other), (other, article))],
    )
    connection.execute("DELETE FROM story_articles WHERE article = ?", (article,))
    return _regroup(connection, around) if around else set()


class KeptLinks(Mapping[int, Mapping[int, float]]):
    """How like articles are, each looked up when it is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[int, dict[int, float]] = {}

    def __getitem__(self, article: int) -> Mapping[int, float]:
        if article not in self._known:
            rows = self._connection.execute(
                "SELECT other, likeness FROM likenesses WHERE article = ?", (article,)
            )
            self._known[article] = dict(rows.fetchall())
        return self._known[article]

    def __iter__(self) -> Iterator[int]:
        return (one for (one,) in self._connection.execute("SELECT DISTINCT article FROM likenesses"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _regroup(connection: sqlite3.Connection, around: Iterable[int]) -> set[int]:
    """Group again what hangs together with some articles; return all that were looked at."""
    groups = _Groups(connection)
    found = regrouped(
        around, KeptLinks(connection), groups.of, groups.order, least=SAME_STORY, most=MOST_REGROUPED
    )
    connection.executemany(
        "UPDATE story_articles SET cluster = ?1 WHERE article = ?2 AND cluster <> ?1",
        ((min(group), one) for group in found for one in group),
    )
    return {one for group in found for one in group}


class _Groups:
    """The groups as they were, each looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._members: dict[int, list[int]] = {}

    def of(self, article: int) -> list[int]:
        (cluster,) = self._connection.execute(
            "SELECT cluster FROM story_articles WHERE article = ?", (article,)
        ).fetchone()
        if cluster not in self._members:
            rows = self._connection.execute(
                "SELECT article FROM story_articles WHERE cluster = ?", (cluster,)
            )
            self._members[cluster] = [one for (one,) in rows]
        return self._members[cluster]

    def order(self, article: int) -> tuple[int, str]:
        day, key = self._connection.execute(
            "SELECT o.day, k.key FROM outlines o JOIN articles k ON k.id = o.article WHERE o.article = ?",
            (article,),
        ).fetchone()
        return day or 0, key
