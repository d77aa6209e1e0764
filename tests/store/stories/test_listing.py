from __future__ import annotations

import pytest
from msgspec.structs import replace

from accordingto.errors import NotInLibrary, TooBroad
from accordingto.store import (
    Library,
    StoryQuery,
    count_stories,
    find_stories,
    story_articles,
    story_of,
    storylines_in,
)
from tests.store.stories.shelved import KEYS, NAMES, add, ledger


@pytest.fixture
def filled(library: Library) -> Library:
    add(library, "f1", "f2", "o1", "o2")
    library.add(ledger("f3", published="2031-03-06"))
    library.add(ledger("m1", published="2031-02-01"))
    library.add(ledger("m2", published="2031-02-02", outlet="Elswick Courier"))
    return library


def found(library: Library, **query: object) -> list[str]:
    page = library.ask(find_stories, StoryQuery(**query))  # type: ignore[arg-type]  # as the tests have them
    return [NAMES[one.key][0] for one in page.items]


def test_stories_are_listed_the_latest_first(filled: Library) -> None:
    assert found(filled) == ["f", "o", "m"]
    first = filled.ask(find_stories, StoryQuery()).items[0]
    assert (first.articles, first.first, first.last) == (3, "2031-03-04", "2031-03-06")
    assert first.outlets == ("Outlet 0", "Outlet 1", "Outlet 2")
    assert first.title == "Ferry strikes pier in Osmark, 14 hurt"  # its longest article's
    assert (first.claims, first.denials) == (None, None)


def test_each_field_narrows_the_list(filled: Library) -> None:
    assert found(filled, text="portrait") == ["m"]
    assert found(filled, text="rudder OR engine") == []
    assert found(filled, text="…") == []
    assert found(filled, outlet="Elswick Courier") == ["m"]
    assert found(filled, outlet="Nobody") == []
    assert found(filled, since="2031-03-05") == ["f"]
    assert found(filled, until="2031-02-01") == ["m"]
    assert found(filled, least=3) == ["f"]
    assert filled.ask(count_stories, StoryQuery(text="ferry")) == 2
    with pytest.raises(TooBroad):
        found(filled, text="a* b* c* d* e* f* g* h* i*")


def test_pages_go_on_where_the_one_before_ended(filled: Library) -> None:
    after, keys = None, []
    for _ in range(3):
        page = filled.ask(find_stories, StoryQuery(), after=after, limit=1)
        keys += [one.key for one in page.items]
        after = page.after

    assert after is None
    assert keys == [one.key for one in filled.ask(find_stories, StoryQuery()).items]


def test_any_article_leads_to_its_story(filled: Library) -> None:
    assert {filled.ask(story_of, KEYS[name]).key for name in ("f1", "f2", "f3")} == {
        filled.ask(story_articles, KEYS["f1"])[0].key
    }
    assert [NAMES[one.key] for one in filled.ask(story_articles, KEYS["f2"])][-1] == "f3"
    for key in ("nothing", "\udcff"):
        with pytest.raises(NotInLibrary, match="accordingto stories --db"):
            filled.ask(story_of, key)


def test_articles_without_an_outlet_are_counted_apart(library: Library) -> None:
    add(library, "f1", "f2")
    one = ledger("f3")
    library.add(replace(one, article=replace(one.article, outlet=None)))

    (story,) = library.ask(find_stories, StoryQuery()).items

    assert (story.articles, story.outlets, story.unnamed) == (3, ("Outlet 0", "Outlet 1"), 1)
    (line,) = library.ask(lambda connection: list(storylines_in(connection, StoryQuery())))
    assert (line.outlets, line.unnamed) == (story.outlets, story.unnamed)
