"""Where noun phrases and clauses end. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.noun_phrases import clause_from, phrase_to
from tests.reading.parts import document


def said(words: list[str], piece: TokenSpan | None) -> str | None:
    return None if piece is None else " ".join(words[piece.start : piece.end])


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("they met the old harbour board", "the old harbour board"),
        ("it rained on boats", "boats"),
        ("denying their claim", "their claim"),
        ("they met the", None),
        ("it rained ,", None),
    ],
)
def test_a_phrase_goes_back_to_its_determiner(words: str, phrase: str | None) -> None:
    tokens = words.split()

    assert said(tokens, phrase_to(tokens, len(tokens) - 1)) == phrase


def clause(text: str) -> str:
    doc = document(text)
    return doc.text_of(clause_from(doc, 0))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained in Vik. The port closed.", "It rained in Vik"),
        ("It rained; the port closed.", "It rained"),
        ("It rained, but the port opened.", "It rained"),
        ("It rained 2.1 inches in the U.S. on Monday.", "It rained 2.1 inches in the U.S. on Monday"),
        ("“It rained,” Orr said.", "“It rained"),
    ],
)
def test_a_clause_ends_at_a_stop_a_joint_or_its_quotation(text: str, words: str) -> None:
    assert clause(text) == words


def test_a_full_stop_of_a_short_form_ends_no_sentence() -> None:
    doc = document("Dr. Orr left. Was it so?")

    assert [at for at in range(len(doc)) if doc.ends(at)] == [4, 8]
