"""Articles that come in and go, in the file → which of them tell of one event by what they say.

The same as ``accordingto.stories.cluster.clusters`` does in memory, with the same answers: an article is
compared with few, and only what hangs together with it is grouped again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from accordingto.store.stories import outlines
from accordingto.stories.cluster.clusters import MOST_REGROUPED, SAME_STORY, likenesses
from accordingto.stories.cluster.grouping import regrouped
from accordingto.stories.cluster.outline import Outline

AT_ONCE = 500
"""Articles that are looked up in one question; SQLite may refuse more than 999 values."""


def enter(connection: sqlite3.Connection, article: int, outline: Outline) -> set[int]:
    """Put an article among those it is like; return those whose group is another one now, it among them."""
    links = likenesses(outline, outlines.like(connection, outline))
    outlines.keep(connection, article, outline)
    connection.execute("INSERT INTO story_articles (article, cluster) VALUES (?1, ?1)", (article,))
    connection.executemany(
        "INSERT INTO likenesses (article, other, likeness) VALUES (?, ?, ?)",
        (row for other, value in links.items() for row in ((article, other, value), (other, article, value))),
    )
    return {article, *_regroup(connection, {article})} if links else {article}


def leave(connection: sqlite3.Connection, article: int) -> set[int]:
    """Take an article away; return those whose group is another one now."""
    mates = {
        one
        for (one,) in connection.execute(
            "SELECT article FROM story_articles "
            "WHERE cluster = (SELECT cluster FROM story_articles WHERE article = ?)",
            (article,),
        )
        if one != article
    }
    around = {*KeptLinks(connection)[article], *mates} - {article}
    outlines.forget(connection, article)
    connection.executemany(
        "DELETE FROM likenesses WHERE article = ? AND other = ?",
        [pair for other in around for pair in ((article, other), (other, article))],
    )
    connection.execute("DELETE FROM story_articles WHERE article = ?", (article,))
    return mates | _regroup(connection, around)


class KeptLinks(Mapping[int, Mapping[int, float]]):
    """How like articles are, from a least likeness on; with one come those that are of one story with it."""

    def __init__(self, connection: sqlite3.Connection, least: float = 0.0) -> None:
        self._connection, self._least = connection, least
        self._known: dict[int, dict[int, float]] = {}
        self._ahead: dict[int, None] = {}
        """Those that are probably asked for next, as what is known leads to them."""

    def __getitem__(self, article: int) -> Mapping[int, float]:
        if article not in self._known:
            self._ahead.pop(article, None)
            self._look_up([article, *islice(self._ahead, AT_ONCE - 1)])
        return self._known[article]

    def __iter__(self) -> Iterator[int]:
        return (one for (one,) in self._connection.execute("SELECT DISTINCT article FROM likenesses"))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def known(self) -> Collection[int]:
        """The articles that have been looked up."""
        return self._known.keys()

    def _look_up(self, articles: Sequence[int]) -> None:
        for one in articles:
            self._known[one] = {}
            self._ahead.pop(one, None)
        rows = self._connection.execute(
            "SELECT article, other, likeness FROM likenesses WHERE likeness >= ? "
            f"AND article IN ({_places(articles)})",
            (self._least, *articles),
        )
        for article, other, likeness in rows:
            self._known[article][other] = likeness
            if likeness >= SAME_STORY and other not in self._known:
                self._ahead[other] = None


def _regroup(connection: sqlite3.Connection, around: Iterable[int]) -> set[int]:
    """Group again what hangs together with some articles; return those whose group or its number changed."""
    links = KeptLinks(connection, SAME_STORY)  # a fifth of all links are as strong
    groups = _Groups(connection, links)
    found = regrouped(
        around,
        links,
        groups.of,
        groups.order,
        least=SAME_STORY,
        most=MOST_REGROUPED,
        between=partial(_links_between, connection),
    )
    # A group that its lowest article has left needs another number: the article may come in again elsewhere.
    changed = [
        group
        for group in found
        if set(group) != set(groups.of(group[0])) or groups.cluster(group[0]) != min(group)
    ]
    connection.executemany(
        "UPDATE story_articles SET cluster = ? WHERE article = ?",
        ((min(group), one) for group in changed for one in group),
    )
    return {one for group in changed for one in group}


def _links_between(
    connection: sqlite3.Connection, articles: Collection[int], others: Collection[int]
) -> dict[int, dict[int, float]]:
    """Return all links of some articles to others."""
    found: dict[int, dict[int, float]] = {one: {} for one in articles}
    rows = connection.execute(  # the plus keeps SQLite from looking up each pair
        "SELECT article, other, likeness FROM likenesses "
        "WHERE article IN (SELECT value FROM json_each(?)) AND +other IN (SELECT value FROM json_each(?))",
        (str([*articles]), str([*others])),
    )
    for article, other, likeness in rows:
        found[article][other] = likeness
    return found


class _Groups:
    """The groups as they were; with one come those of all articles whose links are known."""

    def __init__(self, connection: sqlite3.Connection, links: KeptLinks) -> None:
        self._connection, self._links = connection, links
        self._members: dict[int, list[int]] = {}
        self._cluster: dict[int, int] = {}
        self._order: dict[int, tuple[int, str]] = {}

    def of(self, article: int) -> list[int]:
        """Return all articles of the group of one."""
        return self._members[self.cluster(article)]

    def cluster(self, article: int) -> int:
        """Return the number of the group of one."""
        self._look_up(article)
        return self._cluster[article]

    def order(self, article: int) -> tuple[int, str]:
        """Return what tells which of two articles comes first."""
        self._look_up(article)
        return self._order[article]

    def _look_up(self, article: int) -> None:
        if article in self._cluster:
            return
        others = (one for one in self._links.known if one not in self._cluster and one != article)
        wanted = [article, *islice(others, AT_ONCE - 1)]
        rows = self._connection.execute(
            "SELECT a.article, a.cluster, o.day, k.key FROM story_articles a "
            "JOIN outlines o ON o.article = a.article JOIN articles k ON k.id = a.article WHERE a.cluster IN "
            f"(SELECT cluster FROM story_articles WHERE article IN ({_places(wanted)}))",
            wanted,
        ).fetchall()
        for one, cluster, day, key in rows:
            if one not in self._cluster:
                self._members.setdefault(cluster, []).append(one)
                self._cluster[one], self._order[one] = cluster, (day or 0, key)


def _places(values: Sequence[int]) -> str:
    """Return as many places for values in a statement as there are values."""
    return ", ".join("?" * len(values))
