from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store import Library, people
from tests.fakes import ledger_from_marks

SAYINGS = (
    ("Mara Ellison", 1),
    ("Dr. Ana López-Reid", 3),
    ("Tobias Marsden", 2),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        for name, times in SAYINGS:
            for i in range(times):
                text = (
                    f"[[q1.source|[[a1|{name}]]]] [[q1.cue|said]] [[q1.content|the toll will rise by {i}]]."
                )
                library.add(ledger_from_marks(text, None))
        yield library


def names(library: Library, name: str = "", kind: str | None = None) -> list[str]:
    return [one.name for one in library.ask(people, name, kind=kind).items]


def test_those_with_most_statements_come_first(library: Library) -> None:
    assert names(library) == ["Dr. Ana López-Reid", "Tobias Marsden", "Mara Ellison"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mar", ["Tobias Marsden", "Mara Ellison"]),
        ("mara ell", ["Mara Ellison"]),
        ("ellison mara", ["Mara Ellison"]),
        ("mar ellison", []),
        ("LOPEZ", ["Dr. Ana López-Reid"]),
        ("son", []),
        ("%", []),
    ],
)
def test_names_are_found_by_how_their_words_begin(library: Library, typed: str, found: list[str]) -> None:
    assert names(library, typed) == found


def test_kinds_are_told_apart(library: Library) -> None:
    assert names(library, "mara", kind="person") == ["Mara Ellison"]
    assert names(library, "mara", kind="place") == names(library, kind="place") == []


@pytest.mark.parametrize("name", ["", "m"])
def test_pages_follow_one_another_without_gap_or_repetition(library: Library, name: str) -> None:
    found, after = [], None
    while True:
        page = library.ask(people, name, after=after, limit=1)
        found += [one.name for one in page.items]
        after = page.after
        if after is None:
            break
    assert found == names(library, name)
