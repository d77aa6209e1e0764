"""The types of corrections. A correction is stored beside the ledger, which is never overwritten."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from accordingto.corrections.anchors import Anchor
from accordingto.types import Act, Certainty, Polarity, Strength, TimeKind, Verdict, WatchState

LONGEST_NAME = 200
"""Most characters of a name that is typed in."""
MOST_AUTHORS = 50
"""Most names in a byline."""
LONGEST_VALUE = 100
"""Most characters of the value of a time, of a day or of the code of a warning."""
Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, pattern=r"^[^\x00]*$")]
Value = Annotated[str, Meta(min_length=1, max_length=LONGEST_VALUE, pattern=r"^[^\x00]*$")]
Part = Literal["source", "cue", "content"]
"""A part of an attribution whose spans can be corrected."""


class InText(Struct, frozen=True, kw_only=True, tag="in_text"):
    """A person or organization given by words of the article, preferably a mention or name of an actor."""

    words: Anchor
    """The words, preferably a name."""


class Typed(Struct, frozen=True, kw_only=True, tag="typed"):
    """A person or organization given by a typed name. It is kept outside the ledger, which has only the
    article's own words."""

    name: str
    """The name."""


class SourceIs(Struct, frozen=True, kw_only=True, tag="source_is"):
    """The source of an attribution refers to this actor, not to the one in the ledger or to none."""

    attribution: Anchor
    """The cue."""
    who: InText | Typed
    """The actor that the source refers to."""


class NotAttribution(Struct, frozen=True, kw_only=True, tag="not_attribution"):
    """An attribution of the ledger is wrong: nothing is attributed here."""

    attribution: Anchor
    """The cue."""


class Missing(Struct, frozen=True, kw_only=True, tag="missing"):
    """The ledger lacks this attribution."""

    cue: Anchor
    """The words that attribute."""
    content: Anchor
    """The attributed words."""
    source: Anchor | None = None
    """The words that name the source; null if there are none."""
    who: InText | Typed | None = None
    """The actor that the source refers to; null to leave that open."""
    act: Act | None = None
    """Speech act of the source; null to leave it open."""
    certainty: Certainty | None = None
    """The article's stance towards the attribution; null to leave it open."""


class HedgeMissed(Struct, frozen=True, kw_only=True, tag="hedge_missed"):
    """An attribution has this hedge. A hedge outside the content makes its certainty ``hedged``."""

    attribution: Anchor
    """The cue."""
    hedge: Anchor
    """The words that hedge."""


class NotHedge(Struct, frozen=True, kw_only=True, tag="not_hedge"):
    """These words are in the ledger as a hedge, but do not hedge."""

    attribution: Anchor
    """The cue."""
    hedge: Anchor
    """The words that do not hedge."""


class OtherAct(Struct, frozen=True, kw_only=True, tag="other_act"):
    """The speech act of an attribution is this one."""

    attribution: Anchor
    """The cue."""
    act: Act
    """The correct speech act."""


class OtherCertainty(Struct, frozen=True, kw_only=True, tag="other_certainty"):
    """The article's stance towards an attribution is this one."""

    attribution: Anchor
    """The cue."""
    certainty: Certainty
    """The correct stance."""


class OtherBounds(Struct, frozen=True, kw_only=True, tag="other_bounds"):
    """The source, the cue or the content of an attribution has these spans."""

    attribution: Anchor
    """The cue, as it is in the ledger."""
    part: Part
    """The part to correct."""
    words: Anchor | None
    """The correct words, one span or several; null for a source that the article does not name."""


class OtherAddressee(Struct, frozen=True, kw_only=True, tag="other_addressee"):
    """An attribution is addressed to this actor, or to no one."""

    attribution: Anchor
    """The cue."""
    who: InText | None
    """The actor addressed; null for no one."""
    words: Anchor | None = None
    """The words that name the addressee; null to keep those in the ledger."""


class OtherStrength(Struct, frozen=True, kw_only=True, tag="other_strength"):
    """The source presents the content as certain to this degree."""

    attribution: Anchor
    """The cue."""
    strength: Strength
    """The correct strength."""


class OtherPolarity(Struct, frozen=True, kw_only=True, tag="other_polarity"):
    """The content is affirmed where the ledger has it negated or denied, or the other way round."""

    attribution: Anchor
    """The cue."""
    polarity: Polarity
    """The correct polarity."""


class OtherRole(Struct, frozen=True, kw_only=True, tag="other_role"):
    """An actor has this role, or none that the article gives."""

    actor: Anchor
    """A mention of the actor, preferably a name."""
    words: Anchor | None
    """The words that give the role; null for none."""


class OtherAffiliation(Struct, frozen=True, kw_only=True, tag="other_affiliation"):
    """An actor belongs to this organization, or to none that the article gives."""

    actor: Anchor
    """A mention of the actor, preferably a name."""
    words: Anchor | None
    """The words that give the affiliation; null for none."""


class OtherVerdict(Struct, frozen=True, kw_only=True, tag="other_verdict"):
    """The verdict on a proposition of the headline is this one."""

    statement: Anchor
    """The proposition."""
    verdict: Verdict
    """The correct verdict."""


class OtherTime(Struct, frozen=True, kw_only=True, tag="other_time"):
    """A temporal expression has this value; it may be one that the ledger lacks."""

    words: Anchor
    """The words of the expression."""
    kind: TimeKind
    """Its kind, which also selects it: the same words can be both a date and a deadline."""
    value: Value | None
    """The correct TimeML value; null if the expression is vague."""


class NotTime(Struct, frozen=True, kw_only=True, tag="not_time"):
    """These words are in the ledger as a temporal expression of this kind, but are none."""

    words: Anchor
    """The words."""
    kind: TimeKind
    """The kind of expression in the ledger."""


class OtherOutlet(Struct, frozen=True, kw_only=True, tag="other_outlet"):
    """The publisher of the article is this one."""

    outlet: Name | None
    """Name of the publisher; null if it is not known."""


class OtherByline(Struct, frozen=True, kw_only=True, tag="other_byline"):
    """The authors of the article are these."""

    byline: Annotated[tuple[Name, ...], Meta(max_length=MOST_AUTHORS)]
    """Names of the authors; empty if they are not known."""


class OtherPublished(Struct, frozen=True, kw_only=True, tag="other_published"):
    """The article was published at this time. Times that were counted from the old day lose their values."""

    published: Value | None
    """ISO 8601 date or datetime; null if it is not known."""


class WarningDismissed(Struct, frozen=True, kw_only=True, tag="warning_dismissed"):
    """A warning has been dealt with or is wrong, and is removed."""

    code: Value
    """Code of the warning."""
    words: Anchor | None = None
    """The words for which it is dismissed; null for the whole article."""


class WarningNoted(Struct, frozen=True, kw_only=True, tag="warning_noted"):
    """A warning gets a note, which is the reason of the correction."""

    code: Value
    """Code of the warning."""


class Settled(Struct, frozen=True, kw_only=True, tag="settled"):
    """The outcome of a watched promise, threat, prediction or deadline; the correction's reason says why."""

    claim: Anchor
    """The words of the claim that is watched."""
    state: WatchState
    """open: not decided yet; kept; broken; moved: to another day; dismissed: not to be watched."""
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
"""Changes to an attribution that is in the ledger."""
OfArticle = OtherOutlet | OtherByline | OtherPublished
"""Changes to the facts about the article: publisher, authors, date."""
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
"""Changes to other parts of a ledger."""
Change = OfAttribution | Missing | OfLedger | OfArticle
"""Any change that a correction can make."""


def is_sound(change: Change) -> bool:
    """Return whether a change survives a round trip through JSON, which also checks the length limits."""
    try:
        again: Change = msgspec.json.decode(msgspec.json.encode(change), type=Change)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return False
    return again == change


class Correction(Struct, frozen=True, kw_only=True):
    """One correction of a ledger by a person."""

    id: str
    """Unique id, assigned by the store."""
    article: str
    """Id of the article whose ledger is corrected."""
    author: str
    """Name of the person who made it."""
    made: str
    """ISO 8601 datetime at which it was made."""
    reason: str
    """The author's reason; may be empty."""
    change: Change
    """The change."""
