"""Words in quotation marks that are speech, and those that are none. All of them are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.syntax.document import Document
from accordingto.reading.text.quotations import Quote
from accordingto.reading.warnings.spoken_quotations import is_quoted, is_speech
from tests.reading.parts import document


def quotation_in(text: str) -> tuple[Quote, Document]:
    """The first quotation of a text, and the text."""
    doc = document(text)
    return doc.quotations[0], doc


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
    assert is_speech(*quotation_in(text))


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
    assert not is_speech(*quotation_in(text))


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
    assert is_quoted(*quotation_in(text)) == asked
