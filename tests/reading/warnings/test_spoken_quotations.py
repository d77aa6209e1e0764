"""Words in quotation marks that are speech, and those that are none. All of them are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.text.quotations import find_quotes
from accordingto.reading.warnings.spoken_quotations import is_quoted, is_speech
from accordingto.types import Span


def quotation_in(text: str) -> tuple[Span, bool]:
    """The first quotation of a text, and whether it is closed."""
    quote = find_quotes(text)[0]
    return Span(quote.start, quote.end, text[quote.start : quote.end]), quote.closed


@pytest.mark.parametrize(
    "text",
    [
        "It was high. “We carried them out on doors.” It fell.",
        "It was high. “We carried them out on doors,” said Orr.",
        "Orr said this: “We carried them out on doors.”",
        "The mayor thinks “we have never seen water as high here” before.",
        "“We carried them all out on doors yesterday",
    ],
)
def test_sentences_and_clauses_are_speech(text: str) -> None:
    quotation, closed = quotation_in(text)

    assert is_speech(quotation, text, closed=closed)


@pytest.mark.parametrize(
    "text",
    [
        "They sang “Carried Out on the Doors of Osk”.",
        "A sign that reads “we carried them out on doors.”",
        "They call it the “wall of the old harbour”.",
        "“We carried them out on doors.” — Ida Orr",
        "“Rule: we carried them out on doors.”",
        "This is the rule: “We carried them out on doors.”",
    ],
)
def test_titles_signs_terms_and_mottos_are_none(text: str) -> None:
    quotation, closed = quotation_in(text)

    assert not is_speech(quotation, text, closed=closed)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("“We carried them out on doors.”", True),
        ("“On the doors”", False),
        ("The rule: “We carried them out on doors.”", False),
        ("“Rule: we carried them out on doors.”", False),
    ],
)
def test_titles_and_labels_are_not_asked_about(text: str, asked: bool) -> None:
    assert is_quoted(quotation_in(text)[0], text) == asked
