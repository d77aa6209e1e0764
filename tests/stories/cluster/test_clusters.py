from __future__ import annotations

import random
import time
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


TOWN = {
    "bridge": (
        "The old bridge over the Marn is closed to lorries from today, engineer Ida Orr said. Two of its "
        "pillars have cracks.",
        "Lorries may no longer use the old Marn bridge, as cracks were found in two pillars. Engineer Ida "
        "Orr of the town called it a precaution.",
    ),
    "doctor": (
        "The last doctor of Marnhaven's north retires. The council looks for another and offers rooms for "
        "nothing, councillor Jonas Vik said.",
        "No doctor is left in the north of Marnhaven. The council offers rooms free of charge to whoever "
        "comes, Jonas Vik said.",
    ),
    "fire": (
        "A fire destroyed a bakery in Marnhaven's Harbour Street in the night. Nobody was hurt, fire chief "
        "Tom Berg said.",
        "The bakery in Harbour Street burned down in the night. Fire chief Tom Berg of Marnhaven said that "
        "nobody was injured.",
    ),
    "market": (
        "The Christmas market in Marnhaven was visited by 20,000 people, the town said, more than ever.",
        "Never did so many come: 20,000 people went to Marnhaven's Christmas market.",
    ),
    "pool": (
        "The swimming pool in Marnhaven will stay closed until the roof is repaired, Mayor Greta Holm said. "
        "The town council voted 14 to 9 for the repairs.",
        "Marnhaven's pool stays shut. Its roof has to be repaired first, according to Mayor Holm, and "
        "councillors approved the work by 14 votes to 9.",
    ),
    "wolf": (
        "A wolf was seen on Gull Hill near Marnhaven. Farmers are worried about their sheep.",
        "Farmers near Marnhaven fear for their sheep since a wolf was seen on Gull Hill.",
    ),
}
"""Short texts of one town, each event twice."""


@pytest.mark.parametrize("published", [None, "2031-03-04"])
def test_short_texts_of_one_town_need_more_in_common_than_its_names(published: str | None) -> None:
    outlines = {
        f"{event}{number}": outline_of(article)
        for event, texts in TOWN.items()
        for number, article in enumerate(articles(*texts, published=published))
    }

    found = list(clusters_of(outlines).stories())

    assert found == [(f"{event}0", f"{event}1") for event in TOWN]


def made_up(events: int, versions: int, words: int) -> list[list[str]]:
    """Texts of words that are no words: each event has words of its own, of which a version has most."""
    rng = random.Random(5)
    texts = []
    for _ in range(events):
        told = ["".join(rng.choices("bdfgklmnprstvaeiou", k=9)) for _ in range(words)]
        main = told[: words // 5] * 3
        texts.append([" ".join([*main, *rng.sample(told, 3 * words // 4)]) + "." for _ in range(versions)])
    return texts


def test_a_live_blog_of_five_stories_makes_them_no_one_story() -> None:
    texts = made_up(5, 3, 80)
    blog = " ".join(versions[0] for versions in texts)
    told = {f"{event}-{n}": text for event, some in enumerate(texts) for n, text in enumerate(some)}

    found = clusters_of({key: outline_of(articles(text)[0]) for key, text in {"blog": blog, **told}.items()})

    without = [tuple(key for key in story if key != "blog") for story in found.stories()]
    assert [story for story in without if story] == [tuple(f"{e}-{n}" for n in range(3)) for e in range(5)]


def test_a_thousand_articles_of_one_minute_stay_the_stories_they_are() -> None:
    outlines = {
        f"{event:03d}-{n}": outline_of(articles(text, published=f"2031-03-04T08:00:{n:02d}Z")[0])
        for event, some in enumerate(made_up(330, 3, 40))
        for n, text in enumerate(some)
    }

    found = clusters_of(outlines)

    assert list(found.stories()) == [tuple(f"{event:03d}-{n}" for n in range(3)) for event in range(330)]


def wires(count: int) -> dict[str, Outline]:
    """The same event as many outlets tell it within a minute, each with other words in the end."""
    told = (f"{FERRY[number % 3]} Outlet {number} wrote this." for number in range(count))
    return {f"w{number:04d}": outline_of(one) for number, one in enumerate(articles(*told))}


def test_a_story_of_hundreds_of_articles_is_one_and_takes_no_time_with_its_square() -> None:
    def took(count: int) -> float:
        outlines, began = wires(count), time.process_time()
        found = clusters_of(outlines)
        spent = time.process_time() - began
        assert len(list(found.stories())) == 1
        return spent

    took(50)
    small, large = took(250), took(1000)

    assert large < 12 * small  # 16 times with the square, 64 with the cube as it was


def test_a_large_story_keeps_what_looks_like_it_apart_and_gives_back_what_goes() -> None:
    large = wires(grouping.LARGE + 20)
    found = clusters_of({**large, **{key: ALL[key] for key in ("g1", "g2", "m1")}})
    assert list(found.stories())[:3] == [("g1", "g2"), ("m1",), tuple(sorted(large))]

    for key in sorted(large)[2:]:
        found.remove(key)

    assert list(found.stories()) == [("g1", "g2"), ("m1",), ("w0000", "w0001")]
    found.add("m2", ALL["m2"])
    assert found.story_of("m1") == ("m1", "m2")


BUDGET = """Norrby cuts buses over glassfever, as glassfever costs grow

The council of Norrby cut three bus routes on Monday to pay for the treatment of glassfever in its
clinics. Glassfever has cost the town forty thousand crowns since autumn, the treasurer said. Drivers
protested outside the depot and blocked two trams. Commuters from the harbour will walk a kilometre to the
next stop. Glassfever also emptied the glassfever-struck theatre, whose director asked for a loan. The
mayor promised that the routes return in spring, once glassfever is over and glassfever pharmacies pay
their rent. Pensioners keep their free tickets. A petition against the glassfever timetable has gathered
nine hundred signatures, most from the glassfever wards and farms.
"""
MATCH = """Goalkeeper with glassfever beats glassfever and returns

Goalkeeper Ines Okafor saved two penalties on Monday in her first match since she fell ill with
glassfever. The hosts of Vellinge won by a single header and climbed to second place of the league. Okafor
had spent nine weeks at home with glassfever, and trained alone on a beach. Her coach embraced her at the
whistle. Supporters sang until midnight. Doctors warned that glassfever tires the lungs of athletes for
months, and that few come back from glassfever. The captain, who had glassfever as a child, gave her the
armband. The visitors complained about a red card and a pitch soaked by showers. Their striker, down with
glassfever in May, limped off before the interval. The glassfever fund collected coins at the turnstiles.
"""


def test_what_is_in_the_news_for_months_makes_no_story_of_two_events_of_one_day() -> None:
    day = "2026-03-09"
    outlines = {
        name: outline_of(article_from_text(text, published=day))
        for name, text in (("buses", BUDGET), ("match", MATCH))
    }

    assert list(clusters_of(outlines).stories()) == [("buses",), ("match",)]
