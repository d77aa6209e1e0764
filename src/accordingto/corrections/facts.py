"""Corrections of actors, headline checks, times, and the facts about the article."""

from __future__ import annotations

from msgspec import structs

from accordingto.calendars import read_day
from accordingto.corrections.anchors import Anchor
from accordingto.corrections.changes import (
    NotTime,
    OfArticle,
    OtherAffiliation,
    OtherByline,
    OtherOutlet,
    OtherPublished,
    OtherRole,
    OtherTime,
    OtherVerdict,
)
from accordingto.corrections.placing import actor_at, free_id, inside, overlap, placed, shown
from accordingto.corrections.refusing import Refused
from accordingto.corrections.values import is_moment, is_value
from accordingto.types import Actor, HeadlineCheck, Ledger, Span, Time, TimeKind


def with_actor(ledger: Ledger, change: OtherRole | OtherAffiliation) -> tuple[Ledger, Actor]:
    """Return the ledger with a new role or affiliation of an actor, and the actor as it was before.

    Raises ``Refused``, as do the other functions for places that cannot be found.
    """
    old = actor_at(ledger, change.actor)
    words = " ".join(_line(ledger, change.words).split()) if change.words is not None else None
    role = isinstance(change, OtherRole)
    new = structs.replace(old, role=words) if role else structs.replace(old, affiliation=words)
    return structs.replace(ledger, actors=tuple(new if one is old else one for one in ledger.actors)), old


def with_verdict(ledger: Ledger, change: OtherVerdict) -> tuple[Ledger, HeadlineCheck]:
    """Return the ledger with a new verdict, whose confidence is None, and the check as it was before."""
    spans = placed(ledger, change.statement)
    exact = [one for one in ledger.headline_checks if (one.span,) == spans]
    found = exact or [one for one in ledger.headline_checks if overlap((one.span,), spans)]
    if len(found) != 1:
        raise Refused("no_check", shown(spans[0].text))
    new = structs.replace(found[0], verdict=change.verdict, confidence=None)
    checks = tuple(new if one is found[0] else one for one in ledger.headline_checks)
    return structs.replace(ledger, headline_checks=checks), found[0]


def with_time(ledger: Ledger, change: OtherTime, id: str) -> tuple[Ledger, Time | None, Time]:
    """Return the ledger with a changed or added time, the time as it was (None: it was added), and as it is.

    ``id`` is that of the correction.
    """
    if change.value is not None and not is_value(change.value, change.kind):
        raise Refused("not_a_value", shown(change.value))
    span = _one(ledger, change.words)
    old = _time_at(ledger, span, change.kind)
    if old is not None:
        new = structs.replace(old, value=change.value, anchor=None, alternatives=())
        times = tuple(new if one is old else one for one in ledger.times)
        return structs.replace(ledger, times=times), old, new
    name = free_id(f"k-{id}", (one.id for one in ledger.times))
    new = Time(id=name, start=span.start, end=span.end, text=span.text, kind=change.kind, value=change.value)
    times = tuple(sorted((*ledger.times, new), key=lambda one: one.start))
    attributions = tuple(
        structs.replace(one, times=(*one.times, name)) if inside(new, one.content) else one
        for one in ledger.attributions
    )
    claims = tuple(
        structs.replace(one, times=(*one.times, name)) if inside(new, one.content) else one
        for one in ledger.claims
    )
    return structs.replace(ledger, times=times, attributions=attributions, claims=claims), None, new


def without_time(ledger: Ledger, change: NotTime) -> tuple[Ledger, Time]:
    """Return the ledger without a time, and the time that was removed."""
    span = _one(ledger, change.words)
    old = _time_at(ledger, span, change.kind)
    if old is None:
        raise Refused("no_time", shown(span.text))

    def others(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id for id in ids if id != old.id)

    return structs.replace(
        ledger,
        times=tuple(one for one in ledger.times if one is not old),
        attributions=tuple(structs.replace(one, times=others(one.times)) for one in ledger.attributions),
        claims=tuple(structs.replace(one, times=others(one.times)) for one in ledger.claims),
    ), old


def with_article(ledger: Ledger, change: OfArticle) -> tuple[Ledger, str]:
    """Return the ledger with a new outlet, byline or date of its article, and the old one as text."""
    article = ledger.article
    match change:
        case OtherOutlet(outlet=outlet):
            was, article = article.outlet or "", structs.replace(article, outlet=_name(outlet))
        case OtherByline(byline=byline):
            names = tuple(name for one in byline if (name := _name(one)))
            was, article = ", ".join(article.byline), structs.replace(article, byline=names)
        case OtherPublished(published=published):
            if published is not None and not is_moment(published):
                raise Refused("not_a_day", shown(published))
            was, article = article.published or "", structs.replace(article, published=published)
            ledger = _counted_anew(ledger, published)
    return structs.replace(ledger, article=article), was


def _counted_anew(ledger: Ledger, published: str | None) -> Ledger:
    """Return the ledger without time values counted from the old day of publication, if that has changed."""
    old, new = read_day(ledger.article.published), read_day(published)
    if old is None or old == new:
        return ledger
    times = tuple(
        structs.replace(one, value=None, anchor=None, alternatives=())
        if one.anchor is not None and read_day(one.anchor) == old
        else one
        for one in ledger.times
    )
    return structs.replace(ledger, times=times)


def _time_at(ledger: Ledger, span: Span, kind: TimeKind) -> Time | None:
    """Return the time of a kind at exactly this span, else the only one that overlaps it, else None."""
    same = [one for one in ledger.times if one.kind == kind and overlap((one,), (span,))]
    exact = [one for one in same if (one.start, one.end) == (span.start, span.end)]
    return exact[0] if exact else same[0] if len(same) == 1 else None


def _one(ledger: Ledger, anchor: Anchor) -> Span:
    """Return the single span of an anchor. Raises ``Refused`` if it has several."""
    spans = placed(ledger, anchor)
    if len(spans) != 1:
        raise Refused("parts_overlap", shown(spans[0].text))
    return spans[0]


def _line(ledger: Ledger, anchor: Anchor) -> str:
    return " … ".join(span.text for span in placed(ledger, anchor))


def _name(name: str | None) -> str | None:
    return " ".join((name or "").split()) or None
