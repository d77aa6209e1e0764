from __future__ import annotations

from itertools import permutations

import msgspec

from accordingto.ingest import article_from_text
from accordingto.stories.cluster.gathering import key_of, storylines
from tests.stories.cluster.invented import FERRY, MUSEUM, articles


def test_a_story_has_its_articles_days_outlets_and_names() -> None:
    told = articles(FERRY[0], published="2031-03-05", first=1) + articles(FERRY[1], first=2)
    (story,) = storylines(told)

    assert [member.outlet for member in story.members] == ["Outlet 2", "Outlet 1"]
    assert story.outlets == ("Outlet 2", "Outlet 1")
    assert (story.first, story.last) == ("2031-03-04", "2031-03-05")
    assert story.members[0].headline == "Fourteen injured as Tern ferry hits Osmark pier"
    assert story.id == story.members[0].id
    assert {"osmark", "tern"} <= set(story.names)


def test_a_story_has_the_headline_of_its_longest_article() -> None:
    longer = articles(FERRY[1] + "\n\nThe harbour master spoke of luck.", first=2)
    (story,) = storylines(articles(FERRY[0], first=1) + longer)

    assert story.title == longer[0].headline.text if longer[0].headline else False
    (without,) = storylines([msgspec.structs.replace(longer[0], headline=None)])
    assert without.title is None


def test_stories_with_more_outlets_come_first_whatever_the_order_of_the_articles() -> None:
    told = [*articles(*MUSEUM), *articles(*FERRY[:2], first=5), *articles(FERRY[2], first=9)]
    found = {storylines(order) for order in permutations(told)}

    assert len(found) == 1
    assert [len(story.members) for story in found.pop()] == [3, 2]


def test_one_article_that_comes_twice_counts_once() -> None:
    (one,) = articles(FERRY[0])
    (story,) = storylines([one, msgspec.structs.replace(one, path="again.txt")])

    assert [member.path for member in story.members] == [None]


def test_one_text_of_eight_outlets_is_one_story_of_eight() -> None:
    (story,) = storylines(articles(*[FERRY[0]] * 8))

    assert len(story.members) == len(story.outlets) == 8


def test_a_key_tells_publishers_apart_by_name_or_else_by_address() -> None:
    text = FERRY[0]
    named = article_from_text(text, outlet="Osmark Post", url="https://a.example/1")
    moved = article_from_text(text, outlet="osmark  post", url="https://a.example/2")
    bare = article_from_text(text, url="https://a.example/1")

    assert key_of(named) == key_of(moved)
    assert len({key_of(named), key_of(bare), key_of(article_from_text(text))}) == 3


def test_articles_without_a_day_come_last_and_do_not_date_a_story() -> None:
    told = articles(FERRY[0], published=None) + articles(FERRY[1], first=4)
    (story,) = storylines(told)

    assert [member.published for member in story.members] == ["2031-03-04", None]
    assert story.first == story.last == "2031-03-04"


def test_a_story_without_a_day_has_none() -> None:
    (story,) = storylines(articles(FERRY[0], published=None))

    assert (story.first, story.last) == (None, None)
