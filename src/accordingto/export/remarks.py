"""Corrections of an article in words: what, who, when, why, and whether they apply."""

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
    InText,
    Kept,
    Missing,
    NotAttribution,
    NotHedge,
    NotTime,
    OfAttribution,
    OtherAct,
    OtherAddressee,
    OtherAffiliation,
    OtherBounds,
    OtherByline,
    OtherCertainty,
    OtherOutlet,
    OtherPolarity,
    OtherPublished,
    OtherRole,
    OtherStrength,
    OtherTime,
    OtherVerdict,
    Settled,
    Sourced,
    SourceIs,
    Stale,
    Typed,
    WarningDismissed,
    WarningNoted,
)
from accordingto.export.labels import warning_label
from accordingto.export.wording import joined, shortened

State = Literal["holds", "undone", "stale"]
"""State of a correction: applied in what is shown, undone, or not fitting the text any more."""


class Remark(Struct, frozen=True, kw_only=True):
    """One correction in the form that pages and the command line show."""

    id: str
    """Id of the correction."""
    kind: str
    """Its kind: the tag of its change."""
    subject: str
    """What is corrected, in words: "The content of “said”"."""
    about: str | None
    """Its subject in the ledger, as in ``Applied.about``; None if the correction does not apply."""
    cue: str
    """The cue, or the other words that it is about; empty for the article and for warnings."""
    before: str
    """Some words before the cue in its line."""
    after: str
    """Some words after the cue in its line."""
    words: str
    """The hedge, content or warning's words that it is about; empty for other kinds."""
    now: str
    """The new value: a name, an act, a certainty …; empty for kinds without one."""
    is_typed: bool
    """Whether ``now`` is a typed name that is not from the article."""
    was: str
    """The value before; empty if there was none, or the correction does not apply."""
    author: str
    """Who made it."""
    made: str
    """When: ISO 8601."""
    reason: str
    """Why, in the author's words."""
    state: State
    """Whether it applies."""
    why: str
    """Why it does not fit the text any more; empty for other states."""
    attribution: str | None
    """Id of the attribution that it changed; None if it does not apply or is about something else."""
    undone: str | None
    """When it was undone; None if it was not."""
    undone_by: str | None
    """Who undid it; None if nobody did."""


def remarks(state: Corrected, kept: Sequence[Kept]) -> tuple[Remark, ...]:
    """Return the remarks of an article's corrections in order; ``state`` is the corrected article."""
    applied = {one.correction.id: one for one in state.applied}
    stale = {one.correction.id: one for one in state.stale}
    return tuple(_remark(one, applied.get(one.correction.id), stale) for one in kept)


def _remark(one: Kept, applied: Applied | None, stale: Mapping[str, Stale]) -> Remark:
    made = one.correction
    cue = _cue_of(made.change)
    state: State = "undone" if one.undone else "stale" if made.id in stale else "holds"
    return Remark(
        id=made.id,
        kind=str(made.change.__struct_config__.tag),
        subject=_subject(made.change),
        about=applied.about if applied else None,
        cue=_words(cue) if cue else "",
        before=_before(cue) if cue else "",
        after=_after(cue) if cue else "",
        words=_about(made.change),
        now=_now(made.change),
        is_typed=isinstance(made.change, SourceIs | Missing) and isinstance(made.change.who, Typed),
        was=(applied.was or _was(made.change, applied.before)) if applied else "",
        author=made.author,
        made=made.made,
        reason=made.reason,
        state=state,
        why=stale[made.id].why if made.id in stale else "",
        attribution=applied.attribution if applied else None,
        undone=one.undone,
        undone_by=one.undone_by,
    )


def remark_line(one: Remark) -> str:
    """Return a correction on one line of plain text."""
    now = f": {one.now or 'none'}" if one.kind not in WHOLE else f": {one.words}" if one.words else ""
    return f"{one.subject}{now}" + (f" (was {one.was})" if one.was else "")


WHOLE = frozenset(
    {"not_attribution", "hedge_missed", "not_hedge", "missing", "not_time", "warning_dismissed"}
)
"""Kinds that say whether something is there, and have no new value."""


def _cue_of(change: Change) -> Anchor | None:
    """Return the words that a change is about; None for the article and for warnings."""
    if isinstance(change, OfAttribution):
        return change.attribution
    match change:
        case Missing(cue=words) | OtherTime(words=words) | NotTime(words=words):
            return words
        case OtherRole(actor=words) | OtherAffiliation(actor=words):
            return words
        case OtherVerdict(statement=words) | Settled(claim=words):
            return words
    return None


def _subject(change: Change) -> str:
    """Return the subject of a change in words, for its heading."""
    cue = _cue_of(change)
    words = f"“{shortened(_words(cue), SUBJECT)}”" if cue else ""
    match change:
        case NotAttribution():
            return f"{words} is not an attribution"
        case Missing():
            return f"Missing attribution {words}"
        case HedgeMissed():
            return f"A hedge of {words} was missed"
        case NotHedge():
            return f"No hedge of {words}"
        case OtherBounds(part=part):
            return f"The {part} of {words}"
        case OtherTime(kind=kind):
            return f"The {kind} {words}"
        case NotTime(kind=kind):
            return f"{words} is not a {kind}"
        case WarningDismissed(code=code) | WarningNoted(code=code):
            name = warning_label(code)
            return f"Dismissed: {name}" if isinstance(change, WarningDismissed) else f"Note on {name}"
    return f"{_FIELDS[type(change)]} {f'of {words}' if words else ''}".strip()


SUBJECT = 90
"""Limit of characters of the words quoted in a subject."""
_FIELDS: Mapping[type, str] = {
    SourceIs: "The actor",
    OtherAct: "The act",
    OtherCertainty: "The certainty",
    OtherAddressee: "The addressee",
    OtherStrength: "The strength",
    OtherPolarity: "The polarity",
    OtherRole: "The role",
    OtherAffiliation: "The affiliation",
    OtherVerdict: "The verdict",
    OtherOutlet: "The outlet",
    OtherByline: "The authors",
    OtherPublished: "The date",
    Settled: "What became",
}


def _before(anchor: Anchor) -> str:
    """Return the known end of the line before an anchor, without a word that is cut off."""
    line = anchor.prefix.splitlines()[-1] if anchor.prefix.splitlines() else ""
    is_cut = len(line) == AROUND
    if anchor.prefix.endswith(("\n", "\r")):
        return ""
    return "…" + line.partition(" ")[2] if is_cut else line


def _after(anchor: Anchor) -> str:
    """Return the known beginning of the line after an anchor, without a word that is cut off."""
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
        case WarningDismissed(words=words) if words is not None:
            return _words(words)
    return ""


def _now(change: Change) -> str:
    match change:
        case SourceIs(who=who):
            return who.name if isinstance(who, Typed) else _words(who.words)
        case OtherAct(act=now) | OtherCertainty(certainty=now) | OtherStrength(strength=now):
            return now
        case OtherPolarity(polarity=now) | OtherVerdict(verdict=now):
            return now.replace("_", " ")
        case OtherAddressee(who=InText(words=words)):
            return _words(words)
        case Missing(source=words) | OtherBounds(words=words) if words is not None:
            return _words(words)
        case OtherRole(words=words) | OtherAffiliation(words=words) if words is not None:
            return _words(words)
        case OtherTime(value=value) | OtherOutlet(outlet=value) | OtherPublished(published=value):
            return value or ""
        case OtherByline(byline=byline):
            return ", ".join(byline)
        case Settled(state=state, due=due):
            return f"{state} to {due}" if due else state
    return ""


def _was(change: Change, before: Sourced | None) -> str:
    """Return the value before a change, from the attribution before it; empty if unknown."""
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
