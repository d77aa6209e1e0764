"""Where the words of a correction stand in a ledger now, and whom or what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from accordingto.corrections.anchors import Anchor, locate
from accordingto.corrections.refusing import Refused, StaleReason
from accordingto.types import Actor, Attribution, Claim, Ledger, Mention, Sentence, Span, Time

T = TypeVar("T")
Stretch = Span | Sentence | Mention | Time
"""A part of the text."""


def placed(ledger: Ledger, anchor: Anchor) -> tuple[Span, ...]:
    """Return where the words of an anchor stand. Raises ``Refused``."""
    spans = locate(anchor, ledger.article.text)
    if spans is None:
        raise Refused("words_gone", shown(" … ".join(span.text for span in anchor.spans)))
    return spans


def attribution_at(ledger: Ledger, anchor: Anchor) -> Attribution:
    """Return the attribution with the cue at an anchor: the same words, else the one that shares any."""
    return _only(
        ledger.attributions,
        placed(ledger, anchor),
        lambda one: one.cue,
        "no_attribution",
        "several_attributions",
    )


def actor_at(ledger: Ledger, anchor: Anchor) -> Actor:
    """Return the actor with a mention at an anchor, else the one with a mention that shares any of it."""
    spans = placed(ledger, anchor)
    exact = [
        a
        for a in ledger.actors
        if any((m.start, m.end) == (spans[0].start, spans[-1].end) for m in a.mentions)
    ]
    found = exact or [one for one in ledger.actors if overlap(one.mentions, spans)]
    if len(found) != 1:
        raise Refused("no_actor", shown(spans[0].text))
    return found[0]


def claim_at(ledger: Ledger, anchor: Anchor) -> Claim:
    """Return the claim with these words, else the one that has most of them, and more than half."""
    spans = placed(ledger, anchor)
    shared = [(_shared(one.content, spans), -length(one.content), one) for one in ledger.claims]
    most = max(shared, key=lambda found: found[:2], default=None)
    if most is None or 2 * most[0] <= length(spans):
        raise Refused("no_claim", shown(spans[0].text))
    return most[2]


def _only(
    all: Sequence[T],
    spans: tuple[Span, ...],
    of: Callable[[T], tuple[Span, ...]],
    none: StaleReason,
    several: StaleReason,
) -> T:
    """Return the one of some things with exactly these words, else the one that shares any of them."""
    exact = [one for one in all if of(one) == spans]
    found = exact or [one for one in all if overlap(of(one), spans)]
    if len(found) != 1:
        raise Refused(several if found else none, shown(spans[0].text))
    return found[0]


def overlap(some: Iterable[Stretch], others: Iterable[Stretch]) -> bool:
    """Return whether any of some spans shares a character with any of others."""
    theirs = list(others)
    return any(a.start < b.end and b.start < a.end for a in some for b in theirs)


def inside(time: Stretch, spans: Iterable[Span]) -> bool:
    """Return whether something stands in one of some spans."""
    return any(span.start <= time.start and time.end <= span.end for span in spans)


def length(spans: Iterable[Span]) -> int:
    """Return how many characters some spans have."""
    return sum(span.end - span.start for span in spans)


def free_id(id: str, taken: Iterable[str]) -> str:
    """Return an id that is not taken: with ``+`` behind it where it is."""
    ids = set(taken) | {"outlet"}
    while id in ids:
        id += "+"
    return id


def shown(words: str) -> str:
    """Return words as a message names them: on one line, in quotation marks, shortened where long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"


def _shared(some: Iterable[Span], others: Sequence[Span]) -> int:
    """Return how many characters stand in both."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
