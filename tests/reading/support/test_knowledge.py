"""What the ledger knows of each word."""

from __future__ import annotations

from accordingto.reading.support.knowledge import Knowledge
from accordingto.types import Actor, Attribution, Claim, Span
from tests.reading.support.texts import words_of

TEXT = "Ida Orr said tolls may not rise."
CONTENT = Span(13, 31, "tolls may not rise")


def known() -> Knowledge:
    said = Attribution(
        id="q1",
        source=(Span(0, 7, "Ida Orr"),),
        cue=(Span(8, 12, "said"),),
        content=(CONTENT,),
        actor="a1",
        form="indirect",
        confidence=0.9,
    )
    claims = (
        Claim(id="c2", content=(CONTENT,), chain=("outlet", "q1"), strength="possible", polarity="negative"),
        Claim(id="c1", content=(Span(0, 31, TEXT[:-1]),), chain=("outlet",), strength="certain"),
    )
    return Knowledge(words_of(TEXT), claims, [said], [Actor(id="a1", name="Minister Ida Orr", kind="person")])


def test_the_innermost_claim_counts() -> None:
    found = known()

    assert found.voices.tolist() == [0, 0, 0, 1, 1, 1, 1, 0]
    assert found.denied.tolist() == [0, 0, 0, 1, 1, 1, 1, 0]
    assert found.is_hedged().tolist() == [False, False, False, True, True, True, True, False]


def test_it_is_known_who_is_cited_and_how_sure_that_is() -> None:
    found = known()

    assert found.owner.tolist() == [-1, -1, -1, 0, 0, 0, 0, -1]
    assert {"ida", "orr"} < found.names[0]
    assert (found.sureness[3], found.sureness[0]) == (0.9, 1.0)
    assert (found.source.tolist()[:3], found.cue.tolist()[:3]) == ([1, 1, 0], [0, 0, 1])
