from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from accordingto.errors import NotLinked
from accordingto.reading.text.sentences import split_sentences
from accordingto.store import (
    Library,
    SentenceAt,
    compared,
    join_stories,
    reject_link,
    split_story,
    story_history,
    story_of,
    undo_of_story,
)
from accordingto.stories.story import StoryClaim
from tests.store.stories.shelved import KEYS, add, ledger


@pytest.fixture
def filled(library: Library) -> Library:
    add(library)
    return library


def claims(library: Library, name: str = "f1") -> list[StoryClaim]:
    return list(compared(library, KEYS[name]).story.claims)


def reject(library: Library, claim: StoryClaim, place: int = 1) -> str:
    ends = [
        SentenceAt(article=one.path, start=one.spans[0].start) for one in (claim.where[0], claim.where[place])
    ]
    return reject_link(library, KEYS["f1"], *ends, author="Vale", reason="Another pier.").id


def linked(library: Library, first: str, other: str) -> bool:
    """Whether any claim holds both sentences, by their first words."""
    return any(
        {first, other} <= {span.text[:20] for place in claim.where for span in place.spans}
        for claim in claims(library)
    )


def words_of(claim: StoryClaim, place: int = 1) -> tuple[str, str]:
    return claim.where[0].spans[0].text[:20], claim.where[place].spans[0].text[:20]


def test_a_rejected_link_is_gone_from_the_story_until_it_is_undone(filled: Library) -> None:
    before = claims(filled)
    ends = words_of(before[0])
    assert linked(filled, *ends)

    entry = reject(filled, before[0])

    assert not linked(filled, *ends)
    (only,) = filled.ask(story_history, KEYS["f2"]).corrections
    assert (only.kind, only.reason, only.undone) == ("reject", "Another pier.", None)
    assert [one.article for one in only.words][:1] == [before[0].where[0].path]
    assert only.words[0].text == before[0].where[0].spans[0].text

    filled.change(undo_of_story, entry, author="Orr")

    assert claims(filled) == before


def test_it_stays_rejected_when_the_story_is_made_again(filled: Library) -> None:
    first = claims(filled)[0]
    ends = words_of(first)
    reject(filled, first)

    filled.remove(KEYS["f3" if first.where[1].path != KEYS["f3"] else "f2"])
    assert not linked(filled, *ends)

    key = first.where[1].path
    shown = filled.shown(key).ledger
    text = f"{shown.article.text}\n\nThe board meets on Thursday."
    filled.add(replace(shown, article=replace(shown.article, text=text), sentences=split_sentences(text)))
    assert not linked(filled, *ends)


def test_other_stories_and_other_links_stay(filled: Library) -> None:
    before = claims(filled)
    others = [words_of(claim) for claim in before[1:] if words_of(claim) != words_of(before[0])]
    elsewhere = claims(filled, "o1")

    reject(filled, before[0])

    assert others
    assert all(linked(filled, *ends) for ends in others)
    assert claims(filled, "o1") == elsewhere


def test_an_entry_waits_while_its_articles_are_of_two_stories(filled: Library) -> None:
    first = claims(filled)[0]
    ends = words_of(first)
    reject(filled, first)
    key = first.where[1].path

    filled.change(split_story, KEYS["f1"], [key], author="Vale")
    filled.change(join_stories, first.where[0].path, key, author="Vale")

    assert filled.ask(story_of, KEYS["f1"]).articles == 3
    assert not linked(filled, *ends)


def test_what_is_not_linked_is_not_rejected(filled: Library) -> None:
    first = claims(filled)[0].where[0]
    one = SentenceAt(article=first.path, start=first.spans[0].start)

    for other in (one, SentenceAt(article="nothing", start=0), SentenceAt(article=KEYS["m1"], start=0)):
        with pytest.raises(NotLinked):
            reject_link(filled, KEYS["f1"], one, other, author="Vale")
    assert filled.ask(story_history, KEYS["f1"]).corrections == ()


def test_a_library_without_rejected_links_is_brought_up_with_its_entries(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    path = tmp_path / "old.db"
    with Library(path) as library:
        add(library, "f1", "f2")
        library.change(split_story, KEYS["f1"], [KEYS["f2"]], author="Vale")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(
            "DROP TABLE story_words; "
            "CREATE TABLE old (id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('join', 'split', "
            "'name')), name TEXT, author TEXT NOT NULL, reason TEXT NOT NULL, made TEXT NOT NULL, "
            "undone TEXT, undone_by TEXT) STRICT; INSERT INTO old SELECT * FROM story_entries; "
            "DROP TABLE story_entries; ALTER TABLE old RENAME TO story_entries; PRAGMA user_version = 6"
        )

    with Library(path) as library:
        (only,) = library.ask(story_history, KEYS["f2"]).corrections
        assert (only.kind, only.author, only.words) == ("split", "Vale", ())
        library.change(undo_of_story, only.id, author="Orr")
        assert library.ask(story_of, KEYS["f1"]).articles == 2
        assert reject(library, claims(library)[0])


def test_removing_an_article_leaves_the_entry_and_no_words(filled: Library) -> None:
    first = claims(filled)[0]
    reject(filled, first)
    filled.remove(first.where[1].path)

    (only,) = filled.ask(story_history, first.where[0].path).corrections

    assert {one.article for one in only.words} == {first.where[0].path}
    add(filled, "f1", "f2", "f3")
    assert ledger("f1").article.id in {one.path for one in compared(filled, KEYS["f1"]).story.articles}
