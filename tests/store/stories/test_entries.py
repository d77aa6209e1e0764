from __future__ import annotations

import pytest

from accordingto.errors import AlreadyJoined, NotInLibrary
from accordingto.store import (
    Library,
    join_stories,
    name_story,
    split_story,
    story_history,
    story_of,
    undo_of_story,
)
from tests.store.stories.shelved import KEYS, add, grouped

WHOLE = ["f1 f2 f3", "m1 m2", "o1 o2"]


@pytest.fixture
def filled(library: Library) -> Library:
    add(library)
    return library


def join(library: Library, one: str, other: str) -> str:
    return library.change(join_stories, KEYS[one], KEYS[other], author="Vale").id


def split(library: Library, one: str, *articles: str) -> str:
    keys = [KEYS[name] for name in articles]
    return library.change(split_story, KEYS[one], keys, author="Vale", reason="Another ferry.").id


def undo(library: Library, entry: str) -> None:
    library.change(undo_of_story, entry, author="Orr")


def test_stories_are_joined_and_parted_again(filled: Library) -> None:
    entry = join(filled, "f1", "o2")
    assert grouped(filled) == ["f1 f2 f3 o1 o2", "m1 m2"]
    with pytest.raises(AlreadyJoined):
        join(filled, "o1", "f3")

    undo(filled, entry)

    assert grouped(filled) == WHOLE
    (only,) = filled.ask(story_history, KEYS["f1"]).corrections
    assert (only.kind, only.undone_by, set(only.articles)) == ("join", "Orr", {KEYS["f1"], KEYS["o2"]})


def test_articles_are_split_off_together(filled: Library) -> None:
    entry = split(filled, "f1", "f2", "f3")
    assert grouped(filled) == ["f1", "f2 f3", "m1 m2", "o1 o2"]

    undo(filled, entry)

    assert grouped(filled) == WHOLE


def test_what_was_said_last_holds(filled: Library) -> None:
    join(filled, "f1", "o1")
    split(filled, "o1", "f1")
    assert grouped(filled) == ["f1", "f2 f3 o1 o2", "m1 m2"]

    join(filled, "f1", "m1")
    assert grouped(filled) == ["f1 m1 m2", "f2 f3 o1 o2"]
    undone = split(filled, "m1", "f1", "m2")
    assert grouped(filled) == ["f1 m2", "f2 f3 o1 o2", "m1"]

    undo(filled, undone)
    assert grouped(filled) == ["f1 m1 m2", "f2 f3 o1 o2"]


def test_three_stories_are_joined_one_after_the_other(filled: Library) -> None:
    join(filled, "f1", "o1")
    join(filled, "m1", "o2")

    assert grouped(filled) == ["f1 f2 f3 m1 m2 o1 o2"]


def test_what_comes_later_follows_what_was_said(library: Library) -> None:
    add(library, "f1", "o1", "m1")
    join(library, "f1", "o1")

    add(library, "f2", "o2")

    assert grouped(library) == ["f1 f2 o1 o2", "m1"]


def test_what_was_said_of_an_article_goes_with_it(filled: Library) -> None:
    join(filled, "f1", "o1")

    filled.remove(KEYS["o1"])

    assert grouped(filled) == ["f1 f2 f3", "m1 m2", "o2"]


def test_a_story_is_called_what_somebody_called_it_last(filled: Library) -> None:
    filled.change(name_story, KEYS["f2"], "The Tern", author="Vale")
    last = filled.change(name_story, KEYS["f3"], "Osmark", author="Vale").id
    assert filled.ask(story_of, KEYS["f1"]).title == "Osmark"

    undo(filled, last)
    assert filled.ask(story_of, KEYS["f1"]).title == "The Tern"
    undo(filled, last)  # is undone already


def test_the_history_tells_who_came_and_who_left(filled: Library) -> None:
    join(filled, "f1", "o1")

    told = filled.ask(story_history, KEYS["f1"])

    assert [one.kind for one in told.events].count("came") == 2
    assert [one.kind for one in told.events].count("added") == 5
    assert [one.author for one in told.corrections] == ["Vale"]


def test_what_is_none_of_these_is_refused(filled: Library) -> None:
    with pytest.raises(NotInLibrary, match="story nothing"):
        filled.change(join_stories, KEYS["f1"], "nothing", author="Vale")
    with pytest.raises(NotInLibrary, match="not in the story"):
        split(filled, "f1", "m1")
    with pytest.raises(ValueError, match="some articles of the story"):
        split(filled, "f1", "f1", "f2", "f3")
    with pytest.raises(ValueError, match="some articles of the story"):
        split(filled, "f1")
    for id in ("7", "x", "9" * 30):
        with pytest.raises(NotInLibrary, match="no correction"):
            undo(filled, id)
    assert grouped(filled) == WHOLE
