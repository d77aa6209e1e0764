from __future__ import annotations

from pathlib import Path

import click
import pytest

from accordingto.cli.kept import kept_lines, kept_story
from accordingto.cli.tally import Tally
from accordingto.errors import NotInLibrary
from accordingto.store import Library, StoryQuery, find_stories, join_stories, name_story, story_of
from tests.store.stories.shelved import KEYS, add


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "kept.db"
    with Library(path) as library:
        add(library)
    return path


def articles(db: Path, wanted: str) -> set[str]:
    gathered, choice = kept_story(db, wanted, Tally())
    return {gathered.known[key].article.id for key in choice.keys}


def test_a_story_is_named_by_its_place_or_by_any_of_its_articles(db: Path) -> None:
    ferry = {KEYS[name] for name in ("f1", "f2", "f3")}
    with Library(db) as library:
        place = [line.id for line in kept_lines(library, 2)].index(library.ask(story_of, KEYS["f1"]).key) + 1

    assert articles(db, str(place)) == ferry
    assert articles(db, KEYS["f2"]) == ferry
    assert articles(db, KEYS["f3"][:8]) == ferry


def test_what_people_said_of_stories_holds(db: Path) -> None:
    with Library(db) as library:
        library.change(join_stories, KEYS["f1"], KEYS["m1"], author="Vale")
        first = library.ask(story_of, KEYS["f1"]).key
        lines = kept_lines(library, 2)

    assert sorted(len(line.members) for line in lines) == [2, 5]
    assert next(len(line.members) for line in lines if line.id == first) == 5


def test_stories_have_the_order_and_the_titles_of_the_page_of_the_library(db: Path) -> None:
    with Library(db) as library:
        library.change(name_story, KEYS["m1"], "The museum", author="Vale")
        lines = kept_lines(library, 2)
        shown = library.ask(find_stories, StoryQuery(least=2)).items

    assert [(line.id, line.title) for line in lines] == [(one.key, one.title) for one in shown]
    assert "The museum" in {line.title for line in lines}


@pytest.mark.parametrize("wanted", ["0", "9"])
def test_a_place_that_is_none_is_told(db: Path, wanted: str) -> None:
    with pytest.raises(click.ClickException, match="the library has 3"):
        kept_story(db, wanted, Tally())


def test_a_key_of_nothing_is_told(db: Path) -> None:
    with pytest.raises(NotInLibrary):
        kept_story(db, "0000000000", Tally())
    with pytest.raises(NotInLibrary):
        kept_story(db, "²", Tally())


def test_a_damaged_ledger_is_told_and_the_others_are_there(db: Path) -> None:
    with Library(db) as library, library.transaction() as connection:
        connection.execute("UPDATE readings SET ledger = x'789c0000' WHERE id = 1")
    tally = Tally()

    gathered, _ = kept_story(db, KEYS["f2"], tally)

    assert len(gathered.known) == 2
    assert tally.failed == 1
