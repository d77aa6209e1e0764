"""Classifying the change of an attribution or a claim: which fields differ, and whether it was hardened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accordingto.types import Actor, Attribution, Claim, Span
from accordingto.versions.changes import ChangeKind, Difference, DifferingField
from accordingto.versions.words import words_of

STRENGTHS: Mapping[str, int] = {"unknown": 0, "possible": 1, "probable": 2, "certain": 3}
"""Strengths on a scale; a higher number is firmer."""

CERTAINTIES: Mapping[str, int] = {"hedged": 0, "inferred": 0, "reported": 1}
"""Certainties on a scale: 1 if the outlet vouches that the statement was made."""

VOUCHING: Mapping[str, int] = {"suggest": 0, "believe": 0, "say": 1, "confirm": 2, "find": 2}
"""Acts on a scale of how firmly they vouch for the content; other acts cannot be compared."""

ORDER: tuple[ChangeKind, ...] = (
    "reversed",
    "reattributed",
    "adopted",
    "attributed",
    "hardened",
    "softened",
    "reworded",
)
"""The kinds of change, the most important first."""

Cast = Mapping[str, Actor]
"""The actors of a ledger by id."""


def differences(old: Attribution, new: Attribution, olds: Cast, news: Cast) -> list[Difference]:
    """Return the fields in which two attributions differ; ``olds`` and ``news`` are the actors.

    White space and the style of quotation marks and dashes do not count.
    """
    found = [
        _actors(_name(old.actor, olds), _name(new.actor, news)),
        _labels("source_kind", old.source_kind, new.source_kind),
        _words("source", old.source, new.source),
        _words("addressee", old.addressee_span, new.addressee_span),
        _words("cue", old.cue, new.cue),
        _words("content", old.content, new.content),
        _labels("act", old.act, new.act),
        _labels("certainty", old.certainty, new.certainty),
        _words("hedges", old.hedges, new.hedges),
        _labels("strength", old.strength, new.strength),
        _labels("polarity", old.polarity, new.polarity),
    ]
    return [one for one in found if one is not None]


def claim_differences(old: Claim, new: Claim) -> list[Difference]:
    """Return the fields in which two claims differ; chains differ only if one is the outlet alone."""
    found = [
        _labels("chain", _voice(old), _voice(new)),
        _words("content", old.content, new.content),
        _labels("strength", old.strength, new.strength),
        _labels("polarity", old.polarity, new.polarity),
    ]
    return [one for one in found if one is not None]


def kinds_of(found: Iterable[Difference]) -> tuple[ChangeKind, ...]:
    """Return the kinds of change that follow from some differences, the most important first."""
    kinds: set[ChangeKind] = set()
    firmer = 0
    for one in found:
        match one.field:
            case "polarity" if one.old and one.new:
                kinds.add("reversed")
            case "actor" | "source_kind" | "source":
                kinds.add("reattributed" if _is_other_source(one) else "reworded")
            case "chain":
                kinds.add("adopted" if one.new == "outlet" else "attributed")
            case "hedges":
                firmer = _count(one.old) - _count(one.new)
                kinds |= {"hardened"} if firmer > 0 else {"softened"} if firmer < 0 else {"reworded"}
            case "strength" | "certainty" | "act":
                kinds.add(_firmness(one))
            case _:
                kinds.add("reworded")
    if len(kinds) > 1:
        kinds.discard("reworded")
    return tuple(kind for kind in ORDER if kind in kinds)


def _is_other_source(one: Difference) -> bool:
    """Return whether the source itself differs, and not only how it is named."""
    if one.field == "source":
        return not (one.old and one.new)
    if one.field == "source_kind":
        return "named" in (one.old, one.new) or "none" in (one.old, one.new)
    return one.old is not None and one.new is not None


def _firmness(one: Difference) -> ChangeKind:
    scale = VOUCHING if one.field == "act" else {**STRENGTHS, **CERTAINTIES}
    old, new = scale.get(one.old or ""), scale.get(one.new or "")
    if old is None or new is None or old == new:
        return "reworded"
    return "hardened" if new > old else "softened"


def _labels(field: DifferingField, old: str | None, new: str | None) -> Difference | None:
    return None if old == new else Difference(field=field, old=old, new=new)


def _actors(old: str | None, new: str | None) -> Difference | None:
    """Return the difference of two names; None if one only adds words to the other ("Orr", "Ida Orr")."""
    was, now = set((old or "").lower().split()), set((new or "").lower().split())
    is_same = bool(was and now) and (was <= now or now <= was)
    return None if is_same else _labels("actor", old, new)


def _words(field: DifferingField, old: Iterable[Span], new: Iterable[Span]) -> Difference | None:
    was, now = _said(old), _said(new)
    return None if _levelled(was) == _levelled(now) else Difference(field=field, old=was, new=now)


def _said(spans: Iterable[Span]) -> str | None:
    return " … ".join(" ".join(span.text.split()) for span in spans) or None


def _levelled(words: str | None) -> str:
    forms = words_of(words or "").forms
    while forms and not forms[-1].isalnum():
        forms.pop()
    return " ".join(forms)


def _count(words: str | None) -> int:
    return len(words.split(" … ")) if words else 0


def _name(id: str | None, cast: Cast) -> str | None:
    return cast[id].name if id in cast and id is not None else None


def _voice(claim: Claim) -> str:
    return "outlet" if len(claim.chain) == 1 else "others"
