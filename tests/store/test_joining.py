from __future__ import annotations

import msgspec
import pytest

from accordingto.errors import AlreadyJoined, NotInLibrary
from accordingto.store import Library, Query, count, joinings, people, person, seen_in, statements
from accordingto.types import Ledger
from tests.fakes import ledger_from_marks
from tests.store.shelves import said


@pytest.fixture
def mara(library: Library) -> str:
    """The key of an article in which Mara Ellison speaks; Maria Ellison and Una Holm do in others."""
    key = library.add(said(words="one")).key
    library.add(said("Maria Ellison", "two"))
    library.add(said("Una Holm", "three"))
    return key


def said_by(library: Library, key: str) -> list[str]:
    return sorted(one.content for one in library.ask(statements, key).items)


def of(library: Library, key: str) -> tuple[int, int]:
    found = library.ask(person, key)
    return found.articles, found.statements


def test_two_people_are_joined_and_parted_again(library: Library, mara: str) -> None:
    made = library.join("maria-ellison", "mara-ellison", author="Ida", reason="the same office")

    assert said_by(library, "mara-ellison") == ["one", "two"]
    assert of(library, "mara-ellison") == (2, 2)
    assert library.ask(count, Query(person="mara-ellison")) == 2
    assert [one.why for one in library.ask(seen_in, "mara-ellison").items] == ["corrected", "first"]
    assert "maria-ellison" not in [one.key for one in library.ask(people).items]
    (kept,) = library.ask(joinings)
    assert (kept.author, kept.reason, kept.undone) == ("Ida", "the same office", None)
    assert kept == made

    library.undo_joining(made.id, author="Bo")

    assert said_by(library, "mara-ellison") == ["one"]
    assert said_by(library, "maria-ellison") == ["two"]
    assert of(library, "maria-ellison") == (1, 1)
    assert [one.why for one in library.ask(seen_in, "maria-ellison").items] == ["first"]
    assert library.ask(joinings)[0].undone_by == "Bo"


def test_an_old_key_leads_to_whom_it_was_joined_into(library: Library, mara: str) -> None:
    library.join("maria-ellison", "mara-ellison", author="Ida")

    assert library.ask(person, "maria-ellison").key == "mara-ellison"


def test_joined_are_joined_in_what_is_added_later(library: Library, mara: str) -> None:
    library.join("maria-ellison", "mara-ellison", author="Ida")
    library.add(said("Maria Ellison", "four"))

    assert said_by(library, "mara-ellison") == ["four", "one", "two"]


def test_chains_of_joinings_end_and_circles_are_refused(library: Library, mara: str) -> None:
    first = library.join("mara-ellison", "maria-ellison", author="Ida")
    library.join("mara-ellison", "una-holm", author="Ida")
    with pytest.raises(AlreadyJoined):
        library.join("una-holm", "mara-ellison", author="Ida")
    with pytest.raises(AlreadyJoined):
        library.join("una-holm", "una-holm", author="Ida")
    assert said_by(library, "una-holm") == ["one", "three", "two"]

    library.undo_joining(first.id, author="Ida")

    assert said_by(library, "mara-ellison") == ["one"]
    assert said_by(library, "una-holm") == ["three", "two"]
    library.join("una-holm", "mara-ellison", author="Ida")
    assert said_by(library, "mara-ellison") == ["one", "three", "two"]


def test_one_is_split_off_in_an_article_and_given_back(library: Library, mara: str) -> None:
    library.add(said(words="four"))
    made = library.split("mara-ellison", mara, author="Ida", reason="her aunt")

    assert said_by(library, "mara-ellison") == ["four"]
    assert said_by(library, made.other) == ["one"]
    assert (made.kind, made.article) == ("split", mara)
    library.undo_joining(made.id, author="Bo")
    library.undo_joining(made.id, author="Una")
    assert said_by(library, "mara-ellison") == ["four", "one"]
    assert library.ask(joinings, made.other)[0].undone_by == "Bo"


def test_a_split_outlives_another_reading(library: Library, mara: str) -> None:
    made = library.split("mara-ellison", mara, author="Ida")
    library.add(msgspec.structs.replace(said(words="one"), reader="later"))

    assert said_by(library, made.other) == ["one"]


def test_what_is_said_of_who_was_split_off_speaks_for_that_one(library: Library) -> None:
    library.add(said(words="one", actor={"role": "engineer"}))
    key = library.add(said(words="two", actor={"role": "engineer", "affiliation": "Sund Rowing"})).key
    library.add(said(words="three", actor={"affiliation": "Velmouth"}))
    made = library.split("mara-ellison", key, author="Ida")

    library.add(said(words="four", actor={"role": "cox", "affiliation": "Sund Rowing"}))

    assert said_by(library, made.other) == ["four", "two"]


def test_to_join_who_was_split_off_undoes_the_split(library: Library, mara: str) -> None:
    made = library.split("mara-ellison", mara, author="Ida")
    library.join(made.other, "mara-ellison", author="Bo")

    assert said_by(library, "mara-ellison") == ["one"]
    assert library.ask(joinings)[0].undone_by == "Bo"


def two_in_one() -> Ledger:
    return ledger_from_marks(
        "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|said]] [[q1.content|no]]. "
        "[[q2.source|[[a2|Maria Ellison]]]] [[q2.cue|told]] [[q2.addressee|[[a3|Mara Ellison]]]] "
        "[[q2.content|yes]]."
    )


def test_two_of_one_article_are_parted_as_they_were(library: Library) -> None:
    key = library.add(two_in_one()).key
    made = library.join("maria-ellison", "mara-ellison", author="Ida")
    assert of(library, "mara-ellison") == (1, 2)
    library.undo_joining(made.id, author="Ida")

    assert said_by(library, "mara-ellison") == ["no"]
    assert said_by(library, "maria-ellison") == ["yes"]
    assert len(library.ask(statements, "mara-ellison", role="addressee").items) == 1
    library.remove(key)
    assert library.ask(people).items == ()


def test_a_split_goes_with_its_article_and_a_join_stays(library: Library, mara: str) -> None:
    library.split("mara-ellison", mara, author="Ida")
    library.join("maria-ellison", "una-holm", author="Ida")
    library.remove(mara)

    assert [one.kind for one in library.ask(joinings)] == ["join"]


@pytest.mark.parametrize("id", ["7", "x", "-1", "9" * 40, "٣"])
def test_what_is_not_there_cannot_be_undone(library: Library, id: str) -> None:
    with pytest.raises(NotInLibrary):
        library.undo_joining(id, author="Ida")


def test_who_is_not_there_cannot_be_joined_or_split(library: Library, mara: str) -> None:
    with pytest.raises(NotInLibrary):
        library.join("nobody", "mara-ellison", author="Ida")
    with pytest.raises(NotInLibrary):
        library.join("mara-ellison", "nobody", author="Ida")
    with pytest.raises(NotInLibrary):
        library.split("una-holm", mara, author="Ida")
    with pytest.raises(NotInLibrary):
        library.split("mara-ellison", "no article", author="Ida")
    assert library.ask(joinings) == ()
