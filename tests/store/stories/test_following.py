from __future__ import annotations

import random

import pytest

from accordingto.corrections import OtherOutlet, OtherPublished
from accordingto.store import Library, StoryQuery, find_stories, story_history, story_of
from accordingto.store.stories.following import follow
from tests.store.stories.shelved import ARTICLES, KEYS, add, grouped, ledger

WHOLE = ["f1 f2 f3", "m1 m2", "o1 o2"]


@pytest.mark.parametrize("seed", range(4))
def test_articles_find_their_stories_in_any_order(library: Library, seed: int) -> None:
    order = sorted(ARTICLES)
    random.Random(seed).shuffle(order)

    add(library, *order)

    assert grouped(library) == WHOLE


def test_an_article_that_is_removed_leaves_its_story_and_the_history_shows_it(library: Library) -> None:
    add(library)

    library.remove(KEYS["f2"])

    assert grouped(library) == ["f1 f3", "m1 m2", "o1 o2"]
    (gone,) = [one for one in library.ask(story_history, KEYS["f1"]).events if one.kind == "removed"]
    assert (gone.article, gone.title) == (KEYS["f2"], "Fourteen injured as Tern ferry hits Osmark pier")


def test_what_is_removed_and_added_again_is_where_it_was(library: Library) -> None:
    add(library)
    for name in ("f1", "f2", "f3", "m1"):
        library.remove(KEYS[name])
    assert grouped(library) == ["m2", "o1 o2"]

    add(library, "m1", "f3", "f1", "f2")

    assert grouped(library) == WHOLE


def test_a_corrected_day_takes_an_article_out_of_its_story_and_undoing_brings_it_back(
    library: Library,
) -> None:
    add(library)

    made = library.correct(KEYS["m2"], OtherPublished(published="2033-01-01"), author="Vale")
    assert grouped(library) == ["f1 f2 f3", "m1", "m2", "o1 o2"]
    kinds = [one.kind for one in library.ask(story_history, KEYS["m1"]).events]
    library.undo(KEYS["m2"], made.id, author="Vale")

    assert kinds == ["added", "left"]
    assert grouped(library) == WHOLE


def test_a_corrected_outlet_is_in_the_list(library: Library) -> None:
    add(library, "m1")
    library.add(ledger("m2", outlet="Elswick Courier"))

    assert library.ask(story_of, KEYS["m1"]).outlets == ("Elswick Courier", "Outlet 5")


def test_the_same_text_of_many_outlets_is_one_story(library: Library) -> None:
    for number in range(30):
        library.add(ledger("f1", url=f"https://{number}.example/tern", outlet=f"Outlet {number}"))

    (only,) = library.ask(find_stories, StoryQuery()).items
    assert (only.articles, len(only.outlets)) == (30, 30)


def test_an_article_without_a_word_or_a_day_stands_alone(library: Library) -> None:
    add(library, "f1", "f2")
    blank = ledger("f1", id="0" * 16, text="…", published="9999-12-31", url="https://x.example/blank")
    from msgspec.structs import replace

    article = replace(blank.article, headline=None)
    key = library.add(replace(blank, article=article, sentences=())).key

    found = library.ask(story_of, key)
    assert (found.articles, found.last) == (1, "9999-12-31")


def test_adding_the_same_again_changes_no_story(library: Library) -> None:
    add(library)
    with library.transaction() as connection:
        (row,) = connection.execute("SELECT id FROM articles WHERE key = ?", (KEYS["f1"],)).fetchone()
        before = connection.execute("SELECT * FROM story_articles ORDER BY 1").fetchall()
        follow(connection, row, ARTICLES["f1"], "2031-03-05")
        after = connection.execute("SELECT * FROM story_articles ORDER BY 1").fetchall()

    assert before == after


def test_the_history_shows_an_article_that_was_corrected_until_it_is_undone(library: Library) -> None:
    add(library, "f1", "f2")
    made = library.correct(KEYS["f2"], OtherOutlet(outlet="Osmark Herald"), author="Vale")
    events = [(one.kind, one.article) for one in library.ask(story_history, KEYS["f1"]).events]
    assert ("corrected", KEYS["f2"]) in events

    library.undo(KEYS["f2"], made.id, author="Vale")

    assert all(one.kind != "corrected" for one in library.ask(story_history, KEYS["f1"]).events)
