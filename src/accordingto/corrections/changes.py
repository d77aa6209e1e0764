"""Corrections: what a person says of a reading, kept beside it and never written over it."""

from __future__ import annotations

from msgspec import Struct

from accordingto.corrections.anchors import Anchor
from accordingto.types import Act, Certainty


class InText(Struct, frozen=True, kw_only=True, tag="in_text"):
    """Somebody by words of the article: an actor where these are a mention or the name of one."""

    words: Anchor
    """The words: best a name."""


class Typed(Struct, frozen=True, kw_only=True, tag="typed"):
    """Somebody by a name that was typed in. It never enters the ledger: all there is of the article."""

    name: str
    """The name."""


class SourceIs(Struct, frozen=True, kw_only=True, tag="source_is"):
    """The source of an attribution refers to somebody else than the reading says, or to somebody at all."""

    attribution: Anchor
    """The cue."""
    who: InText | Typed
    """To whom."""


class NotAttribution(Struct, frozen=True, kw_only=True, tag="not_attribution"):
    """Nothing is attributed here."""

    attribution: Anchor
    """The cue."""


class Missing(Struct, frozen=True, kw_only=True, tag="missing"):
    """Something is attributed here that the reading does not have."""

    cue: Anchor
    """The words that attribute."""
    content: Anchor
    """What is attributed."""
    source: Anchor | None = None
    """The words naming who vouches; null where there are none."""
    who: InText | Typed | None = None
    """To whom the source refers; null where that is left open."""
    act: Act | None = None
    """What the source does with the content."""
    certainty: Certainty | None = None
    """The article's stance to the attribution."""


class HedgeMissed(Struct, frozen=True, kw_only=True, tag="hedge_missed"):
    """Words that hedge an attribution and were not read so. Outside the content they make it hedged."""

    attribution: Anchor
    """The cue."""
    hedge: Anchor
    """The words that hedge."""


class NotHedge(Struct, frozen=True, kw_only=True, tag="not_hedge"):
    """Words that were read as a hedge and are none."""

    attribution: Anchor
    """The cue."""
    hedge: Anchor
    """The words that do not hedge."""


class OtherAct(Struct, frozen=True, kw_only=True, tag="other_act"):
    """The source does something else with the content."""

    attribution: Anchor
    """The cue."""
    act: Act
    """What it does."""


class OtherCertainty(Struct, frozen=True, kw_only=True, tag="other_certainty"):
    """The article's stance to the attribution is another."""

    attribution: Anchor
    """The cue."""
    certainty: Certainty
    """What it is."""


Change = SourceIs | NotAttribution | Missing | HedgeMissed | NotHedge | OtherAct | OtherCertainty


class Correction(Struct, frozen=True, kw_only=True):
    """One thing that a person corrected."""

    id: str
    """Given by the store; no two have the same."""
    article: str
    """Id of the article whose text was corrected."""
    author: str
    """Who corrected it."""
    made: str
    """ISO 8601 datetime at which it was corrected."""
    reason: str
    """Why, in the author's words; may be empty."""
    change: Change
    """What is corrected."""
