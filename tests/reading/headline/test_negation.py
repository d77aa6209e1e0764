"""What negations and refusals reach."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.negation import called_off_words, denied_words, negated_words, untrue_words
from tests.reading.headline.test_softening import line, reached


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port did not raise the old tolls, Orr said.", "raise the old tolls"),
        ("The port did not raise tolls because ships left.", "raise tolls"),
        ("The port’s tolls won’t rise.", "rise"),
        ("No tolls were raised in Vestby.", "tolls were raised"),
        ("The port should not raise tolls.", ""),
        ("Lund did not have to pay.", ""),
        ("It was not only the port that closed.", ""),
    ],
)
def test_negations_reach_their_clause(text: str, words: str) -> None:
    assert reached(negated_words, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orr said she would not raise tolls.", "raise tolls"),
        ("Orr said she would never raise tolls because ships left.", "raise tolls"),
        ("A merger would not raise tolls.", ""),
        ("Orr said she would not raise tolls if ships left.", ""),
        ("Orr refused to raise tolls, and left.", "raise tolls"),
        ("Orr ruled out raising tolls.", "raising tolls"),
        ("Orr did not refuse to pay.", "refuse to pay"),
        ("Orr ruled the port.", ""),
    ],
)
def test_what_is_denied_is_negated_or_refused(text: str, words: str) -> None:
    assert reached(denied_words, text) == words


@pytest.mark.parametrize(
    ("text", "untrue"),
    [
        ("The story is a hoax.", True),
        ("The story was false, Orr said.", True),
        ("The story is fake and old.", True),
        ("Lund had false papers.", False),
    ],
)
def test_what_is_called_untrue(text: str, untrue: bool) -> None:
    assert untrue_words(line(text)) == untrue


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orr dropped a plan to raise tolls.", "a plan to raise tolls"),
        ("A plan to raise tolls was scrapped.", "a plan to raise tolls"),
        ("Orr ended a row and raised tolls.", "a row"),
        ("Orr raised tolls.", ""),
    ],
)
def test_what_is_called_off_stands_behind_its_verb_or_before_a_passive(text: str, words: str) -> None:
    assert reached(called_off_words, text) == words
