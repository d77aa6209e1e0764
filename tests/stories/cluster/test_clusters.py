from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import permutations

import pytest

from accordingto.ingest import article_from_text
from accordingto.stories.cluster import clusters, grouping
from accordingto.stories.cluster.clusters import Clusters
from accordingto.stories.cluster.grouping import Links
from accordingto.stories.cluster.outline import Outline, outline_of
from tests.stories.cluster.invented import FERRY, MUSEUM, OTHER_FERRY, articles

ALL = {
    name: outline_of(article)
    for name, article in zip(
        ("f1", "f2", "f3", "g1", "g2", "m1", "m2"), articles(*FERRY, *OTHER_FERRY, *MUSEUM), strict=True
    )
}
STORIES = [("f1", "f2", "f3"), ("g1", "g2"), ("m1", "m2")]


def clusters_of(outlines: dict[str, Outline]) -> Clusters:
    found = Clusters()
    for key, outline in outlines.items():
        found.add(key, outline)
    return found


def test_articles_on_one_event_are_one_story_and_what_looks_like_it_is_another() -> None:
    assert list(clusters_of(ALL).stories()) == STORIES


def test_any_order_gives_the_same_stories() -> None:
    orders = random.Random(3).sample(list(permutations(ALL)), 100)

    assert all(list(clusters_of({key: ALL[key] for key in order}).stories()) == STORIES for order in orders)


def test_adding_says_which_story_it_is() -> None:
    found = clusters_of({key: ALL[key] for key in ("f1", "m1")})

    assert found.add("f2", ALL["f2"]) == ("f1", "f2")
    assert found.story_of("m1") == ("m1",)
    assert len(found) == 3
    assert "f2" in found


def test_an_article_that_is_taken_away_leaves_no_trace() -> None:
    found = clusters_of(ALL)
    found.remove("f1")
    rest = {key: outline for key, outline in ALL.items() if key != "f1"}

    assert list(found.stories()) == list(clusters_of(rest).stories())
    assert "f1" not in found
    found.add("f1", ALL["f1"])
    assert list(found.stories()) == STORIES


def test_taking_away_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Clusters().remove("f1")


def test_an_article_that_was_corrected_is_replaced() -> None:
    found = clusters_of(ALL)
    found.add("f3", ALL["m1"])

    assert found.story_of("f3") == ("f3", "m1", "m2")
    assert found.story_of("f1") == ("f1", "f2")
    assert len(found) == len(ALL)


def test_what_bridges_two_stories_is_undone_when_it_goes() -> None:
    both = outline_of(articles(FERRY[0] + "\n\n" + MUSEUM[0])[0])
    found = clusters_of({key: ALL[key] for key in ("f1", "m1")})
    found.add("live", both)
    found.remove("live")

    assert list(found.stories()) == [("f1",), ("m1",)]


def test_the_same_event_of_another_year_is_another_story() -> None:
    now, then = articles(FERRY[0])[0], articles(FERRY[0], published="2030-03-04")[0]
    found = clusters_of({"now": outline_of(now), "then": outline_of(then)})

    assert list(found.stories()) == [("now",), ("then",)]


def test_an_article_without_a_day_is_told_by_what_it_says() -> None:
    undated = articles(FERRY[1], published=None)[0]
    found = clusters_of({"f1": ALL["f1"], "undated": outline_of(undated)})

    assert found.story_of("undated") == ("f1", "undated")


def test_articles_that_say_nothing_are_no_story() -> None:
    texts = ("The.", "A.", "12.")
    found = clusters_of({text: outline_of(article_from_text(text)) for text in texts})

    assert len(list(found.stories())) == 3


def test_what_is_grouped_again_has_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []

    def counted(articles: Sequence[int], links: Links, least: float) -> list[tuple[int, ...]]:
        sizes.append(len(articles))
        return [(article,) for article in articles]

    monkeypatch.setattr(clusters, "MOST_REGROUPED", 5)
    monkeypatch.setattr(grouping, "grouped", counted)
    clusters_of({str(number): ALL["f1"] for number in range(20)})

    assert sizes == [2, 3, 4, *[5] * 16]
