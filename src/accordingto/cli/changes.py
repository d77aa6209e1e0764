"""Parser of what ``accordingto correct`` is given: a place such as ``q3.act``, and a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar, get_args

import click

from accordingto.corrections import (
    LONGEST_NAME,
    LONGEST_VALUE,
    Anchor,
    Change,
    HedgeMissed,
    InText,
    NotAttribution,
    NotFound,
    NotHedge,
    NotTime,
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
    Part,
    Settled,
    SourceIs,
    Typed,
    WarningDismissed,
    WarningNoted,
    anchor,
    find_stretch,
    is_sound,
    sentences_of,
)
from accordingto.types import (
    Act,
    Actor,
    Attribution,
    Certainty,
    Ledger,
    Polarity,
    Span,
    Strength,
    TimeKind,
    Verdict,
    WatchState,
)
from accordingto.watchlist import watch_items

T = TypeVar("T", bound=str)

NONE = "none"
"""The value that clears a field."""
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_PIECES = re.compile(r"\s+\|\s+")
_ITEM = re.compile(r"[0-9a-f]{16}")


def change_at(ledger: Ledger, place: str, value: str) -> Change:
    """Return the change that sets a place of a ledger to a value.

    Raises ``click.UsageError`` if the ledger has no such place, or the value is not valid for it.
    """
    change = _change_at(ledger, place, value.strip())
    if not is_sound(change):
        raise click.UsageError(
            f"VALUE is too long: a name has at most {LONGEST_NAME} characters, a date {LONGEST_VALUE}."
        )
    return change


def _change_at(ledger: Ledger, place: str, value: str) -> Change:
    given = None if value == NONE else value
    match place:
        case "outlet":
            return OtherOutlet(outlet=given)
        case "byline":
            names = (name.strip() for name in value.split(";"))
            return OtherByline(byline=tuple(filter(None, names)) if given else ())
        case "published":
            return OtherPublished(published=given)
    if place in get_args(TimeKind):
        words, equals, meant = (part.strip() for part in value.rpartition("="))
        if not equals:
            raise click.UsageError(f"{place}: give the words and the value, as in 'by Friday = 2031-03-07'.")
        kind: TimeKind = _label(place, get_args(TimeKind))
        return OtherTime(words=_words(ledger, words), kind=kind, value=None if meant == NONE else meant)
    if any(one.code == place for one in ledger.warnings):
        return _of_warning(place, value)
    id, _, field = place.partition(".")
    if _ITEM.fullmatch(id):
        return _settled(ledger, _claim_of(ledger, id), value)
    return _at_id(ledger, id, field, value)


def _at_id(ledger: Ledger, id: str, field: str, value: str) -> Change:
    """Return the change to the attribution, actor, time, headline check or claim with this id."""
    for one in ledger.attributions:
        if one.id == id:
            return _of_attribution(ledger, one, field, value)
    for actor in ledger.actors:
        if actor.id == id:
            return _of_actor(ledger, actor, field, value)
    for time in ledger.times:
        if time.id == id and field in ("", "value"):
            words = anchor(ledger.article.text, (Span(time.start, time.end, time.text),))
            if not field and value == NONE:
                return NotTime(words=words, kind=time.kind)
            return OtherTime(words=words, kind=time.kind, value=None if value == NONE else value)
    for number, check in enumerate(ledger.headline_checks, 1):
        if id == f"h{number}" and field in ("", "verdict"):
            verdict: Verdict = _label(value, get_args(Verdict))
            return OtherVerdict(statement=anchor(ledger.article.text, (check.span,)), verdict=verdict)
    if any(claim.id == id for claim in ledger.claims) and field in ("", "state"):
        return _settled(ledger, id, value)
    raise _unknown(f"{id}.{field}" if field else id)


def _of_attribution(ledger: Ledger, one: Attribution, field: str, value: str) -> Change:
    cue = anchor(ledger.article.text, one.cue)
    match field:
        case "" if value == NONE:
            return NotAttribution(attribution=cue)
        case "source" | "cue" | "content":
            part: Part = _label(field, get_args(Part))
            words = _stretches(ledger, value, one) if value != NONE else None
            return OtherBounds(attribution=cue, part=part, words=words)
        case "actor":
            known = _actor(ledger, value)
            return SourceIs(attribution=cue, who=InText(words=known) if known else Typed(name=value))
        case "addressee":
            if value == NONE:
                return OtherAddressee(attribution=cue, who=None)
            named = _actor(ledger, value)
            words = named or _stretches(ledger, value, one)
            return OtherAddressee(attribution=cue, who=InText(words=words), words=None if named else words)
        case "act":
            act: Act = _label(value, get_args(Act))
            return OtherAct(attribution=cue, act=act)
        case "certainty":
            certainty: Certainty = _label(value, get_args(Certainty))
            return OtherCertainty(attribution=cue, certainty=certainty)
        case "strength":
            strength: Strength = _label(value, get_args(Strength))
            return OtherStrength(attribution=cue, strength=strength)
        case "polarity":
            polarity: Polarity = _label(value, get_args(Polarity))
            return OtherPolarity(attribution=cue, polarity=polarity)
        case "hedge":
            return HedgeMissed(attribution=cue, hedge=_stretches(ledger, value, one))
        case "not-hedge":
            return NotHedge(attribution=cue, hedge=_stretches(ledger, value, one))
    raise _unknown(f"{one.id}.{field}")


def _of_actor(ledger: Ledger, actor: Actor, field: str, value: str) -> Change:
    who = _mention(ledger, actor)
    words = _words(ledger, value) if value != NONE else None
    match field:
        case "role":
            return OtherRole(actor=who, words=words)
        case "affiliation":
            return OtherAffiliation(actor=who, words=words)
    raise _unknown(f"{actor.id}.{field}")


def _of_warning(code: str, value: str) -> Change:
    kinds: Mapping[str, Change] = {
        "dismissed": WarningDismissed(code=code),
        "noted": WarningNoted(code=code),
    }
    if value not in kinds:
        raise click.UsageError(f"{code}: a warning can be dismissed or noted, not {value!r}.")
    return kinds[value]


def _settled(ledger: Ledger, id: str, value: str) -> Change:
    state_given, _, due = value.partition(" ")
    state: WatchState = _label(state_given, get_args(WatchState))
    claim = next(one for one in ledger.claims if one.id == id)
    return Settled(claim=anchor(ledger.article.text, claim.content), state=state, due=due.strip() or None)


def _claim_of(ledger: Ledger, item: str) -> str:
    """Return the id of the claim that a watch item is about. Raises ``click.UsageError`` if there is none."""
    for one in watch_items(ledger):
        if one.id == item:
            return one.claim
    raise _unknown(item)


def _actor(ledger: Ledger, value: str) -> Anchor | None:
    """Return a mention of the actor with this id or name; None unless exactly one actor has it."""
    found = [one for one in ledger.actors if value in (one.id, one.name) and one.mentions]
    return _mention(ledger, found[0]) if len(found) == 1 else None


def _mention(ledger: Ledger, actor: Actor) -> Anchor:
    if not actor.mentions:
        raise click.UsageError(f"{actor.id}: no words of the article mention this actor.")
    first = min(actor.mentions, key=lambda one: (one.text != actor.name, one.form != "name", one.start))
    return anchor(ledger.article.text, (Span(first.start, first.end, first.text),))


def _words(ledger: Ledger, value: str) -> Anchor:
    return _stretches(ledger, value, None)


def _stretches(ledger: Ledger, value: str, one: Attribution | None) -> Anchor:
    """Return the passages of the article that ``value`` quotes.

    A passage is quoted whole or as ``first words … last words``; several passages are separated by a bar
    between spaces. Of words that occur more than once, those in the sentences of the attribution are meant.
    Raises ``click.UsageError`` if the article does not have the words, or the passage is ambiguous.
    """
    near = sentences_of(ledger, one) if one is not None else ()
    found = []
    for piece in _PIECES.split(value):
        first, *more = _ELLIPSIS.split(piece, maxsplit=1)
        try:
            found.append(find_stretch(ledger, first, more[0] if more else first, near=near))
        except NotFound as error:
            raise click.UsageError(f"{piece!r}: {error}") from error
    return anchor(ledger.article.text, tuple(sorted(found)))


def _label(value: str, known: tuple[T, ...]) -> T:
    for one in known:
        if one == value:
            return one
    raise click.UsageError(f"{value!r} is not one of {', '.join(known)}.")


def _unknown(place: str) -> click.UsageError:
    return click.UsageError(
        f"{place}: the article has no such place; `accordingto show KEY --format json` lists the ids, "
        "and `accordingto correct --help` the fields that can follow them."
    )
