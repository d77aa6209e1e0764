"""The table of claims, one row each."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.export.rows.columns import (
    ArticleColumns,
    Place,
    article_columns,
    places_of,
    values_of,
    voices_of,
)
from accordingto.export.wording import joined
from accordingto.types import Ledger


class ClaimRow(ArticleColumns, frozen=True, kw_only=True):
    """A claim."""

    id: str
    """Id of the claim in its ledger; unique together with ``article_id``."""
    content: str
    """The words of the proposition."""
    kind: str | None
    """What kind of proposition it is."""
    strength: str | None
    """How certain the innermost source of the chain presents it as being."""
    polarity: str | None
    """Whether it is affirmed, or negated or denied."""
    chain: tuple[str, ...]
    """Who vouches, from the outlet inward: ``outlet``, then ids of attributions."""
    voices: tuple[str, ...]
    """The same by name: of the outlet, of each actor, or else the words of the source; can be empty."""
    times: tuple[str, ...]
    """The temporal expressions, as in an attribution."""
    content_spans: tuple[Place, ...]
    """Spans of the content."""


def claim_rows(ledger: Ledger) -> Iterator[ClaimRow]:
    """Yield a row for each claim, in the order of the ledger."""
    article = article_columns(ledger.article)
    times = {time.id: time for time in ledger.times}
    voices = voices_of(ledger)
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
            times=values_of(claim.times, times),
            content_spans=places_of(claim.content),
        )
