"""Comparing the ledgers of two revisions."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from scripts.compare import WORKING, compare, first_difference, main, report

ONE = {"reader": "1", "actors": [{"id": "a1", "name": "Ida Orr"}], "claims": []}


def test_the_same_ledgers_are_equal_whatever_their_reader_is_called() -> None:
    found = compare({"a": ONE}, {"a": {**ONE, "reader": "2"}})

    assert found.is_equal
    assert found.same == 1


def test_a_field_that_differs_is_named_with_its_article() -> None:
    other = {**ONE, "actors": [{"id": "a1", "name": "Ida"}]}

    found = compare({"a": ONE, "b": ONE}, {"a": other, "b": ONE})

    assert not found.is_equal
    assert (found.same, found.differing, found.fields) == (1, 1, {"actors": ["a"]})
    assert list(report(found, {"a": ONE, "b": ONE}, {"a": other, "b": ONE})) == [
        "1 ledgers are the same, 1 differ",
        "actors: 1",
        '  a: [0].name "Ida Orr" -> "Ida"',
    ]


def test_what_only_one_revision_reads_is_a_difference() -> None:
    found = compare({"a": ONE}, {"b": ONE})

    assert (found.only_before, found.only_after, found.is_equal) == (["a"], ["b"], False)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (["x"], ["x", "y"], '1 -> 2; first lost [], first new ["y"]'),
        ({"start": 1}, {"start": 2}, ".start 1 -> 2"),
        (None, {"id": "a1"}, 'null -> {"id":"a1"}'),
    ],
)
def test_where_two_values_first_differ(one: object, other: object, told: str) -> None:
    assert first_difference(one, other) == told


def test_the_files_as_they_stand_are_equal_to_themselves() -> None:
    result = CliRunner().invoke(main, [WORKING, WORKING, "examples/tram-vote.txt"])

    assert result.exit_code == 0, result.output
    assert "1 ledgers are the same, 0 differ" in result.output


def test_a_revision_that_git_does_not_know() -> None:
    result = CliRunner().invoke(main, ["no-such-revision", WORKING, "examples/tram-vote.txt"])

    assert result.exit_code == 1
    assert "name a revision that git knows" in result.output
