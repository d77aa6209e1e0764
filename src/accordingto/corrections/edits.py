"""What one correction does to a ledger. What it leaves undetermined becomes null.

Ids of what it does not touch stay. What it adds is named after it: ``k-`` and its id (the reader writes
``q``, ``c``, ``a`` and a number), with ``+`` behind it as often as that is taken already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal

from msgspec import structs

from accordingto.corrections.actors import identified
from accordingto.corrections.anchors import Anchor, locate
from accordingto.corrections.chains import added, removed, without_unknown
from accordingto.corrections.changes import (
    Correction,
    HedgeMissed,
    InText,
    Missing,
    NotAttribution,
    NotHedge,
    OtherAct,
    OtherCertainty,
    SourceIs,
    Typed,
)
from accordingto.types import Attribution, Certainty, Ledger, Span

StaleReason = Literal["words_gone", "no_attribution", "several_attributions", "nothing_to_change"]
"""Why a correction does not apply: its words are gone or stand in several places; no attribution, or more
than one, has them as its cue; or it asks for what is not there."""
_OPENING, _CLOSING = '"“„«', '"”“»'


class Refused(Exception):
    """A correction does not apply."""

    def __init__(self, reason: StaleReason) -> None:
        self.reason: StaleReason = reason


def edited(ledger: Ledger, correction: Correction) -> tuple[Ledger, str]:
    """Return the ledger after a correction, and the id of the attribution it is about. Raises ``Refused``."""
    change = correction.change
    if isinstance(change, Missing):
        return _with_missing(ledger, correction.id, change)
    one = _attribution_at(ledger, change.attribution)
    match change:
        case NotAttribution():
            return removed(ledger, one), one.id
        case SourceIs(who=who):
            return _with_source(ledger, one, who, correction.id), one.id
        case HedgeMissed(hedge=hedge):
            edit: Callable[[Attribution], Attribution] = partial(_hedged, spans=_placed(ledger, hedge))
        case NotHedge(hedge=hedge):
            edit = partial(_unhedged, spans=_placed(ledger, hedge))
        case OtherAct(act=act):
            return _with_act(ledger, structs.replace(one, act=act), one), one.id
        case OtherCertainty(certainty=certainty):
            edit = partial(structs.replace, certainty=certainty)
    return _replaced(ledger, edit(one)), one.id


def _placed(ledger: Ledger, anchor: Anchor) -> tuple[Span, ...]:
    spans = locate(anchor, ledger.article.text)
    if spans is None:
        raise Refused("words_gone")
    return spans


def _attribution_at(ledger: Ledger, anchor: Anchor) -> Attribution:
    """The attribution with the cue at an anchor: the same words, else the one that shares any of them."""
    spans = _placed(ledger, anchor)
    exact = [one for one in ledger.attributions if one.cue == spans]
    found = exact or [one for one in ledger.attributions if _overlap(one.cue, spans)]
    if len(found) != 1:
        raise Refused("several_attributions" if found else "no_attribution")
    return found[0]


def _overlap(some: Iterable[Span], others: Iterable[Span]) -> bool:
    """Whether any of some spans shares a character with any of others."""
    return any(a.start < b.end and b.start < a.end for b in others for a in some)


def _replaced(ledger: Ledger, one: Attribution) -> Ledger:
    """The ledger with an attribution in the place of that with its id."""
    attributions = tuple(one if other.id == one.id else other for other in ledger.attributions)
    return structs.replace(ledger, attributions=attributions)


def _with_source(ledger: Ledger, one: Attribution, who: InText | Typed, id: str) -> Ledger:
    """The ledger in which a source refers to somebody; how sure a reader was of the actor no longer holds."""
    warnings = tuple(without_unknown(ledger.warnings, one.source))
    ledger = structs.replace(ledger, warnings=warnings)
    if isinstance(who, Typed):
        return _replaced(ledger, structs.replace(one, actor=None, actor_confidence=None))
    actor, ledger = identified(ledger, _placed(ledger, who.words)[0], id)
    kind = actor.source_kind or one.source_kind
    return _replaced(ledger, structs.replace(one, actor=actor.id, actor_confidence=None, source_kind=kind))


def _with_missing(ledger: Ledger, id: str, change: Missing) -> tuple[Ledger, str]:
    """The ledger with an attribution that was missing."""
    cue, content = _placed(ledger, change.cue), _placed(ledger, change.content)
    if any(one.cue == cue and one.content == content for one in ledger.attributions):
        raise Refused("nothing_to_change")
    source = _placed(ledger, change.source) if change.source is not None else ()
    who = _placed(ledger, change.who.words) if isinstance(change.who, InText) else ()
    name = _free_id(f"k-{id}", (one.id for one in ledger.attributions))
    one = Attribution(
        id=name,
        source=source,
        cue=cue,
        content=content,
        source_kind=None if source else "none",
        form=_form_of(content),
        act=change.act,
        certainty=change.certainty,
        times=tuple(
            t.id for t in ledger.times if any(s.start <= t.start and t.end <= s.end for s in content)
        ),
        confidence=1.0,
    )
    ledger = added(ledger, one)
    if who and change.who is not None:
        placed = next(other for other in ledger.attributions if other.id == name)
        ledger = _with_source(ledger, placed, change.who, id)
    return ledger, name


def _free_id(id: str, taken: Iterable[str]) -> str:
    """An id that is not taken: with ``+`` behind it where it is."""
    ids = set(taken) | {"outlet"}
    while id in ids:
        id += "+"
    return id


def _form_of(content: tuple[Span, ...]) -> Literal["direct", "mixed", "indirect"]:
    """How much of a content is quoted, by its quotation marks alone."""
    words = [span.text.strip(" \n,.;:!?") for span in content]
    if all(text[:1] in _OPENING and text[-1:] in _CLOSING and len(text) > 1 for text in words):
        return "direct"
    return "mixed" if any(mark in text for text in words for mark in _OPENING + _CLOSING) else "indirect"


def _hedged(one: Attribution, spans: tuple[Span, ...]) -> Attribution:
    """With words that hedge; those outside the content make the attribution hedged."""
    certainty: Certainty | None = one.certainty if _overlap(one.content, spans) else "hedged"
    return structs.replace(one, hedges=tuple(sorted({*one.hedges, *spans})), certainty=certainty)


def _unhedged(one: Attribution, spans: tuple[Span, ...]) -> Attribution:
    """Without words that hedge; if none is left outside the content, what was hedged is reported."""
    kept = tuple(span for span in one.hedges if not _overlap([span], spans))
    gone = [span for span in one.hedges if span not in kept]
    if not gone:
        raise Refused("nothing_to_change")
    was_own = any(not _overlap([span], one.content) for span in gone)
    is_own = any(not _overlap([span], one.content) for span in kept)
    certainty = "reported" if one.certainty == "hedged" and was_own and not is_own else one.certainty
    return structs.replace(one, hedges=kept, certainty=certainty)


def _with_act(ledger: Ledger, new: Attribution, old: Attribution) -> Ledger:
    """The ledger with another act; to or from a denial, polarity and strength are no longer known."""
    if (old.act == "deny") == (new.act == "deny"):
        return _replaced(ledger, new)
    claims = tuple(
        structs.replace(claim, strength=None, polarity=None) if old.id in claim.chain else claim
        for claim in ledger.claims
    )
    new = structs.replace(new, strength=None, polarity=None)
    return structs.replace(_replaced(ledger, new), claims=claims)
