"""How certain a claim is presented along its chain. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.claims.factuality import stance_along, weaker
from accordingto.types import Attribution, Certainty, Claim, Span, Strength
from tests.reading.attributed import attributed
from tests.reading.parts import document, present


def link(id: str, cue: str, certainty: Certainty = "reported", strength: Strength = "certain") -> Attribution:
    """An attribution of a chain: only its cue and how it is presented matter."""
    at = 4 if id == "q1" else 24
    return Attribution(
        id=id,
        source=(Span(0, 3, "Orr"),),
        cue=(Span(at, at + len(cue), cue),),
        content=(Span(40, 44, "that"),),
        form="indirect",
        certainty=certainty,
        strength=strength,
        confidence=1.0,
    )


SAID = link("q2", "said")
REPORTED = link("q2", "has reportedly said", "hedged")
BELIEVED = link("q1", "believes", strength="probable")


@pytest.mark.parametrize(
    ("said", "links", "strength", "polarity"),
    [
        ("it rained", [], "certain", "positive"),
        ("it may rain", [], "possible", "positive"),
        ("it rained", [SAID], "certain", "positive"),
        ("it rained", [REPORTED], "probable", "positive"),
        (
            "it rained",
            [BELIEVED, SAID],
            "probable",
            "positive",
        ),
        (
            "it rained",
            [link("q1", "said"), REPORTED],
            "probable",
            "positive",
        ),
        ("it rained", [link("q1", "denied"), SAID], "certain", "negative"),
        (
            "it may rain",
            [BELIEVED, SAID],
            "possible",
            "positive",
        ),
        ("it rained", [link("q1", "admitted"), SAID], "certain", "positive"),
    ],
)
def test_a_chain_weakens_and_reverses(
    said: str, links: list[Attribution], strength: str, polarity: str
) -> None:
    claim = Claim(
        id="c1", content=(Span(50, 50 + len(said), said),), chain=("outlet", *(one.id for one in links))
    )
    cues = {one.id: one.cue[0].text for one in links}
    doc = document(f"Orr {cues.get('q1', ''):<20}{cues.get('q2', ''):<26}{said}.")
    stance = stance_along(claim, doc, {one.id: one for one in links})
    assert (stance.strength, stance.polarity) == (strength, polarity)


def test_an_outer_source_counts_by_the_sentence_around() -> None:
    text, (outer, inner) = attributed(
        "[s1|Orr] [q1|said]: [c1|“Why should we wait? [s2|I] [q2|know] [c2|it rained].”]"
    )
    doc = document(text)
    links = present(doc, [outer, inner])
    claim = Claim(id="c1", content=inner.content, chain=("outlet", "q1", "q2"))
    assert stance_along(claim, doc, {one.id: one for one in links}).strength == "certain"


@pytest.mark.parametrize(
    ("condition", "strength"),
    [("if it rains", "unknown"), ("Unless it rains", "unknown"), ("once it rains", "certain")],
)
def test_what_hangs_on_an_if_is_unknown(condition: str, strength: str) -> None:
    said = "the ferry will sail"
    hanging = Span(0, len(condition), condition)
    claim = Claim(id="c1", content=(Span(50, 69, said),), chain=("outlet",), condition=(hanging,))
    assert stance_along(claim, document(f"{condition:<50}{said}"), {}).strength == strength


def test_unknown_is_the_weakest() -> None:
    assert weaker("certain", "unknown") == weaker("unknown", "possible") == "unknown"
