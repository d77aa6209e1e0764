"""Corrections: what a person says of a reading, kept beside it and never written over it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from accordingto.corrections.anchors import Anchor
from accordingto.types import Act, Certainty, Polarity, Strength, TimeKind, Verdict, WatchState

LONGEST_NAME = 200
"""Characters of a name that is typed in."""
MOST_AUTHORS = 50
"""Names of a byline."""
LONGEST_VALUE = 100
"""Characters of a value of a time, of a day and of the code of a warning."""
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, pattern=r"^[^\x00]*$")]
Value = Annotated[str, Meta(min_length=1, max_length=LONGEST_VALUE, pattern=r"^[^\x00]*$")]
Part = Literal["source", "cue", "content"]
"""A part of an attribution whose words can be corrected."""


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


class OtherBounds(Struct, frozen=True, kw_only=True, tag="other_bounds"):
    """Other words are the source, the cue or the content of an attribution."""

    attribution: Anchor
    """The cue, as it is so far."""
    part: Part
    """Which part of the attribution."""
    words: Anchor | None
    """Its words, in one piece or several; null for a source that the article does not name."""


class OtherAddressee(Struct, frozen=True, kw_only=True, tag="other_addressee"):
    """An attribution is addressed to somebody else than the reading says, or to nobody."""

    attribution: Anchor
    """The cue."""
    who: InText | None
    """To whom; null for nobody."""
    words: Anchor | None = None
    """The words that say to whom; null if those that were read do."""


class OtherStrength(Struct, frozen=True, kw_only=True, tag="other_strength"):
    """The source presents the content as more or less certain."""

    attribution: Anchor
    """The cue."""
    strength: Strength
    """How certain."""


class OtherPolarity(Struct, frozen=True, kw_only=True, tag="other_polarity"):
    """The content is affirmed where it was read as negated or denied, or the other way round."""

    attribution: Anchor
    """The cue."""
    polarity: Polarity
    """Which of the two."""


class OtherRole(Struct, frozen=True, kw_only=True, tag="other_role"):
    """An actor has another role, or none that the article gives."""

    actor: Anchor
    """A mention of the actor: best a name."""
    words: Anchor | None
    """The words that give the role; null for none."""


class OtherAffiliation(Struct, frozen=True, kw_only=True, tag="other_affiliation"):
    """An actor belongs to another organisation, or to none that the article gives."""

    actor: Anchor
    """A mention of the actor: best a name."""
    words: Anchor | None
    """The words that give the affiliation; null for none."""


class OtherVerdict(Struct, frozen=True, kw_only=True, tag="other_verdict"):
    """The body bears a proposition of the headline out in another way than the check says."""

    statement: Anchor
    """The proposition."""
    verdict: Verdict
    """How it does."""


class OtherTime(Struct, frozen=True, kw_only=True, tag="other_time"):
    """Words mean another time than the reading says, or a time that it does not have."""

    words: Anchor
    """The words."""
    kind: TimeKind
    """What sort of expression they are; words can be a date and a deadline at once."""
    value: Value | None
    """The value as TimeML writes it; null where the words set none."""


class NotTime(Struct, frozen=True, kw_only=True, tag="not_time"):
    """Words that were read as a time, or as a deadline, are none."""

    words: Anchor
    """The words."""
    kind: TimeKind
    """What sort of expression they were taken for."""


class OtherOutlet(Struct, frozen=True, kw_only=True, tag="other_outlet"):
    """Somebody else published the article."""

    outlet: Name | None
    """The publisher; null if that is not known."""


class OtherByline(Struct, frozen=True, kw_only=True, tag="other_byline"):
    """Others wrote the article."""

    byline: Annotated[tuple[Name, ...], Meta(max_length=MOST_AUTHORS)]
    """The authors; empty if they are not known."""


class OtherPublished(Struct, frozen=True, kw_only=True, tag="other_published"):
    """The article was published at another time. What was counted from the earlier day is open then."""

    published: Value | None
    """ISO 8601 date or datetime; null if that is not known."""


class WarningDismissed(Struct, frozen=True, kw_only=True, tag="warning_dismissed"):
    """A warning is answered, or does not hold."""

    code: Value
    """The code of the warning."""
    words: Anchor | None = None
    """The words for which it does not hold; null for all of the article."""


class WarningNoted(Struct, frozen=True, kw_only=True, tag="warning_noted"):
    """Something is to be remarked on a warning: the reason of the correction says what."""

    code: Value
    """The code of the warning."""


class Settled(Struct, frozen=True, kw_only=True, tag="settled"):
    """What became of a promise, a threat, a prediction or a deadline; the correction's reason says why."""

    claim: Anchor
    """The words of the claim that is watched."""
    state: WatchState
    """Whether it is open, was kept, broken or moved, or is not to be watched."""
    due: Value | None = None
    """ISO 8601 date or datetime that it was moved to; only for ``moved``."""


OfAttribution = (
    SourceIs
    | NotAttribution
    | HedgeMissed
    | NotHedge
    | OtherAct
    | OtherCertainty
    | OtherBounds
    | OtherAddressee
    | OtherStrength
    | OtherPolarity
)
"""What can be wrong about an attribution that was read."""
OfArticle = OtherOutlet | OtherByline | OtherPublished
"""What can be wrong about where the article is from."""
OfLedger = (
    OtherRole
    | OtherAffiliation
    | OtherVerdict
    | OtherTime
    | NotTime
    | WarningDismissed
    | WarningNoted
    | Settled
)
"""What can be wrong elsewhere in a ledger."""
Change = OfAttribution | Missing | OfLedger | OfArticle
"""What a person can say of a reading."""


def is_sound(change: Change) -> bool:
    """Return whether a change can be kept and read again: names and values are no longer than they may be."""
    try:
        again: Change = msgspec.json.decode(msgspec.json.encode(change), type=Change)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return False
    return again == change


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
