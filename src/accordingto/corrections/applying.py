"""A reading and its corrections → a ledger again, and what could not be applied. Pure; nothing raises.

Corrections are applied in their order, so that later ones win. Whatever shows a corrected ledger, asks
beforehand whether a change would apply, or learns from corrections, goes through ``apply`` or ``refusal``,
which both apply one correction after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from accordingto.corrections.anchors import Anchor, locate
from accordingto.corrections.bounds import check_parts
from accordingto.corrections.changes import (
    Change,
    Correction,
    InText,
    Missing,
    OfAttribution,
    OtherBounds,
    SourceIs,
    Typed,
)
from accordingto.corrections.edits import edited
from accordingto.corrections.refusing import WHY, Refused, StaleReason
from accordingto.types import Attribution, Ledger


class Sourced(Struct, frozen=True, kw_only=True):
    """An attribution, and who its source is in the ledger in which it stands."""

    attribution: Attribution
    """The attribution."""
    actor: str | None
    """Name of the actor the source refers to, as the article gives it; null where nobody is known."""
    typed: str | None
    """Name of the source that a person typed in; null where nobody did."""


class Applied(Struct, frozen=True, kw_only=True):
    """A correction that was applied."""

    correction: Correction
    """The correction."""
    about: str
    """What it is about: the id of an attribution, an actor, a time or a claim, the offset of a statement of
    the headline, the code of a warning, or ``article``."""
    attribution: str | None
    """Id of the attribution that it changed, added or took out; null where it is about something else."""
    was: str
    """What stood there before, as text; empty where that was nothing, or is told by ``before``."""
    moved: bool
    """Whether its words stand elsewhere than when it was made."""
    before: Sourced | None
    """The attribution without this correction; null where there was none."""
    after: Sourced | None
    """The attribution with it; null where there is none now."""


class Stale(Struct, frozen=True, kw_only=True):
    """A correction that was not applied."""

    correction: Correction
    """The correction."""
    reason: StaleReason
    """Why not."""
    detail: str = ""
    """The words or the value that are in the way; empty where there are none."""

    @property
    def why(self) -> str:
        """Why not, in words."""
        return WHY[self.reason] + (f": {self.detail}" if self.detail else "")


class TypedSource(Struct, frozen=True, kw_only=True):
    """A name for a source that was typed in and does not stand in the ledger."""

    attribution: str
    """Id of the attribution; it names no actor."""
    name: str
    """The name."""
    correction: str
    """Id of the correction."""


class Corrected(Struct, frozen=True, kw_only=True):
    """A reading plus its corrections."""

    ledger: Ledger
    """The ledger with what could be applied."""
    applied: tuple[Applied, ...] = ()
    """The corrections that are in it, in their order."""
    stale: tuple[Stale, ...] = ()
    """The corrections that are not, in their order."""
    typed: tuple[TypedSource, ...] = ()
    """Names that were typed in, for the attributions that are in the ledger."""


def apply(ledger: Ledger, corrections: Iterable[Correction]) -> Corrected:
    """Return a ledger with all corrections that still have their place, and those that have none."""
    state = Corrected(ledger=ledger)
    for correction in corrections:
        state = _with(state, correction)
    return state


def refusal(state: Corrected, change: Change, reason: str = "") -> Stale | None:
    """Return why a change is to be declined: it does not apply or fit, or leaves all as it is; else None."""
    asked = Correction(id="0", article="", author="", made="", reason=reason, change=change)
    tried = _with(state, asked)
    if len(tried.stale) > len(state.stale):
        return tried.stale[-1]
    done = tried.applied[-1]
    if tried.ledger == state.ledger and done.before == done.after:
        return Stale(correction=asked, reason="nothing_to_change")
    if isinstance(change, OtherBounds | Missing) and done.after is not None:
        try:
            check_parts(tried.ledger, done.after.attribution)
        except Refused as refused:
            return Stale(correction=asked, reason=refused.reason, detail=refused.detail)
    return None


def _with(state: Corrected, correction: Correction) -> Corrected:
    """Return a corrected reading with one more correction."""
    try:
        edit = edited(state.ledger, correction)
    except Refused as refused:
        stale = Stale(correction=correction, reason=refused.reason, detail=refused.detail)
        return structs.replace(state, stale=(*state.stale, stale))
    id = edit.about if isinstance(correction.change, OfAttribution | Missing) else None
    typed = tuple(_typed(state, correction, id, edit.ledger))
    text = edit.ledger.article.text
    done = Applied(
        correction=correction,
        about=edit.about,
        attribution=id,
        was=edit.was,
        moved=any(locate(one, text) != one.spans for one in _anchors(correction.change)),
        before=_sourced(id, state.ledger, state.typed),
        after=_sourced(id, edit.ledger, typed),
    )
    return Corrected(ledger=edit.ledger, applied=(*state.applied, done), stale=state.stale, typed=typed)


def _sourced(id: str | None, ledger: Ledger, typed: Iterable[TypedSource]) -> Sourced | None:
    """Return an attribution of a ledger with the names of its source."""
    one = next((one for one in ledger.attributions if one.id == id), None)
    if one is None:
        return None
    return Sourced(
        attribution=one,
        actor=next((actor.name for actor in ledger.actors if actor.id == one.actor), None),
        typed=next((name.name for name in typed if name.attribution == id), None),
    )


def _typed(state: Corrected, correction: Correction, id: str | None, ledger: Ledger) -> Iterator[TypedSource]:
    """Yield the typed names that hold after a correction."""
    who = correction.change.who if isinstance(correction.change, SourceIs | Missing) else None
    known = {one.id for one in ledger.attributions}
    yield from (
        one for one in state.typed if one.attribution in known and not (who and one.attribution == id)
    )
    if isinstance(who, Typed) and id is not None:
        yield TypedSource(attribution=id, name=who.name, correction=correction.id)


def _anchors(change: Change) -> Iterator[Anchor]:
    """Every anchor of a change."""
    for field in change.__struct_fields__:
        value = getattr(change, field)
        if isinstance(value, InText):
            yield value.words
        elif isinstance(value, Anchor):
            yield value
