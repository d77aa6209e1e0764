from __future__ import annotations

import random
import sqlite3
from statistics import median

from accordingto.ingest import article_from_text
from accordingto.store import Library
from accordingto.store.stories.clustering import KeptLinks
from accordingto.stories.cluster.clusters import SAME_STORY, Clusters
from accordingto.stories.cluster.outline import outline_of
from accordingto.types import Ledger
from tests.store.stories.shelved import KEYS, add

PLACES = ("Osmark", "Halvik", "Elswick", "Skarn", "Tornby", "Vik", "Lund", "Garde")
THINGS = ("ferry", "museum", "bridge", "school", "quarry", "harbour", "tram", "clinic", "theatre", "mill")


def invented(number: int) -> str:
    """A short text in which a few things meet, so that some are alike and most are not."""
    rng = random.Random(number // 3)
    words = [f"{rng.choice(PLACES)} {rng.choice(THINGS)} {rng.randrange(100)}" for _ in range(12)]
    random.Random(number).shuffle(words)
    return "The board met. " + " The ".join(f"{one} was opened." for one in words[:9])


def test_the_file_groups_as_memory_does_whatever_comes_and_goes(library: Library) -> None:
    rng, clusters, alive = random.Random(3), Clusters(), list[str]()
    for number in range(90):
        day = f"2031-03-{1 + rng.randrange(28):02}" if rng.random() < 0.9 else None
        article = article_from_text(
            invented(number), url=f"https://x.example/{number}", published=day, format="text"
        )
        key = library.add(Ledger(reader="fake 0", article=article)).key
        clusters.add(key, outline_of(article))
        alive.append(key)
        if rng.random() < 0.2:
            gone = alive.pop(rng.randrange(len(alive)))
            library.remove(gone)
            clusters.remove(gone)

    with library.reading() as connection:
        rows = connection.execute(
            "SELECT a.cluster, k.key FROM story_articles a JOIN articles k ON k.id = a.article"
        ).fetchall()
        links = KeptLinks(connection)
        assert all(links[other][one] == value for one in links for other, value in links[one].items())
        assert len(links) > 40
    found: dict[int, list[str]] = {}
    for cluster, key in rows:
        found.setdefault(cluster, []).append(key)
    assert sorted(tuple(sorted(keys)) for keys in found.values()) == sorted(clusters.stories())
    assert any(len(keys) > 2 for keys in found.values())


def entered(library: Library, number: int) -> str:
    day = f"2031-03-{1 + number % 28:02}"
    article = article_from_text(
        invented(number), url=f"https://x.example/{number}", published=day, format="text"
    )
    return library.add(Ledger(reader="fake 0", article=article)).key


def test_what_was_compared_of_a_story_is_kept_where_another_article_only_comes_near_it(
    library: Library,
) -> None:
    lost, near = 0, 0
    for number in range(75):
        with library.transaction() as connection:
            before = members(connection)
            connection.execute("DELETE FROM comparisons")
            connection.execute(
                "INSERT INTO comparisons (story, fingerprint, claims, denials, compared) "
                "SELECT id, '', 0, 0, x'' FROM stories"
            )
        entered(library, number)
        with library.reading() as connection:
            after = members(connection)
            kept = {one for (one,) in connection.execute("SELECT story FROM comparisons")}
        assert {one for one in before if after.get(one) == before[one]} == kept
        lost += len(before) - len(kept)
        near += len(kept)
    assert 0 < lost < near


def members(connection: sqlite3.Connection) -> dict[int, str]:
    """The articles of each story."""
    return dict(
        connection.execute(
            "SELECT story, group_concat(article) FROM (SELECT * FROM story_articles ORDER BY article) "
            "GROUP BY story"
        ).fetchall()
    )


def test_adding_asks_no_more_questions_the_more_stories_are_near(library: Library) -> None:
    asked = list[str]()
    counts = []
    for number in range(91):
        asked.clear()
        with library.transaction() as connection:
            connection.set_trace_callback(asked.append)
            entered(library, number)
            connection.set_trace_callback(None)
        counts.append(sum(one.lstrip().startswith("SELECT") for one in asked))

    assert median(counts[70:]) < 2 * median(counts[5:25])


def test_nothing_is_left_of_what_is_removed(library: Library) -> None:
    add(library)
    for key in KEYS.values():
        library.remove(key)

    with library.reading() as connection:
        for table in ("stories", "story_articles", "outlines", "outline_terms", "likenesses"):
            assert connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)


def test_an_article_that_is_replaced_by_an_unlike_one_leaves_its_group(library: Library) -> None:
    for number in range(3):
        entered(library, number)
    with library.reading() as connection:
        assert numbered(connection) == [(1, 1), (2, 1), (3, 1)]

    unlike = article_from_text(
        "Ida Lorn has won the chess cup of Norrvall. She beat Per Aas in forty moves.",
        url="https://x.example/0",
        published="2031-03-01",
        format="text",
    )
    library.add(Ledger(reader="fake 0", article=unlike))

    with library.reading() as connection:
        assert numbered(connection) == [(1, 1), (2, 2), (3, 2)]


def numbered(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """The articles, each with the number of its group."""
    return list(connection.execute("SELECT article, cluster FROM story_articles ORDER BY article"))


def test_strong_links_are_looked_up_without_the_weak_ones(library: Library) -> None:
    for number in range(60):
        entered(library, number)
    with library.reading() as connection:
        every, strong = KeptLinks(connection), KeptLinks(connection, SAME_STORY)
        both = [(every[one], strong[one]) for one in every]

    assert all(
        found == {other: value for other, value in all_of_it.items() if value >= SAME_STORY}
        for all_of_it, found in both
    )
    assert any(0 < len(found) < len(all_of_it) for all_of_it, found in both)
