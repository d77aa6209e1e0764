"""The table of actors, one row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns
from accordingto.types import Ledger


class ActorRow(ArticleColumns, frozen=True, kw_only=True):
    """A person, organization or other source that the article cites, addresses or names."""

    id: str
    """Id of the actor in its ledger; unique together with ``article_id``."""
    name: str
    """The fullest name in the article."""
    kind: str
    """Kind of actor, such as person or organization."""
    role: str | None
    """Office or occupation."""
    affiliation: str | None
    """Organisation the actor belongs to."""
    members: tuple[str, ...]
    """For a group: the names of its members, if the article names them."""
    statements: int
    """How many attributions have the actor as their source."""
    addressed: int
    """How many attributions are addressed to the actor."""
    mention_count: int
    """How often the article mentions the actor."""
    mentions: tuple[Place, ...]
    """Spans of the mentions."""


def actor_rows(ledger: Ledger) -> Iterator[ActorRow]:
    """Yield a row for each actor, in the order of the ledger."""
    article = article_columns(ledger.article)
    names = {actor.id: actor.name for actor in ledger.actors}
    said = Counter(one.actor for one in ledger.attributions)
    told = Counter(one.addressee for one in ledger.attributions)
    for actor in ledger.actors:
        yield ActorRow(
            **article,
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            role=actor.role,
            affiliation=actor.affiliation,
            members=tuple(names.get(member, "") for member in actor.members),
            statements=said[actor.id],
            addressed=told[actor.id],
            mention_count=len(actor.mentions),
            mentions=tuple(Place(mention.start, mention.end) for mention in actor.mentions),
        )
