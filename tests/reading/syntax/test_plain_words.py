"""The words of a content or a cue. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.plain_words import words_in, words_of
from accordingto.types import Span
from tests.reading.parts import document, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orr didn’t row.", "orr did n't row ."),
        ("They’ll say it's late", "they 'll say it 's late"),
        ("the re-opened port, at 3 o’clock", "the re-opened port , at 3 o'clock"),
        ("1,000 boats and 3.5 miles", "1,000 boats and 3.5 miles"),
        ("Mr. Orr of the U.S. port", "mr orr of the u s port"),
        ("'re-opened'", "' re-opened '"),
        ("3. It rained", "3 . it rained"),
        ("Orr - Vik", "orr - vik"),
    ],
)
def test_words_are_parted_from_marks_and_from_contracted_verbs(text: str, expected: str) -> None:
    assert words(text) == tuple(expected.split())


def test_may_is_left_out_where_it_is_a_month_or_a_name() -> None:
    def parsed(text: str) -> tuple[str, ...]:
        return words_in(document(text), (Span(0, len(text), text),))

    assert parsed("It closed in May 2031.") == ("it", "closed", "in", "2031", ".")
    assert "may" not in parsed("On 12 May it closed.")
    assert "may" not in parsed("Ida May said so.")
    assert "may" in parsed("It may close.")
    assert "may" in parsed("Tolls May Rise")


def test_spans_stay_apart() -> None:
    doc = document("re-opened")
    assert words_of(doc, (TokenSpan(0, 1), TokenSpan(2, 3))) == ("re", "opened")
    assert words_of(doc, ()) == ()
