"""The corrections of an article as they are shown: what, who, when, why, and whether they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from accordingto.corrections import (
    AROUND,
    Anchor,
    Applied,
    Change,
    Corrected,
    HedgeMissed,
    Missing,
    NotHedge,
    OtherAct,
    OtherCertainty,
    Sourced,
    SourceIs,
    StaleReason,
    Typed,
)
from accordingto.export import joined
from accordingto.store import Kept

State = Literal["holds", "undone", "stale"]
"""Whether a correction is in what is shown, was undone, or does not fit the text any more."""

STALE: Mapping[StaleReason, str] = {
    "words_gone": "its words are gone from the text, or appear in several places",
    "no_attribution": "these words are no longer an attribution",
    "several_attributions": "several attributions share these words",
    "nothing_to_change": "the article is already read this way",
}
"""Why a correction does not hold, in words."""


class Remark(Struct, frozen=True, kw_only=True):
    """One correction as it is shown."""

    id: str
    """Id of the correction."""
    kind: str
    """Its kind: the tag of its change."""
    cue: str
    """The words that attribute."""
    before: str
    """What stands before the cue in its line, some words of it."""
    after: str
    """What stands after it in its line, some words of it."""
    words: str
    """The words that hedge, or what is attributed; empty for other kinds."""
    now: str
    """What it is instead: a name, an act, a certainty; empty where that is not asked."""
    is_typed: bool
    """Whether ``now`` was typed in and is not of the article."""
    was: str
    """What it was before; empty where nothing was known, or the correction does not hold."""
    author: str
    """Who made it."""
    made: str
    """When: ISO 8601."""
    reason: str
    """Why, in the author's words."""
    state: State
    """Whether it holds."""
    why: str
    """Why it does not hold; empty for others."""
    attribution: str | None
    """Id of the attribution that it changed; null where it does not hold."""
    undone: str | None
    """When it was undone."""
    undone_by: str | None
    """Who undid it."""


def remarks(state: Corrected, kept: Sequence[Kept]) -> tuple[Remark, ...]:
    """Return every correction of an article as it is shown, in order; ``state`` is what is shown of it."""
    applied = {one.correction.id: one for one in state.applied}
    stale = {one.correction.id: STALE[one.reason] for one in state.stale}
    return tuple(_remark(one, applied.get(one.correction.id), stale) for one in kept)


def _remark(one: Kept, applied: Applied | None, stale: Mapping[str, str]) -> Remark:
    made = one.correction
    cue = _cue_of(made.change)
    state: State = "undone" if one.undone else "stale" if made.id in stale else "holds"
    return Remark(
        id=made.id,
        kind=str(made.change.__struct_config__.tag),
        cue=_words(cue),
        before=_before(cue),
        after=_after(cue),
        words=_about(made.change),
        now=_now(made.change),
        is_typed=isinstance(made.change, SourceIs | Missing) and isinstance(made.change.who, Typed),
        was=_was(made.change, applied.before if applied else None),
        author=made.author,
        made=made.made,
        reason=made.reason,
        state=state,
        why=stale.get(made.id, ""),
        attribution=applied.attribution if applied else None,
        undone=one.undone,
        undone_by=one.undone_by,
    )


def _cue_of(change: Change) -> Anchor:
    return change.cue if isinstance(change, Missing) else change.attribution


def _before(anchor: Anchor) -> str:
    """Return the end of the line before an anchor; a word that is cut is left out."""
    line = anchor.prefix.splitlines()[-1] if anchor.prefix.splitlines() else ""
    is_cut = len(line) == AROUND
    if anchor.prefix.endswith(("\n", "\r")):
        return ""
    return "…" + line.partition(" ")[2] if is_cut else line


def _after(anchor: Anchor) -> str:
    """Return the beginning of the line after an anchor; a word that is cut is left out."""
    line = anchor.suffix.splitlines()[0] if anchor.suffix.splitlines() else ""
    return line.rpartition(" ")[0] + "…" if len(line) == AROUND else line


def _words(anchor: Anchor) -> str:
    return joined(anchor.spans)


def _about(change: Change) -> str:
    match change:
        case HedgeMissed(hedge=hedge) | NotHedge(hedge=hedge):
            return _words(hedge)
        case Missing(content=content):
            return _words(content)
    return ""


def _now(change: Change) -> str:
    match change:
        case SourceIs(who=who):
            return who.name if isinstance(who, Typed) else _words(who.words)
        case OtherAct(act=act):
            return act
        case OtherCertainty(certainty=certainty):
            return certainty
        case Missing(source=source) if source is not None:
            return _words(source)
    return ""


def _was(change: Change, before: Sourced | None) -> str:
    if before is None:
        return ""
    match change:
        case SourceIs():
            return before.typed or before.actor or ""
        case OtherAct():
            return before.attribution.act or ""
        case OtherCertainty():
            return before.attribution.certainty or ""
    return ""
