"""Resolving the anchors of a correction to spans, attributions, actors and claims of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from accordingto.corrections.anchors import Anchor, locate
from accordingto.corrections.refusing import Refused, StaleReason
from accordingto.types import Actor, Attribution, Claim, Ledger, Mention, Sentence, Span, Time

T = TypeVar("T")
Stretch = Span | Sentence | Mention | Time
"""Anything with offsets in the text."""


def placed(ledger: Ledger, anchor: Anchor) -> tuple[Span, ...]:
    """Return the spans of an anchor in the article. Raises ``Refused`` if they cannot be found."""
    spans = locate(anchor, ledger.article.text)
    if spans is None:
        raise Refused("words_gone", shown(" … ".join(span.text for span in anchor.spans)))
    return spans


def attribution_at(ledger: Ledger, anchor: Anchor) -> Attribution:
    """Return the attribution whose cue is at an anchor, else the only one whose cue overlaps it.

    Raises ``Refused`` if there is none, or more than one.
    """
    return _only(
        ledger.attributions,
        placed(ledger, anchor),
        lambda one: one.cue,
        "no_attribution",
        "several_attributions",
    )


def actor_at(ledger: Ledger, anchor: Anchor) -> Actor:
    """Return the actor with a mention at an anchor, else the only one with a mention that overlaps it.

    Raises ``Refused`` if there is none, or more than one.
    """
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
    """Return the claim that shares the most characters with an anchor, the shortest of equals.

    Raises ``Refused`` if it shares half of them or less.
    """
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
    """Return the item with exactly these spans, else the only item that overlaps them.

    ``of`` returns the spans of an item. Raises ``Refused`` with reason ``none`` or ``several``.
    """
    exact = [one for one in all if of(one) == spans]
    found = exact or [one for one in all if overlap(of(one), spans)]
    if len(found) != 1:
        raise Refused(several if found else none, shown(spans[0].text))
    return found[0]


def overlap(some: Iterable[Stretch], others: Iterable[Stretch]) -> bool:
    """Return whether any span of the first group shares a character with one of the second."""
    theirs = list(others)
    return any(a.start < b.end and b.start < a.end for a in some for b in theirs)


def inside(time: Stretch, spans: Iterable[Span]) -> bool:
    """Return whether a stretch of text lies within one of some spans."""
    return any(span.start <= time.start and time.end <= span.end for span in spans)


def length(spans: Iterable[Span]) -> int:
    """Return the total number of characters of some spans."""
    return sum(span.end - span.start for span in spans)


def free_id(id: str, taken: Iterable[str]) -> str:
    """Return ``id``, with as many ``+`` appended as are needed for it not to be taken."""
    ids = set(taken) | {"outlet"}
    while id in ids:
        id += "+"
    return id


def shown(words: str) -> str:
    """Return words for a message: on one line, in quotation marks, cut to 60 characters."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"


def _shared(some: Iterable[Span], others: Sequence[Span]) -> int:
    """Return how many characters two groups of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
