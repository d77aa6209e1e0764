"""Ledgers as rows of a table: one an attribution, or one a claim, with the columns of its article.

The fields are the columns of CSV and Parquet, in this order. Texts are on one line, with an ellipsis
where the article has something else between two pieces; the exact places stand beside them as spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from accordingto.export.checks import OUTLET
from accordingto.export.wording import joined, one_line
from accordingto.types import Actor, Article, Attribution, Ledger, Span, Time


class Place(Struct, frozen=True):
    """A stretch of the article's text, without its words."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset after the last character."""


class ArticleColumns(Struct, frozen=True, kw_only=True):
    """What every row says of its article."""

    article_id: str
    """Hash of the text."""
    path: str | None
    """The file, as it was named on input."""
    url: str | None
    """Address of the article."""
    outlet: str | None
    """Name of the publisher."""
    published: str | None
    """ISO 8601 date or datetime of publication, as it was given."""
    day: date | None
    """The day of ``published``."""
    language: str | None
    """ISO 639-1 code."""
    headline: str | None
    """The headline."""


class AttributionRow(ArticleColumns, frozen=True, kw_only=True):
    """An attribution."""

    id: str
    """Id of the attribution in its ledger; unique together with ``article_id``."""
    parent: str | None
    """Id of the attribution whose content this one stands in."""
    actor: str | None
    """Fullest name of the actor in the article."""
    actor_id: str | None
    """Id of the actor in the ledger."""
    actor_kind: str | None
    """What the actor is."""
    role: str | None
    """Office or occupation of the actor."""
    affiliation: str | None
    """Organisation the actor belongs to."""
    actor_confidence: float | None
    """How sure the reader is of the actor, 0 to 1."""
    source: str
    """The words naming who vouches."""
    source_kind: str | None
    """How the source is presented."""
    cue: str
    """The words that attribute."""
    content: str
    """What is attributed."""
    addressee: str | None
    """Name of the actor who is told."""
    addressee_words: str
    """The words naming who is told."""
    channel: str
    """The way it was said."""
    form: str
    """direct, mixed or indirect."""
    act: str | None
    """What the source does with the content."""
    certainty: str | None
    """The article's stance to the attribution."""
    hedges: tuple[str, ...]
    """The words that hedge."""
    strength: str | None
    """How certain the source presents the content."""
    polarity: str | None
    """Whether the source presents it as so or not so."""
    times: tuple[str, ...]
    """The temporal expressions: their TimeML values, or their words where they have none."""
    confidence: float
    """How sure the reader is of the whole attribution, 0 to 1."""
    source_spans: tuple[Place, ...]
    """Where the source stands."""
    cue_spans: tuple[Place, ...]
    """Where the cue stands."""
    content_spans: tuple[Place, ...]
    """Where the content stands."""


class ClaimRow(ArticleColumns, frozen=True, kw_only=True):
    """A claim."""

    id: str
    """Id of the claim in its ledger; unique together with ``article_id``."""
    content: str
    """The words of the proposition."""
    kind: str | None
    """What sort of proposition it is."""
    strength: str | None
    """How certain the innermost of the chain presents it."""
    polarity: str | None
    """Whether it is presented as so or not so."""
    chain: tuple[str, ...]
    """Who vouches, from the outlet inward: ``outlet``, then ids of attributions."""
    voices: tuple[str, ...]
    """The same by name: of the outlet, of each actor, or the words of the source; else empty."""
    times: tuple[str, ...]
    """The temporal expressions, as in an attribution."""
    content_spans: tuple[Place, ...]
    """Where the words stand."""


def attribution_rows(ledger: Ledger) -> Iterator[AttributionRow]:
    """Give a row for each attribution, in the order of the ledger."""
    article = _article_columns(ledger.article)
    actors = {actor.id: actor for actor in ledger.actors}
    times = {time.id: time for time in ledger.times}
    for one in ledger.attributions:
        actor, addressee = _known(one.actor, actors), _known(one.addressee, actors)
        yield AttributionRow(
            **article,
            id=one.id,
            parent=one.parent,
            actor=actor.name if actor else None,
            actor_id=actor.id if actor else None,
            actor_kind=actor.kind if actor else None,
            role=actor.role if actor else None,
            affiliation=actor.affiliation if actor else None,
            actor_confidence=one.actor_confidence,
            source=joined(one.source),
            source_kind=one.source_kind,
            cue=joined(one.cue),
            content=joined(one.content),
            addressee=addressee.name if addressee else None,
            addressee_words=joined(one.addressee_span),
            channel=joined(one.channel),
            form=one.form,
            act=one.act,
            certainty=one.certainty,
            hedges=tuple(one_line(span.text) for span in one.hedges),
            strength=one.strength,
            polarity=one.polarity,
            times=_values(one.times, times),
            confidence=one.confidence,
            source_spans=_places(one.source),
            cue_spans=_places(one.cue),
            content_spans=_places(one.content),
        )


def claim_rows(ledger: Ledger) -> Iterator[ClaimRow]:
    """Give a row for each claim, in the order of the ledger."""
    article = _article_columns(ledger.article)
    times = {time.id: time for time in ledger.times}
    names = {actor.id: actor.name for actor in ledger.actors}
    voices = {one.id: _voice(one, names) for one in ledger.attributions}
    voices[OUTLET] = ledger.article.outlet or OUTLET
    for claim in ledger.claims:
        yield ClaimRow(
            **article,
            id=claim.id,
            content=joined(claim.content),
            kind=claim.kind,
            strength=claim.strength,
            polarity=claim.polarity,
            chain=claim.chain,
            voices=tuple(voices.get(link, "") for link in claim.chain),
            times=_values(claim.times, times),
            content_spans=_places(claim.content),
        )


def day_of(published: str | None) -> date | None:
    """Give the day of an ISO 8601 date or datetime; ``None`` for what is neither."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _article_columns(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "day": day_of(article.published),
        "language": article.language,
        "headline": one_line(article.headline.text) if article.headline else None,
    }


def _known(id: str | None, actors: dict[str, Actor]) -> Actor | None:
    return actors.get(id) if id is not None else None


def _voice(one: Attribution, names: dict[str, str]) -> str:
    return (names.get(one.actor) if one.actor is not None else None) or joined(one.source)


def _values(ids: Iterable[str], times: dict[str, Time]) -> tuple[str, ...]:
    return tuple(time.value or one_line(time.text) for id in ids if (time := times.get(id)) is not None)


def _places(spans: Iterable[Span]) -> tuple[Place, ...]:
    return tuple(Place(span.start, span.end) for span in spans)
