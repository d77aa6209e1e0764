from __future__ import annotations

import pytest

from accordingto.reading.encoder.mentions import MentionDraft
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.syntax.document import Document
from tests.reading.parts import WORDPIECE


def document_of(text: str, *phrases: MentionDraft) -> Document:
    return Document(text, tokenize(text, WORDPIECE), phrases)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the board of the bank on Monday", "the board of the bank"),
        ("reporters last week", "reporters"),
        ("her that it rained", "her"),
        ("her sister that it rained", "her sister"),
        ("the U.S. to wait", "the U.S."),
        ("NORLAND TODAY that it rained", "NORLAND TODAY"),
        ("Rep. Ida Lund. She left", "Rep. Ida Lund"),
        ("a crowd of about 500", "a crowd"),
    ],
)
def test_a_noun_phrase_is_found_without_the_model(text: str, expected: str) -> None:
    doc = document_of(text)
    piece = doc.phrase_from(0, len(doc))

    assert piece is not None
    assert doc.text_of(piece) == expected


def test_words_that_the_text_has_in_lower_case_are_known() -> None:
    doc = document_of("Police came. The police left at 9.")

    assert "police" in doc.lower_case_words
    assert doc.lower_case_words.isdisjoint(("Police", "9", "."))


def test_no_noun_phrase_begins_with_a_preposition() -> None:
    assert document_of("about the rain").phrase_from(0, 3) is None


def test_the_widest_phrase_of_the_model_comes_first() -> None:
    phrases = [MentionDraft(TokenSpan(0, end), "person", "nominal", 1.0) for end in (2, 5)]
    doc = document_of("the clerk on the quay left", *phrases)

    assert doc.phrase_from(0, 6) == TokenSpan(0, 5)
    assert doc.phrase_from(0, 4) == TokenSpan(0, 2)
    assert doc.phrase_to(5, 0) == TokenSpan(0, 5)
    assert doc.kind(TokenSpan(0, 5)) == "person"
    assert doc.kind(TokenSpan(0, 3)) is None


def test_sentences_end_at_marks_and_lines_but_not_at_abbreviations() -> None:
    doc = document_of("Sen. Orr left. She ran.\nNo one")

    assert [i for i in range(len(doc)) if doc.begins(i)] == [0, 5, 8]
    assert doc.sentence(3, 40) == TokenSpan(0, 5)
    assert doc.sentence(3, 2) == TokenSpan(1, 5)


def test_a_closed_quotation_is_found_from_its_marks_and_its_words() -> None:
    doc = document_of("“It rained,” Orr said. “It never")
    whole = TokenSpan(0, 5)

    assert (doc.quotation_from(0), doc.quotation_to(5)) == (whole, whole)
    assert [doc.quotation_at(at) for at in range(-1, 6)] == [None, whole, whole, whole, whole, whole, None]
    assert doc.quotation_from(1) is doc.quotation_to(4) is doc.quotation_to(0) is None
    assert doc.quotation_from(len(doc) - 3) is None
