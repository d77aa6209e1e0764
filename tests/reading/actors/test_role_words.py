"""Which words are a role. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.role_words import can_be_role, is_listed, joined
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.document import Document
from tests.reading.parts import bundled, document


def place_of(words: str, doc: Document) -> TokenSpan:
    """Where some words stand in a document."""
    start = doc.text.index(words)
    return TokenSpan(doc.token_at(start), doc.token_at(start + len(words)))


@pytest.mark.parametrize(
    ("text", "role", "is_one"),
    [
        ("The plundering reaction Ida Orr left.", "plundering reaction", False),
        ("The former Ida Orr left.", "former", False),
        ("Ida Orr, an angry compromise, left.", "angry compromise", False),
        ("President-elect Ida Orr left.", "President-elect", True),
        ("Ida Orr, his running mate, left.", "running mate", True),
        ("Ida Orr, the early front-runner, left.", "early front-runner", True),
        ("Ida Orr, a frequent visitor to the pier, left.", "frequent visitor to the pier", True),
        ("Sen. Ida Orr left.", "Sen.", True),
        ("Ida Orr, his sister, left.", "sister", True),
    ],
)
def test_a_noun_that_is_nobody_is_no_role(text: str, role: str, is_one: bool) -> None:
    doc = document(text)

    assert can_be_role(doc, place_of(role, doc), bundled().nouns) == is_one


def test_what_the_lexicon_lists_is_told_apart() -> None:
    doc = document("Ida Orr, the chairwoman of the board and a frequent visitor, left.")

    assert is_listed(doc, place_of("chairwoman of the board", doc))
    assert not is_listed(doc, place_of("frequent visitor", doc))


def test_of_roles_that_overlap_the_longer_is_given() -> None:
    doc = document("Ida Orr, mayor and chief pilot, met the mayor and the deputy mayor.")
    pieces = [place_of(words, doc) for words in ("mayor", "chief pilot", "deputy mayor")]

    assert joined(doc, pieces, 2) == "chief pilot; deputy mayor"
