"""Whoever is told to do something, or told of, is no source. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.objects import without_objects
from tests.reading.parts import marked


def sources(article: str) -> list[list[str]]:
    """The sources of each attribution of an article, by the words."""
    found, doc = marked(article)
    return [[doc.text_of(p) for p in one.source] for one in without_objects(found, doc)]


@pytest.mark.parametrize(
    "article",
    [
        "The letter [q|dares] [s|Ida Orr] [c|to put it to a vote].",
        "The mayor left and [q|said] of [s|Carla Marn], his only rival, [c|“Look at that face!”]",
        "He has called Ida Marn “odd,” said that Rep. Lund, R-Vest, has a “low score,” and [q|said] of "
        "[s|Carla Marn, his only female rival for the Norland party’s nomination], [c|“Look at that!”]",
        "Some in the town [q|have called for] [s|Lund] [c|to build a wall].",
    ],
)
def test_whoever_is_told_or_told_of_is_no_source(article: str) -> None:
    assert sources(article) == [[]]


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("[s|Orr] [q|dares] [c|Lund to wait].", "Orr"),
        ("[c|It] [q|surprises] [s|me].", "me"),
        ("[c|It was late], [q|according to] [s|Ida Orr].", "Ida Orr"),
        ("[c|It was late], [q|courtesy of] [s|Ida Orr].", "Ida Orr"),
        ("[c|“It was late,”] [q|said] [s|Orr], of the board.", "Orr"),
    ],
)
def test_other_sources_stay(article: str, source: str) -> None:
    assert sources(article) == [[source]]
