from __future__ import annotations

import random
import time
from itertools import permutations

import pytest

from accordingto.ingest import article_from_text
from accordingto.stories.cluster.clusters import Clusters
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
    clusters = Clusters()
    for key, outline in outlines.items():
        clusters.add(key, outline)
    return clusters


def test_articles_on_one_event_are_one_story_and_what_looks_like_it_is_another() -> None:
    assert list(clusters_of(ALL).stories()) == STORIES


def test_any_order_gives_the_same_stories() -> None:
    orders = random.Random(3).sample(list(permutations(ALL)), 100)

    assert all(list(clusters_of({key: ALL[key] for key in order}).stories()) == STORIES for order in orders)


def test_adding_says_which_story_it_is() -> None:
    clusters = clusters_of({key: ALL[key] for key in ("f1", "m1")})

    assert clusters.add("f2", ALL["f2"]) == ("f1", "f2")
    assert clusters.story_of("m1") == ("m1",)
    assert len(clusters) == 3
    assert "f2" in clusters


def test_an_article_that_is_taken_away_leaves_no_trace() -> None:
    clusters = clusters_of(ALL)
    clusters.remove("f1")
    rest = {key: outline for key, outline in ALL.items() if key != "f1"}

    assert list(clusters.stories()) == list(clusters_of(rest).stories())
    assert "f1" not in clusters
    clusters.add("f1", ALL["f1"])
    assert list(clusters.stories()) == STORIES


def test_taking_away_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Clusters().remove("f1")


def test_an_article_that_was_corrected_is_replaced() -> None:
    clusters = clusters_of(ALL)
    clusters.add("f3", ALL["m1"])

    assert clusters.story_of("f3") == ("f3", "m1", "m2")
    assert clusters.story_of("f1") == ("f1", "f2")
    assert len(clusters) == len(ALL)


def test_what_bridges_two_stories_is_undone_when_it_goes() -> None:
    both = outline_of(articles(FERRY[0] + "\n\n" + MUSEUM[0])[0])
    clusters = clusters_of({key: ALL[key] for key in ("f1", "m1")})
    clusters.add("live", both)
    clusters.remove("live")

    assert list(clusters.stories()) == [("f1",), ("m1",)]


def test_the_same_event_of_another_year_is_another_story() -> None:
    now, then = articles(FERRY[0])[0], articles(FERRY[0], published="2030-03-04")[0]
    clusters = clusters_of({"now": outline_of(now), "then": outline_of(then)})

    assert list(clusters.stories()) == [("now",), ("then",)]


def test_an_article_without_a_day_is_told_by_what_it_says() -> None:
    undated = articles(FERRY[1], published=None)[0]
    clusters = clusters_of({"f1": ALL["f1"], "undated": outline_of(undated)})

    assert clusters.story_of("undated") == ("f1", "undated")


def test_articles_that_say_nothing_are_no_story() -> None:
    texts = ("The.", "A.", "12.")
    clusters = clusters_of({text: outline_of(article_from_text(text)) for text in texts})

    assert len(list(clusters.stories())) == 3


def test_an_article_costs_no_more_because_hundreds_came_in_that_minute() -> None:
    rng = random.Random(5)
    words = [f"ship{chr(97 + a)}{chr(97 + b)}" for a in range(26) for b in range(26)]
    texts = [" ".join([*rng.choices(words, k=60), "Osmark harbour"]) for _ in range(400)]
    outlines = [outline_of(article) for article in articles(*texts)]
    clusters, spent = Clusters(), []
    for number, outline in enumerate(outlines):
        began = time.process_time()
        clusters.add(str(number), outline)
        spent.append(time.process_time() - began)

    assert sum(spent[-100:]) < 12 * sum(spent[150:250])
