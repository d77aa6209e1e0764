from __future__ import annotations

import pytest

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.attributions.rules.quotation_marks import respect_marks
from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.wordpiece import WordPiece
from tests.reading.parts import document

WORDPIECE = WordPiece.from_file(BUNDLED / "vocab.txt")


def respected(text: str, cue: str, content: str) -> tuple[str, str]:
    """Cue and content as they come out, given as they go in."""
    doc = document(text)

    def piece(part: str) -> TokenSpan:
        at = text.index(part)
        inside = [i for i in range(len(doc)) if at <= doc.start[i] < at + len(part)]
        return TokenSpan(inside[0], inside[-1] + 1)

    (one,) = respect_marks([AttributionDraft(piece(cue), (), (piece(content),), 1.0)], doc)
    return doc.text_of(one.cue), doc.text_of(one.content[0])


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        (
            "Orr asked Lund in a call: “Why now?”",
            "asked",
            "Lund in a call: “Why now?”",
            ("asked", "“Why now?”"),
        ),
        (
            "Orr has called “a farce” of it",
            "has called “a",
            "farce” of it",
            ("has called", "“a farce” of it"),
        ),
        ("Orr “warned” that it rained", "“warned”", "that it rained", ("“warned”", "that it rained")),
        (
            "She told us ‘you are out’ and left",
            "told",
            "us ‘you are out’ and left",
            ("told", "‘you are out’"),
        ),
        ("Orr said one thing: it rained", "said", "one thing: it rained", ("said", "one thing: it rained")),
        (
            "Orr said it was clear: “no” and left",
            "said",
            "it was clear: “no” and left",
            ("said", "it was clear: “no” and left"),
        ),
    ],
)
def test_parts_do_not_cut_through_quotations(
    text: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    assert respected(text, cue, content) == expected


def test_a_source_does_not_run_from_the_headline_into_the_text() -> None:
    doc = document("Tolls fall, says minister\n\nBo Orr is ill")
    found = AttributionDraft(TokenSpan(3, 4), (TokenSpan(4, 7),), (TokenSpan(0, 2),), 1.0)

    assert respect_marks([found], doc)[0].source == (TokenSpan(4, 5),)
