"""The table of watch items, one row each."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns, places_of
from accordingto.export.wording import joined, one_line
from accordingto.types import Ledger
from accordingto.watchlist import watch_items


class WatchRow(ArticleColumns, frozen=True, kw_only=True):
    """A promise, a threat, a prediction, or something else that is due at some time."""

    id: str
    """Id of the item, the same on every reading."""
    kind: str
    """What kind of item it is."""
    confidence: float
    """Probability that it is such an item, 0 to 1."""
    who: str
    """Whose word it is: the name, else the words of the source, else the publisher; else empty."""
    actor_id: str | None
    """Id of the actor whose word it is."""
    content: str
    """The words that say what is to happen."""
    condition: str
    """The words that state a condition for it."""
    due: str | None
    """ISO 8601 date or datetime when it is due; for a longer period the last day."""
    due_words: str
    """The words that say when."""
    vague: bool
    """Whether those words set no day."""
    state: str
    """Its state, as people recorded it: open, kept, broken or moved."""
    note: str
    """The note that a person gave with the state."""
    strength: str | None
    """How certain it is presented as being."""
    polarity: str | None
    """Whether it is to happen, or not to."""
    certainty: str | None
    """The article's weakest stance towards the sources that vouch for it."""
    claim: str
    """Id of the claim in the ledger."""
    chain: tuple[str, ...]
    """Who vouches, from the outlet inward: ``outlet``, then ids of attributions."""
    voices: tuple[str, ...]
    """The links of the chain by name; empty for a source that is not named."""
    sentence: str
    """The sentence that it is in."""
    content_spans: tuple[Place, ...]
    """Spans of the content."""


def watch_rows(ledger: Ledger) -> Iterator[WatchRow]:
    """Yield a row for each watch item of a ledger, in the order of the text."""
    article = article_columns(ledger.article)
    for item in watch_items(ledger):
        yield WatchRow(
            **article,
            id=item.id,
            kind=item.kind,
            confidence=item.confidence,
            who=item.who,
            actor_id=item.actor,
            content=joined(item.content),
            condition=joined(item.condition),
            due=item.due,
            due_words=one_line(item.due_span.text) if item.due_span else "",
            vague=item.vague,
            state=item.state,
            note=one_line(item.note),
            strength=item.strength,
            polarity=item.polarity,
            certainty=item.certainty,
            claim=item.claim,
            chain=item.chain,
            voices=item.vouchers,
            sentence=one_line(item.sentence.text),
            content_spans=places_of(item.content),
        )
