"""An article of ours with a gold ledger, and a ledger of it that is right in part."""

from __future__ import annotations

from typing import Any

import msgspec

from accordingto.types import Actor, Article, Attribution, HeadlineCheck, Ledger, Sentence, Span
from corpora.ledgers import GoldActor, GoldAttribution, GoldHeadline, GoldLedger

HEADLINE = "Rain ahead, mayor says"
FIRST = "Mayor Mara Orr told Tobias Vik in a letter that Ines Lund believes rain will fall."
SECOND = "Lund reportedly denied it."
THIRD = "Officials fear floods."
FOURTH = "The pier is shut."
FIFTH = "Bells rang."
TEXT = f"{HEADLINE}\n{FIRST} {SECOND} {THIRD} Jonah left. {FOURTH} {FIFTH}"


def at(*words: str) -> tuple[Span, ...]:
    """Return where some words stand, first."""
    return tuple(Span(TEXT.index(w), TEXT.index(w) + len(w), w) for w in words)


GOLD = GoldLedger(
    file="rain.txt",
    corpus="pages",
    attributions=(
        GoldAttribution(
            id="A1", source=at("Mayor Mara Orr"), cue=at("told"),
            content=at("that Ines Lund believes rain will fall"), actor="Mara Orr", source_kind="named",
            addressee="Tobias Vik", addressee_span=at("Tobias Vik"), channel=at("in a letter"),
            form="indirect", act="say", certainty="reported", strength="certain", polarity="positive",
        ),
        GoldAttribution(
            id="A2", source=at("Ines Lund"), cue=at("believes"), content=at("rain will fall"),
            actor="Ines Lund", source_kind="named", form="indirect", act="believe", certainty="reported",
            strength="probable", polarity="positive", parent="A1",
        ),
        GoldAttribution(
            id="A3", source=at("Lund"), cue=at("denied"), content=at("it"),
            actor="Ines Lund", source_kind="named", form="indirect", act="deny", certainty="hedged",
            hedges=at("reportedly"), strength="certain", polarity="negative",
        ),
        GoldAttribution(
            id="A4", source=at("Officials"), cue=at("fear"), content=at("floods"), actor="Officials",
            source_kind="unnamed", form="indirect", act="believe", certainty="reported", strength="unknown",
            polarity="positive",
        ),
        GoldAttribution(id="A5", source=at("Jonah"), cue=at("left"), content=(), borderline=True),
        GoldAttribution(
            id="A6", source=at("The pier"), cue=at("is shut"), content=(), actor="the pier", parent="A4"
        ),
    ),
    actors=(
        GoldActor("Mara Orr", role="Mayor"),
        GoldActor("Ines Lund", affiliation="the harbour"),
        GoldActor("Jonah", role="sailor"),
    ),
    headline=(
        GoldHeadline(at("Rain ahead"), "supported"),
        GoldHeadline(at("mayor says"), "overstated"),
    ),
)  # fmt: skip
"""A1 to A6: said, nested, hedged, of unnamed people, borderline, nested in another one that it is not in."""


def ours(id: str, source: str, cue: str, content: str, actor: str | None = None, **more: Any) -> Attribution:
    """Return an attribution of our ledger, with more of its fields."""
    one = Attribution(
        id=id,
        source=at(source) if source else (),
        cue=at(cue),
        content=at(content),
        actor=actor,
        actor_confidence=None if actor is None else 0.9,
        form="indirect",
        confidence=0.5,
    )
    return msgspec.structs.replace(one, **more)


LEDGER = Ledger(
    reader="test",
    article=Article(id="0" * 16, path="some/rain.txt", text=TEXT),
    sentences=tuple(
        Sentence(f"s{i}", TEXT.index(w), TEXT.index(w) + len(w), w)
        for i, w in enumerate((FIRST, SECOND, THIRD, FOURTH, FIFTH), 1)
    ),
    actors=(
        Actor(id="a1", name="Mayor Orr", kind="person", role="the mayor"),
        Actor(id="a2", name="Tobias", kind="person"),
        Actor(id="a3", name="Ines Lund", kind="person", affiliation="Lund & Co"),
    ),
    attributions=(
        ours(
            "q1", "Mayor Mara Orr", "told", "Ines Lund believes rain will fall", "a1", act="say",
            source_kind="named", certainty="reported", strength="certain", polarity="positive",
            addressee="a2", channel=at("in a letter"), confidence=0.9,
        ),
        ours(
            "q2", "Ines Lund", "believes", "rain will fall", "a1", parent="q1", act="say",
            source_kind="named", certainty="reported", strength="certain", polarity="positive",
            channel=at("in a letter"), confidence=0.8,
        ),
        ours("q3", "", "reportedly denied", "it", act="deny", hedges=at("reportedly"), confidence=0.7),
        ours("q4", "Officials", "fear", "The pier is shut", "a2", confidence=0.6),
        ours("q5", "Jonah", "left", "Jonah", "a2", confidence=0.4),
        ours("q6", "The pier", "ahead", "mayor", confidence=0.3),
    ),
    headline_checks=(HeadlineCheck(span=at("Rain ahead, mayor")[0], verdict="supported"),),
)  # fmt: skip
"""Two right, one without its source, one with another content, the borderline one, and an invented one."""
