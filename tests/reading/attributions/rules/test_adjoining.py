"""What adjoins a cue whose content the model did not see."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.adjoining import adjoining
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "content"),
    [
        ("[s|Orr] [q|asked] Lunde in a phone call: “Why not?” Then he left.", "“Why not?”"),
        ("“It rains,” [s|Orr] [q|said], and left.", "“It rains,”"),
        ("“It rains,” [q|said] [s|Orr].", "“It rains,”"),
        ("The plan, which [s|Orr and Lunde] [q|have criticised], failed.", "which"),
        ("[s|Orr] [q|said] “no", None),  # never closed
        ("“It rains.” The board [q|spoke].", None),  # a sentence between
        ("[s|Orr] [q|spoke]. “It rains,” Lunde said.", None),
        ("[s|Orr] [q|spoke] of the “great flood” that came.", None),  # a word in quotation marks
        ("that [q|said], all went home", None),  # no source: the pronoun is no content
    ],
)
def test_a_quotation_or_a_relative_pronoun_beside_the_cue_is_its_content(
    article: str, content: str | None
) -> None:
    (one,), doc = marked(article)
    piece = adjoining(one.cue, one.source, doc)
    assert (doc.text_of(piece) if piece else None) == content


@pytest.mark.parametrize(
    ("article", "content"),
    [
        (
            "The canal was drained by Jonas Berg, [q|said] [s|a port official who asked not to be named].",
            "The canal was drained by Jonas Berg",
        ),
        (
            "“It rains,” he said, claiming that the quay is dry, [q|according to] [s|the Arle Courier].",
            "“It rains,” he said, claiming that the quay is dry",
        ),
        ("Asked whether the quay was dry, [s|Orr] [q|demurred].", None),  # nothing is stated before
        ("The quay is dry, [s|Orr] [q|answered], and the pier is closed.", None),  # it closes nothing
        ("The quay is dry. [s|Orr] [q|answered].", None),
        ("A rainy day, [s|Orr] [q|thought].", None),  # no clause
    ],
)
def test_a_sentence_that_its_source_closes_is_the_content(article: str, content: str | None) -> None:
    (one,), doc = marked(article)
    piece = adjoining(one.cue, one.source, doc)
    assert (doc.text_of(piece) if piece else None) == content


def test_a_clause_with_that_behind_an_aside_is_the_content() -> None:
    (one,), doc = marked(
        "[s|Orr] [q|complained] on Friday, in a long and angry speech, that nobody helps him."
    )
    piece = adjoining(one.cue, one.source, doc)
    assert piece is not None
    assert doc.text_of(piece) == "that nobody helps him"


def test_a_clause_that_depends_on_another_verb_is_no_content() -> None:
    (one,), doc = marked("[s|Orr] [q|objected] on Friday. Lund said that nobody helps him.")
    assert adjoining(one.cue, one.source, doc) is None
