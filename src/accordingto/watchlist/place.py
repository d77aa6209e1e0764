"""A claim together with the parts of its ledger that the rules of the watch list need."""

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
    """A claim with its attributions, its times and its article."""

    claim: Claim
    links: Sequence[Attribution]
    """The attributions of its chain, outermost first; empty for the outlet's own words."""
    times: Sequence[Time]
    """The temporal expressions in the claim or next to it, in the order of the text."""
    article: Article
    subjects: Subjects
    """The places where the article's mentions of actors end."""

    @property
    def own(self) -> Attribution | None:
        """The innermost attribution, whose content the claim is; None for the outlet's own words."""
        return self.links[-1] if self.links else None

    @cached_property
    def cue(self) -> Wording:
        """The words of the innermost attribution's cue; empty for the outlet's own words."""
        return Wording.of(" ".join(span.text for span in self.own.cue) if self.own else "")

    @property
    def words(self) -> str:
        """The text of the claim, without its conditions."""
        return without(self.claim.content, self.claim.condition)

    @cached_property
    def said(self) -> Wording:
        """The words of the claim in lower case, without its conditions."""
        return Wording.of(self.words)

    @cached_property
    def ahead(self) -> list[Time]:
        """The times whose last day is after the day of publication."""
        published = (self.article.published or "")[:10]
        return [time for time in self.times if (day := day_of(time)) is not None and day[:10] > published]
