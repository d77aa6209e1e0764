"""What speaks for a claim to lie ahead and to be somebody's promise, threat or prediction: features.

They are asked of the ledger alone, so a corrected ledger gives other items; ``likelihood.py`` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.types import Actor, Article, Attribution, Claim, Time
from accordingto.watchlist.commitments import does_itself, is_planned
from accordingto.watchlist.dues import days_of, is_vague

FEATURES = (
    "is a promise or threat",
    "is a prediction",
    "is an opinion",
    "will",
    "would",
    "would have",
    "is going to",
    "could",
    "infinitive",
    "plan in its words",
    "plan in its cue",
    "opens with a question word",
    "speaks to the reader",
    "is quoted",
    "is in the headline",
    "is the outlet's",
    "source decides",
    "source predicts",
    "source believes",
    "speaker does it",
    "strength is unknown",
    "strength is probable",
    "has a condition",
    "day ahead",
    "day of publication",
    "no day, but ahead",
)
"""Names of the features, each of which has a weight."""
BEGINNING = 6
"""Words of a claim among which "you" is its subject."""
_WORD = re.compile(r"[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:ll|d)\b|\w+")
_WILL = frozenset({"will", "shall", "wo", "'ll"})
_WOULD = re.compile(r"(?i)\bwould\b|\b(?:he|she|they|I|we|you|it)['’]d\b")
_PASSED = re.compile(r"(?i)\bwould(?: \w+)? have\b")
_GOING = re.compile(r"(?i)\bgoing to\b|\bgonna\b")
_COULD = frozenset({"can", "could", "may", "might"})
_QUESTIONS = frozenset({"what", "how", "why", "whether", "who", "when", "where"})


@dataclass(frozen=True)
class ClaimInPlace:
    """A claim, with those who vouch for it and the times that belong to it."""

    claim: Claim
    links: Sequence[Attribution]
    """The attributions of its chain, from the outlet inward."""
    times: Sequence[Time]
    article: Article
    actors: Mapping[str, Actor]

    @property
    def own(self) -> Attribution | None:
        """The attribution whose content it is; None for the outlet's own words."""
        return self.links[-1] if self.links else None

    @property
    def cue(self) -> str:
        """The words that attribute it; empty for the outlet."""
        return " ".join(span.text for span in self.own.cue) if self.own else ""

    @property
    def words(self) -> str:
        """The words of the claim, without its conditions."""
        blank = {at for span in self.claim.condition for at in range(span.start, span.end)}
        return " ".join(
            "".join(" " if span.start + i in blank else char for i, char in enumerate(span.text))
            for span in self.claim.content
        )


def evidence(of: ClaimInPlace) -> dict[str, float]:
    """Return the value of each of ``FEATURES`` for a claim: 1 where it is so, else 0."""
    claim, said = of.claim, of.words
    words = [word.lower().replace("’", "'") for word in _WORD.findall(said)]
    act = of.own.act if of.own else None
    published, headline = of.article.published or "", of.article.headline
    days = [day[:10] for day in days_of(of.times)]
    told = (
        claim.kind in ("promise", "threat"),
        claim.kind == "prediction",
        claim.kind == "opinion",
        not _WILL.isdisjoint(words),
        _WOULD.search(said) is not None,
        _PASSED.search(said) is not None,
        _GOING.search(said) is not None,
        not _COULD.isdisjoint(_WORD.findall(said)),
        words[:1] == ["to"] or words[:2] == ["not", "to"] or of.cue.lower().endswith(" to"),
        is_planned(said),
        is_planned(of.cue),
        bool(words) and words[0] in _QUESTIONS,
        "you" in words[:BEGINNING],
        claim.content[0].text[:1] in '“"',
        headline is not None and claim.content[0].start < headline.end,
        of.own is None,
        act == "decide",
        act == "predict",
        act == "believe",
        does_itself(claim, of.own, of.actors),
        claim.strength == "unknown",
        claim.strength == "probable",
        bool(claim.condition),
        any(day > published[:10] for day in days),
        published[:10] in days,
        any(is_vague(time, of.article.text) for time in of.times),
    )
    return dict(zip(FEATURES, map(float, told), strict=True))
