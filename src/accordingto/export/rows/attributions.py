"""The table of attributions, one row each."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns, places_of, values_of
from accordingto.export.wording import joined, one_line
from accordingto.types import Actor, Ledger


class AttributionRow(ArticleColumns, frozen=True, kw_only=True):
    """An attribution."""

    id: str
    """Id of the attribution in its ledger; unique together with ``article_id``."""
    parent: str | None
    """Id of the attribution whose content this one is nested in."""
    actor: str | None
    """Fullest name of the actor in the article."""
    actor_id: str | None
    """Id of the actor in the ledger."""
    actor_kind: str | None
    """Kind of actor, such as person or organization."""
    role: str | None
    """Office or occupation of the actor."""
    affiliation: str | None
    """Organisation the actor belongs to."""
    actor_confidence: float | None
    """How sure the reader is of the actor, 0 to 1."""
    source: str
    """The words that name the source."""
    source_kind: str | None
    """How the source is presented."""
    cue: str
    """The words that attribute, such as a verb of saying."""
    content: str
    """What is attributed."""
    addressee: str | None
    """Name of the actor who is addressed."""
    addressee_words: str
    """The words that name who is addressed."""
    channel: str
    """The words that say by what means it was said."""
    form: str
    """direct, mixed or indirect."""
    act: str | None
    """What the source does with the content."""
    certainty: str | None
    """The article's stance towards the attribution."""
    hedges: tuple[str, ...]
    """The words that hedge."""
    strength: str | None
    """How certain the source presents the content as being."""
    polarity: str | None
    """Whether the source affirms the content, or negates or denies it."""
    times: tuple[str, ...]
    """The temporal expressions: their TimeML values, or their words if they have none."""
    confidence: float
    """How sure the reader is of the whole attribution, 0 to 1."""
    source_spans: tuple[Place, ...]
    """Spans of the source."""
    cue_spans: tuple[Place, ...]
    """Spans of the cue."""
    content_spans: tuple[Place, ...]
    """Spans of the content."""


def attribution_rows(ledger: Ledger) -> Iterator[AttributionRow]:
    """Yield a row for each attribution, in the order of the ledger."""
    article = article_columns(ledger.article)
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
            times=values_of(one.times, times),
            confidence=one.confidence,
            source_spans=places_of(one.source),
            cue_spans=places_of(one.cue),
            content_spans=places_of(one.content),
        )


def _known(id: str | None, actors: dict[str, Actor]) -> Actor | None:
    return actors.get(id) if id is not None else None
