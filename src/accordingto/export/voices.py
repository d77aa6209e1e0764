"""Who speaks in an article, and the colour each is shown in."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from accordingto.export.wording import joined
from accordingto.types import Attribution, Ledger

COLOURS = 8
"""Voices that get a colour of their own; the rest are grey."""
GREY = 0

NOBODY = "nobody named"

_PRONOUNS = frozenset({
    "he", "her", "hers", "herself", "him", "himself", "his", "i", "it", "its", "itself", "me", "my", "myself",
    "one", "others", "our", "she", "some", "someone", "somebody", "that", "their", "them", "themselves",
    "they", "this", "those", "us", "we", "which", "who", "whom", "whose", "you", "your",
})  # fmt: skip


class Voice(Struct, frozen=True):
    """One who vouches: an actor, or as long as nobody has read who is who, the words of a source."""

    key: str
    """Equal for the attributions of one voice, different for those of two."""
    name: str
    """How it is shown: the actor's fullest name, or the source's words."""
    colour: int
    """1 to ``COLOURS``, or ``GREY``."""
    is_somebody: bool
    """False for pronouns and where nobody is named: who they mean is not known."""

    @property
    def letter(self) -> str:
        """The letter that stands beside the colour, so that nothing is told by colour alone."""
        return "" if self.colour == GREY else chr(ord("A") + self.colour - 1)


def voices(ledger: Ledger) -> list[Voice]:
    """Give the voice of each attribution, in the ledger's order.

    The voices with most attributed text get the colours, numbered by first appearance. Pronouns and
    attributions without a source stay grey.
    """
    names = {actor.id: actor.name for actor in ledger.actors}
    identities = [_identity(attribution, names) for attribution in ledger.attributions]
    weight: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for attribution, identity in zip(ledger.attributions, identities, strict=True):
        shown.setdefault(identity.key, identity.name)
        if identity.is_somebody:
            weight[identity.key] += 1 + sum(span.end - span.start for span in attribution.content)
    ranked = {key for key, _ in weight.most_common(COLOURS)}
    coloured = [key for key in shown if key in ranked]
    colours = {key: colour for colour, key in enumerate(coloured, start=1)}
    return [Voice(one.key, shown[one.key], colours.get(one.key, GREY), one.is_somebody) for one in identities]


class _Identity(Struct, frozen=True):
    key: str
    name: str
    is_somebody: bool


def _identity(attribution: Attribution, names: dict[str, str]) -> _Identity:
    if attribution.actor is not None and attribution.actor in names:
        return _Identity(f"actor {attribution.actor}", names[attribution.actor], True)
    words = joined(attribution.source)
    if not words:
        return _Identity("nobody", NOBODY, False)
    key = words.casefold()
    return _Identity(f"words {key}", words, key not in _PRONOUNS)


def is_hedged(attribution: Attribution) -> bool:
    """Tell whether the article, or the source, keeps a distance from the content."""
    return (
        attribution.certainty in ("hedged", "inferred")
        or attribution.strength in ("probable", "possible")
        or bool(attribution.hedges)
    )
