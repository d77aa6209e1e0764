"""The words of a content or a cue. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.syntax.plain_words import without_dots, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Orr didn’t row.", "orr did n't row ."),
        ("They’ll say it's late", "they 'll say it 's late"),
        ("the re-opened port, at 3 o’clock", "the re-opened port , at 3 o'clock"),
        ("1,000 boats and 3.5 miles", "1,000 boats and 3.5 miles"),
        ("Mr. Orr of the U.S. port", "mr orr of the us port"),
        ("'re-opened'", "' re-opened '"),
        ("May resigned", "she resigned"),
        ("that Ida May said so", "that ida said so"),
        ("May we go?", "may we go ?"),
    ],
)
def test_words_are_parted_from_marks_and_from_contracted_verbs(text: str, words: str) -> None:
    assert words_in(text) == tuple(words.split())


def test_the_month_of_may_is_no_verb() -> None:
    assert words_in("It closed in May 2031") == ("it", "closed", "in", "2031")
    assert words_in("On 12 May it closed") == ("on", "12", "it", "closed")
    assert words_in("Orr, May said") == ("orr", ",", "said")
    assert "may" in words_in("It may close")
    assert "may" in words_in("Tolls May Rise")
    assert "may" in words_in("Port May be shut")


def test_dots_that_end_sentences_stay() -> None:
    assert without_dots("Dr. Orr left. It rained.") == "Dr Orr left. It rained."
