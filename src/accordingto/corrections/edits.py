"""Applying one correction to a ledger. Fields that a correction leaves undetermined become None.

The ids of unchanged parts stay the same. A part that is added gets the id ``k-`` and the id of the correction
(the reader's own ids are ``q``, ``c`` or ``a`` and a number), with a ``+`` appended while that is taken.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, structs

from accordingto.corrections.actors import identified
from accordingto.corrections.answers import with_note, with_settlement, without_warning
from accordingto.corrections.bounds import check_pieces, form_of, times_in, with_bounds
from accordingto.corrections.chains import added, removed, without_unknown
from accordingto.corrections.changes import (
    Correction,
    HedgeMissed,
    InText,
    Missing,
    NotAttribution,
    NotHedge,
    NotTime,
    OfArticle,
    OfAttribution,
    OfLedger,
    OtherAct,
    OtherAddressee,
    OtherAffiliation,
    OtherBounds,
    OtherCertainty,
    OtherPolarity,
    OtherRole,
    OtherStrength,
    OtherTime,
    OtherVerdict,
    Settled,
    SourceIs,
    Typed,
    WarningDismissed,
    WarningNoted,
)
from accordingto.corrections.facts import with_actor, with_article, with_time, with_verdict, without_time
from accordingto.corrections.placing import attribution_at, free_id, overlap, placed
from accordingto.corrections.refusing import Refused
from accordingto.types import Attribution, Certainty, Ledger, Polarity, Settlement, Span, Strength


class Edit(Struct, frozen=True, kw_only=True):
    """The result of applying a correction."""

    ledger: Ledger
    """The corrected ledger."""
    about: str
    """What was changed: the id of an attribution, actor, time or claim, the offset of a proposition of the
    headline, the code of a warning, or ``article``."""
    was: str = ""
    """The old value as text; empty if there was none, or if the old attribution shows it."""


def edited(ledger: Ledger, correction: Correction) -> Edit:
    """Apply a correction to a ledger. Raises ``Refused`` if it does not apply."""
    change = correction.change
    if isinstance(change, Missing):
        return _with_missing(ledger, correction.id, change)
    if isinstance(change, OfAttribution):
        return _of_attribution(ledger, correction.id, change)
    if isinstance(change, OfArticle):
        ledger, was = with_article(ledger, change)
        return Edit(ledger=ledger, about="article", was=was)
    return _of_ledger(ledger, correction, change)


def _of_attribution(ledger: Ledger, id: str, change: OfAttribution) -> Edit:
    """Apply a change to an attribution; ``id`` is that of the correction."""
    one = attribution_at(ledger, change.attribution)
    was = ""
    match change:
        case NotAttribution():
            ledger = removed(ledger, one)
        case SourceIs(who=who):
            ledger = _with_source(ledger, one, who, id)
        case HedgeMissed(hedge=hedge):
            ledger = _replaced(ledger, _hedged(one, placed(ledger, hedge)))
        case NotHedge(hedge=hedge):
            ledger = _replaced(ledger, _unhedged(one, placed(ledger, hedge)))
        case OtherAct(act=act):
            ledger = _with_act(ledger, structs.replace(one, act=act), one)
        case OtherCertainty(certainty=certainty):
            ledger = _replaced(ledger, structs.replace(one, certainty=certainty))
        case OtherBounds(part=part):
            ledger, was = with_bounds(ledger, change)[0], _line(getattr(one, part))
        case OtherAddressee():
            was = _addressee(ledger, one)
            ledger = _with_addressee(ledger, one, change, id)
        case OtherStrength(strength=strength):
            ledger, was = _presented(ledger, one, "strength", strength), one.strength or ""
        case OtherPolarity(polarity=polarity):
            ledger, was = _presented(ledger, one, "polarity", polarity), one.polarity or ""
    return Edit(ledger=ledger, about=one.id, was=was)


def _of_ledger(ledger: Ledger, correction: Correction, change: OfLedger) -> Edit:
    """Apply a change to another part of the ledger."""
    match change:
        case OtherRole() | OtherAffiliation():
            ledger, actor = with_actor(ledger, change)
            was = actor.role if isinstance(change, OtherRole) else actor.affiliation
            return Edit(ledger=ledger, about=actor.id, was=was or "")
        case OtherVerdict():
            ledger, check = with_verdict(ledger, change)
            return Edit(ledger=ledger, about=str(check.span.start), was=check.verdict)
        case OtherTime():
            ledger, old, new = with_time(ledger, change, correction.id)
            return Edit(ledger=ledger, about=new.id, was=(old and old.value) or "")
        case NotTime():
            ledger, time = without_time(ledger, change)
            return Edit(ledger=ledger, about=time.id, was=time.value or "")
        case WarningDismissed():
            return Edit(ledger=without_warning(ledger, change), about=change.code)
        case WarningNoted():
            ledger, note = with_note(ledger, change, correction.reason)
            return Edit(ledger=ledger, about=change.code, was=note)
        case Settled():
            ledger, claim = with_settlement(ledger, change, correction.reason, correction.id)
            was = claim.settled.state if isinstance(claim.settled, Settlement) else ""
            return Edit(ledger=ledger, about=claim.id, was=was)


def _replaced(ledger: Ledger, one: Attribution) -> Ledger:
    """Return the ledger with ``one`` in place of the attribution with the same id."""
    attributions = tuple(one if other.id == one.id else other for other in ledger.attributions)
    return structs.replace(ledger, attributions=attributions)


def _with_source(ledger: Ledger, one: Attribution, who: InText | Typed, id: str) -> Ledger:
    """Return the ledger in which a source refers to ``who``; the actor's confidence becomes None."""
    warnings = tuple(without_unknown(ledger.warnings, one.source))
    ledger = structs.replace(ledger, warnings=warnings)
    if isinstance(who, Typed):
        return _replaced(ledger, structs.replace(one, actor=None, actor_confidence=None))
    actor, ledger = identified(ledger, placed(ledger, who.words)[0], id)
    kind = actor.source_kind or one.source_kind
    return _replaced(ledger, structs.replace(one, actor=actor.id, actor_confidence=None, source_kind=kind))


def _with_missing(ledger: Ledger, id: str, change: Missing) -> Edit:
    """Add an attribution that was missing; ``id`` is that of the correction."""
    cue, content = placed(ledger, change.cue), placed(ledger, change.content)
    if any(one.cue == cue and one.content == content for one in ledger.attributions):
        raise Refused("nothing_to_change")
    source = placed(ledger, change.source) if change.source is not None else ()
    who = placed(ledger, change.who.words) if isinstance(change.who, InText) else ()
    for part in (source, cue, content):
        check_pieces(part)
    name = free_id(f"k-{id}", (one.id for one in ledger.attributions))
    one = Attribution(
        id=name,
        source=source,
        cue=cue,
        content=content,
        source_kind=None if source else "none",
        form=form_of(content),
        act=change.act,
        certainty=change.certainty,
        times=times_in(ledger, content),
        confidence=1.0,
    )
    ledger = added(ledger, one)
    if who and change.who is not None:
        placed_one = next(other for other in ledger.attributions if other.id == name)
        ledger = _with_source(ledger, placed_one, change.who, id)
    return Edit(ledger=ledger, about=name)


def _addressee(ledger: Ledger, one: Attribution) -> str:
    """Return the addressee's name, or else the words that name them; empty if there are none."""
    name = next((actor.name for actor in ledger.actors if actor.id == one.addressee), "")
    return name or _line(one.addressee_span)


def _with_addressee(ledger: Ledger, one: Attribution, change: OtherAddressee, id: str) -> Ledger:
    """Return the ledger with another addressee, or none, of an attribution."""
    if change.who is None:
        return _replaced(ledger, structs.replace(one, addressee=None, addressee_span=()))
    words = placed(ledger, change.words) if change.words is not None else one.addressee_span
    check_pieces(words)
    actor, ledger = identified(ledger, placed(ledger, change.who.words)[0], id)
    return _replaced(ledger, structs.replace(one, addressee=actor.id, addressee_span=words))


def _presented(
    ledger: Ledger, one: Attribution, field: Literal["strength", "polarity"], label: Strength | Polarity
) -> Ledger:
    """Return the ledger with another strength or polarity of an attribution and of its own claims."""
    change = {field: label}
    claims = tuple(
        structs.replace(claim, **change) if claim.chain[-1] == one.id else claim for claim in ledger.claims
    )
    return structs.replace(_replaced(ledger, structs.replace(one, **change)), claims=claims)


def _line(spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(span.text.split()) for span in spans)


def _hedged(one: Attribution, spans: tuple[Span, ...]) -> Attribution:
    """Return the attribution with a further hedge; one outside the content makes its certainty hedged."""
    certainty: Certainty | None = one.certainty if overlap(one.content, spans) else "hedged"
    hedges = tuple(sorted({*one.hedges, *spans}))
    check_pieces(hedges)
    return structs.replace(one, hedges=hedges, certainty=certainty)


def _unhedged(one: Attribution, spans: tuple[Span, ...]) -> Attribution:
    """Return the attribution without a hedge; if that was its last outside the content, it is reported."""
    kept = tuple(span for span in one.hedges if not overlap([span], spans))
    gone = [span for span in one.hedges if span not in kept]
    if not gone:
        raise Refused("nothing_to_change")
    was_own = any(not overlap([span], one.content) for span in gone)
    is_own = any(not overlap([span], one.content) for span in kept)
    certainty = "reported" if one.certainty == "hedged" and was_own and not is_own else one.certainty
    return structs.replace(one, hedges=kept, certainty=certainty)


def _with_act(ledger: Ledger, new: Attribution, old: Attribution) -> Ledger:
    """Return the ledger with another act; a change to or from ``deny`` resets polarity and strength."""
    if (old.act == "deny") == (new.act == "deny"):
        return _replaced(ledger, new)
    claims = tuple(
        structs.replace(claim, strength=None, polarity=None) if old.id in claim.chain else claim
        for claim in ledger.claims
    )
    new = structs.replace(new, strength=None, polarity=None)
    return structs.replace(_replaced(ledger, new), claims=claims)
