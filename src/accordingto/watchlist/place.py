"""A claim in its ledger: who vouches for it, the times that belong to it, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from accordingto.types import Article, Attribution, Claim, Time
from accordingto.watchlist.dues import day_of
from accordingto.watchlist.subjects import Subjects
from accordingto.watchlist.wording import Wording, without


@dataclass(frozen=True)
class ClaimInPlace:
    """A claim, with those who vouch for it and the times that belong to it."""

    claim: Claim
    links: Sequence[Attribution]
    """The attributions of its chain, from the outlet inward."""
    times: Sequence[Time]
    article: Article
    subjects: Subjects
    """Where the article names its actors."""

    @property
    def own(self) -> Attribution | None:
        """The attribution whose content it is; None for the outlet's own words."""
        return self.links[-1] if self.links else None

    @cached_property
    def cue(self) -> Wording:
        """The words that attribute it; none for the outlet."""
        return Wording.of(" ".join(span.text for span in self.own.cue) if self.own else "")

    @property
    def words(self) -> str:
        """The words of the claim, without its conditions."""
        return without(self.claim.content, self.claim.condition)

    @cached_property
    def said(self) -> Wording:
        """Its words without its conditions, in small letters."""
        return Wording.of(self.words)

    @cached_property
    def ahead(self) -> list[Time]:
        """The times that name a day after the publication."""
        published = (self.article.published or "")[:10]
        return [time for time in self.times if (day := day_of(time)) is not None and day[:10] > published]
