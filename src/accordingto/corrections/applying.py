"""Applying corrections to a ledger: the corrected ledger, and the corrections that do not apply.

Corrections are applied one after the other, so later ones win. The functions are pure and raise no errors: a
correction that does not apply is returned as ``Stale``. All code that shows a corrected ledger, checks a
change beforehand or exports corrections as training data goes through ``apply`` or ``refusal``.
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
    """An attribution together with the name of its source."""

    attribution: Attribution
    """The attribution."""
    actor: str | None
    """Name of the actor that the source refers to, as in the article; None if it is not known."""
    typed: str | None
    """Name of the source that a person typed in; None if no one did."""


class Applied(Struct, frozen=True, kw_only=True):
    """A correction that was applied."""

    correction: Correction
    """The correction."""
    about: str
    """What it changed: the id of an attribution, actor, time or claim, the offset of a proposition of the
    headline, the code of a warning, or ``article``."""
    attribution: str | None
    """Id of the attribution that was changed, added or removed; None if it is about something else."""
    was: str
    """The old value as text; empty if there was none, or if ``before`` shows it."""
    moved: bool
    """Whether its words are now at other offsets than when the correction was made."""
    before: Sourced | None
    """The attribution before this correction; None if there was none."""
    after: Sourced | None
    """The attribution after this correction; None if it was removed."""


class Stale(Struct, frozen=True, kw_only=True):
    """A correction that was not applied."""

    correction: Correction
    """The correction."""
    reason: StaleReason
    """Why not."""
    detail: str = ""
    """The words or the value that prevent it; empty if there are none."""

    @property
    def why(self) -> str:
        """The reason and detail as a phrase for people."""
        return WHY[self.reason] + (f": {self.detail}" if self.detail else "")


class TypedSource(Struct, frozen=True, kw_only=True):
    """A name for a source that a person typed in. It is kept outside the ledger."""

    attribution: str
    """Id of the attribution; its ``actor`` is None."""
    name: str
    """The name that was typed in."""
    correction: str
    """Id of the correction."""


class Corrected(Struct, frozen=True, kw_only=True):
    """A ledger with its corrections applied."""

    ledger: Ledger
    """The corrected ledger."""
    applied: tuple[Applied, ...] = ()
    """The corrections that were applied, in the order given."""
    stale: tuple[Stale, ...] = ()
    """The corrections that were not applied, in the order given."""
    typed: tuple[TypedSource, ...] = ()
    """Source names that were typed in, for attributions of the corrected ledger."""


def apply(ledger: Ledger, corrections: Iterable[Correction]) -> Corrected:
    """Apply corrections to a ledger in the order given; those that do not apply are in ``stale``."""
    state = Corrected(ledger=ledger)
    for correction in corrections:
        state = _with(state, correction)
    return state


def refusal(state: Corrected, change: Change, reason: str = "") -> Stale | None:
    """Return why a change must be declined, or None if it may be made.

    It is declined if it does not apply, changes nothing, or makes parts of attributions overlap or cross.
    ``reason`` is the author's reason for the change, which some changes need.
    """
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
    """Return the state after one more correction, which ends up in ``applied`` or ``stale``."""
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
    """Return the attribution with an id together with the names of its source; None if there is none."""
    one = next((one for one in ledger.attributions if one.id == id), None)
    if one is None:
        return None
    return Sourced(
        attribution=one,
        actor=next((actor.name for actor in ledger.actors if actor.id == one.actor), None),
        typed=next((name.name for name in typed if name.attribution == id), None),
    )


def _typed(state: Corrected, correction: Correction, id: str | None, ledger: Ledger) -> Iterator[TypedSource]:
    """Yield the typed names that are still valid after a correction, including its own."""
    who = correction.change.who if isinstance(correction.change, SourceIs | Missing) else None
    known = {one.id for one in ledger.attributions}
    yield from (
        one for one in state.typed if one.attribution in known and not (who and one.attribution == id)
    )
    if isinstance(who, Typed) and id is not None:
        yield TypedSource(attribution=id, name=who.name, correction=correction.id)


def _anchors(change: Change) -> Iterator[Anchor]:
    """Yield every anchor of a change."""
    for field in change.__struct_fields__:
        value = getattr(change, field)
        if isinstance(value, InText):
            yield value.words
        elif isinstance(value, Anchor):
            yield value
