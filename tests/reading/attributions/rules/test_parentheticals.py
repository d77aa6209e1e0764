"""Contents that go on behind an aside between two dashes. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.parentheticals import with_asides_in_dashes
from tests.reading.parts import marked


def contents(article: str) -> list[list[str]]:
    """What is attributed in an article, by the words."""
    found, doc = marked(article)
    given = with_asides_in_dashes(found, doc)
    return [[doc.text_of(piece) for piece in one.content] for one in given]


@pytest.mark.parametrize(
    ("article", "content"),
    [
        (
            "[s|Orr] [q|said] [c|the bridge would shut]—its third closure since spring—on Friday, and left.",
            ["the bridge would shut", "on Friday"],
        ),
        (  # what hedges a part of it belongs to it
            "[s|The fund] [q|approved] [c|a grant]—[q2|reportedly] [c2|in kroner]—to two farms.",
            ["a grant—reportedly in kroner—to two farms"],
        ),
    ],
)
def test_a_clause_goes_on_behind_the_second_dash(article: str, content: list[str]) -> None:
    assert contents(article) == [content]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|confirmed] [c|a toll]—though no day was named.",  # one dash
        "[s|Orr] [q|confirmed] [c|a toll]—the first—as traffic rose.",  # another clause
        "[s|Orr] [q|confirmed] [c|a toll]—the first. It rained—in June.",  # another sentence
        "[c|A toll]—the first—in June, [s|Orr] [q|said].",  # the cue comes behind it
    ],
)
def test_other_dashes_end_it(article: str) -> None:
    found, doc = marked(article)
    assert contents(article) == [[doc.text_of(piece) for piece in found[0].content]]


def test_nothing_is_taken_from_another() -> None:
    article = "[s|Orr] [q|confirmed] [c|a toll]—the first, [s2|Vik] [q2|said]—for [c2|barges]."
    assert contents(article) == [["a toll"], ["barges"]]
