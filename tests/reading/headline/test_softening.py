"""What hedges and quantifiers reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from accordingto.reading.headline.alignment import BodySentence, lines_of
from accordingto.reading.headline.softening import (
    hedged_words,
    partial_words,
    possible_words,
)
from accordingto.types import Sentence


def line(text: str) -> BodySentence:
    return lines_of(text, [Sentence("s1", 0, len(text), text)])[0]


def reached(reach: Callable[[BodySentence], set[int]], text: str) -> str:
    """The words of a sentence that something reaches."""
    found = line(text)
    places = reach(found)
    return " ".join(word.form for at, word in enumerate(found.words) if at in places)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port may raise tolls, Orr said.", "raise tolls"),
        ("The port closed in May after a storm.", ""),
        ("On 3 May the port closed.", ""),
        ("The port closed after a May storm.", ""),
        ("Port of Vest May Raise Tolls", "raise tolls"),
    ],
)
def test_modals_reach_their_clause(text: str, words: str) -> None:
    assert reached(possible_words, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orr reportedly sold the yard; Lund bought it.", "sold the yard"),
        ("Orr sold the yard, Lund left, reportedly.", ""),
        ("Orr sold the yard reportedly.", "orr sold the yard"),
        ("The yard is expected to close in June.", "close in june"),
        ("The alleged thief of the old boat fled.", "thief of the"),
        ("Orr expected the yard to close.", ""),
    ],
)
def test_hedges_reach_what_they_stand_by(text: str, words: str) -> None:
    assert reached(hedged_words, text) == words


def test_quantifiers_reach_the_nouns_behind_them() -> None:
    assert reached(partial_words, "Most old ferries have left the port.") == "most old ferries have"
