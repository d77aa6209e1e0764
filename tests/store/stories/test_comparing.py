from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from accordingto.corrections import OtherOutlet
from accordingto.errors import DamagedLibrary, ReadOnlyLibrary
from accordingto.store import Library, compared, copies_of_outlet, sourcing, story_of
from accordingto.store.stories import comparing
from accordingto.stories.match.apart import RejectedLink
from accordingto.types import Ledger
from tests.store.stories.shelved import KEYS, add, ledger


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What is compared, by the keys of the articles."""
    found: list[list[str]] = []
    compare = comparing.compare

    def counted(ledgers: Sequence[Ledger], rejected: Sequence[RejectedLink]) -> comparing.Compared:
        found.append([one.article.path or "" for one in ledgers])
        return compare(ledgers, rejected)

    monkeypatch.setattr(comparing, "compare", counted)
    return found


def test_articles_are_compared_once_and_called_by_their_keys(library: Library, made: list[list[str]]) -> None:
    add(library)

    first, second = compared(library, KEYS["f1"]), compared(library, KEYS["f3"])

    assert first == second
    assert made == [sorted(KEYS[name] for name in ("f1", "f2", "f3"))]
    assert {one.path for one in first.story.articles} == set(made[0])
    assert first.story.id == library.ask(story_of, KEYS["f1"]).key == first.brief.id
    assert library.ask(story_of, KEYS["f1"]).claims == len(first.story.claims)


def test_they_are_compared_again_when_one_of_them_changes(library: Library, made: list[list[str]]) -> None:
    add(library, "f1", "f2", "m1")
    compared(library, KEYS["f1"])
    add(library, "m2")
    compared(library, KEYS["f1"])
    assert len(made) == 1

    add(library, "f3")
    assert library.ask(story_of, KEYS["f1"]).claims is None
    compared(library, KEYS["f1"])
    correction = library.correct(KEYS["f1"], OtherOutlet(outlet="Osmark Herald"), author="Vale")
    compared(library, KEYS["f1"])
    library.undo(KEYS["f1"], correction.id, author="Vale")
    compared(library, KEYS["f1"])
    library.remove(KEYS["f3"])
    compared(library, KEYS["f1"])

    assert [len(keys) for keys in made] == [2, 3, 3, 3, 2]


def test_another_version_of_the_program_compares_again(
    library: Library, made: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, "f1", "f2")
    compared(library, KEYS["f1"])
    monkeypatch.setattr(comparing, "__version__", "9.9.9")

    compared(library, KEYS["f1"])

    assert len(made) == 2


def test_where_nothing_can_be_written_they_are_compared_all_the_same(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, "f1", "f2")

    def refuse() -> None:
        raise ReadOnlyLibrary(Path("library.db"), "it is read-only", "allow writing")

    monkeypatch.setattr(library, "transaction", refuse)

    assert len(compared(library, KEYS["f1"]).story.articles) == 2


def test_of_many_articles_the_first_are_compared(
    library: Library, made: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "MOST_COMPARED", 2)
    add(library, "f1", "f2", "f3")

    compared(library, KEYS["f1"])

    assert len(made[0]) == 2


def test_what_is_damaged_is_told(library: Library) -> None:
    add(library, "f1", "f2")
    compared(library, KEYS["f1"])
    with library.transaction() as connection:
        connection.execute("UPDATE comparisons SET compared = x'00'")

    with pytest.raises(DamagedLibrary):
        compared(library, KEYS["f1"])


def test_copies_are_known_once_they_were_compared_and_left_out_of_counts(library: Library) -> None:
    for number in range(3):
        details = {"outlet": f"Outlet {number}", "published": f"2031-03-0{4 + number}"}
        key = library.add(ledger("f1", url=f"https://{number}.example/tern", **details)).key
    before = library.ask(copies_of_outlet)
    assert (before.copies, before.uncompared) == (0, 1)

    compared(library, key)

    known = library.ask(copies_of_outlet)
    assert (known.copies, known.uncompared) == (2, 0)
    assert library.ask(copies_of_outlet, "Outlet 0").copies == 0
    assert [one.outlet for one in library.ask(sourcing, copies=False)] == ["Outlet 0"]
    assert len(library.ask(sourcing)) == 3
