from __future__ import annotations

from typing import Any

import pytest

from accordingto.store import Facet, Facets, Library, StatementQuery, count_statements
from accordingto.store.spoken import facets
from tests.store.shelves import said


@pytest.fixture
def shelf(library: Library) -> Library:
    for number in range(3):
        library.add(said(words=f"tolls {number}", act="deny", outlet="North Post", published="2031-03-04"))
    library.add(
        said("Una Holm", "tolls", act="warn", certainty="hedged", outlet="South Post", published="2031-04-01")
    )
    library.add(said("Una Holm", "boats", act="warn", certainty=None))
    return library


def counted(library: Library, **query: Any) -> Facets:
    return library.ask(count_statements, StatementQuery(**query))


def test_what_statements_have_is_counted(shelf: Library) -> None:
    found = counted(shelf)

    assert (found.count, found.is_all) == (5, True)
    assert found.acts == (Facet("deny", "deny", 3), Facet("warn", "warn", 2))
    assert found.certainties == (Facet("reported", "reported", 3), Facet("hedged", "hedged", 1))
    assert found.polarities == ()
    assert found.outlets == (Facet("North Post", "North Post", 3), Facet("South Post", "South Post", 1))
    assert found.people == (Facet("mara-ellison", "Mara Ellison", 3), Facet("una-holm", "Una Holm", 2))
    assert found.months == (Facet("2031-04", "2031-04", 1), Facet("2031-03", "2031-03", 3))


def test_the_others_of_a_kind_can_be_chosen_instead(shelf: Library) -> None:
    found = counted(shelf, text="tolls", acts=("deny",), outlet="North Post")

    assert found.count == 3
    assert found.acts == (Facet("deny", "deny", 3),)  # the warning is not of this outlet
    assert found.outlets == (Facet("North Post", "North Post", 3),)
    assert counted(shelf, text="tolls", acts=("deny",)).acts == (
        Facet("deny", "deny", 3),
        Facet("warn", "warn", 1),
    )
    assert [one.value for one in counted(shelf, person="una-holm").people] == ["mara-ellison", "una-holm"]
    assert [one.count for one in counted(shelf, certainties=("hedged",)).acts] == [1]


def test_only_the_newest_are_counted(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST_FACETED", 2)
    found = counted(shelf)

    assert (found.count, found.is_all) == (2, False)
    assert found.months == (Facet("2031-04", "2031-04", 1), Facet("2031-03", "2031-03", 1))
    assert [one.count for one in counted(shelf, acts=("deny",)).acts] == [1, 1]


def test_the_most_frequent_of_many_are_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST_VALUES", 2)
    for number in range(6):
        library.add(
            said(
                f"Ida Orr{'abc'[number // 2]}",
                f"toll {number}",
                outlet=f"Post {number // 2}",
                published=f"2031-0{1 + number}-01",
            )
        )

    found = counted(library)
    assert [len(one) for one in (found.people, found.outlets, found.months)] == [2, 2, 2]
    assert [one.value for one in found.months] == ["2031-06", "2031-05"]


def test_nothing_that_matches_has_no_values(shelf: Library) -> None:
    empty = counted(shelf, text="walrus")

    assert (empty.count, empty.is_all, empty.acts, empty.months) == (0, True, (), ())
    assert counted(shelf, actor="nobody").count == 0
