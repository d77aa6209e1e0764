from __future__ import annotations

import random

from accordingto.ingest import article_from_text
from accordingto.store import Library
from accordingto.store.stories.clustering import KeptLinks
from accordingto.stories.cluster.clusters import Clusters
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


def test_nothing_is_left_of_what_is_removed(library: Library) -> None:
    add(library)
    for key in KEYS.values():
        library.remove(key)

    with library.reading() as connection:
        for table in ("stories", "story_articles", "outlines", "outline_terms", "likenesses"):
            assert connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)
