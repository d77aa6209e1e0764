"""What all mentions of somebody tell, as candidates for whom a source means are compared by it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.actors.features import full_form
from accordingto.reading.actors.kinds import together
from accordingto.reading.actors.names import phrase_terms
from accordingto.reading.actors.naming.personal_names import DETERMINERS, PREPOSITIONS
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan

NEAR = 100
"""Mentions of a cluster on either side of a source that are looked at, so that time grows with the text."""
NAMES_NEARBY = 20
"""Mentions of a cluster by name, the first, beside which words are looked for."""
BESIDE = 8
"""Tokens before and behind a name that are beside it."""
MOST_TELLING = 200
"""Mentions of a cluster, the first, that tell its sex, number and nouns."""


@dataclass(frozen=True)
class Profile:
    """What all mentions of a cluster tell."""

    mentions: list[MentionDraft]
    sexes: Counter[str]
    """Names and descriptions by the sex that they tell."""
    pronouns: Counter[str]
    """Pronouns by the sex that they tell."""
    numbers: Counter[bool | None]
    """Mentions by whether they are of several."""
    nouns: Counter[str]
    """The nouns of its descriptions, its titles, and the last words of its names."""
    words: Counter[str]
    """The words of its names and descriptions."""
    last_words: frozenset[str]
    """The last words of its names."""
    nearby: frozenset[str]
    """The words that stand beside its names."""
    kind: str
    chances: tuple[float, ...]
    """How likely it is of each of ``ACTOR_KINDS``."""
    is_proper: bool

    def near(self, phrase: MentionDraft) -> tuple[int, list[MentionDraft]]:
        """Return how many mentions begin before a phrase, and those close to it, itself left out."""
        at = bisect_left(self.mentions, phrase.piece.start, key=lambda p: p.piece.start)
        return at, [p for p in self.mentions[max(0, at - NEAR) : at + NEAR] if p is not phrase]


class Profiles:
    """The clusters of a text by what their mentions tell, and all mentions in order."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        every = (phrase for pairs in entities.clusters for phrase, _ in pairs)
        self.mentions = sorted(every, key=lambda p: (p.piece.start, -p.piece.end))
        self._by_piece = {phrase.piece: phrase for phrase in self.mentions}
        self._known: dict[int, Profile] = {}
        self._words: dict[TokenSpan, set[str]] = {}

    def of(self, at: int) -> Profile:
        """Return what the mentions of a cluster tell."""
        if at not in self._known:
            entities, facts = self.entities, self.entities.facts
            mentions = [phrase for phrase, _ in entities.clusters[at]]
            nouns: Counter[str] = Counter()
            telling = mentions[:MOST_TELLING]
            for phrase in telling:
                nouns.update(nouns_of(facts[phrase.piece]))
            self._known[at] = Profile(
                mentions,
                Counter(facts[p.piece].sex for p in telling if p.form != "pronoun"),
                Counter(facts[p.piece].sex for p in telling if p.form == "pronoun"),
                Counter(facts[p.piece].plural for p in telling),
                nouns,
                Counter(word for p in telling if p.form != "pronoun" for word in self.words_of(p)),
                frozenset(
                    singular(facts[p.piece].name.lower().split()[-1]) for p in telling if facts[p.piece].name
                ),
                self._nearby([p for p in telling if facts[p.piece].name]),
                entities.cluster(at).kind,
                together(entities.cluster(at).telling),
                entities.name(at).is_proper,
            )
        return self._known[at]

    def words_of(self, phrase: MentionDraft) -> set[str]:
        """Return the words of a phrase, but for determiners and prepositions."""
        if phrase.piece not in self._words:
            terms = phrase_terms(self.entities.doc, phrase)
            self._words[phrase.piece] = {
                singular(full_form(t.lower))
                for t in terms
                if not t.is_mark and t.lower not in DETERMINERS and t.text not in PREPOSITIONS
            }
        return self._words[phrase.piece]

    def _nearby(self, named: Sequence[MentionDraft]) -> frozenset[str]:
        lower = self.entities.doc.lower
        return frozenset(
            singular(full_form(lower[at]))
            for p in named[:NAMES_NEARBY]
            for at in range(max(0, p.piece.start - BESIDE), min(len(lower), p.piece.end + BESIDE))
        )

    def forget(self, *clusters: int) -> None:
        """Take in that the mentions of some clusters have changed."""
        for at in clusters:
            self._known.pop(at, None)

    def shares(self, phrase: MentionDraft) -> dict[int, tuple[float, float]]:
        """Return how likely the network takes each cluster for whom a phrase means: in all, and at best."""
        shares: dict[int, tuple[float, float]] = {}
        for other, share in self.entities.likely.get(phrase.piece, ()):
            at = self.entities.identity(self._by_piece[other]).cluster
            total, best = shares.get(at, (0.0, 0.0))
            shares[at] = total + share, max(best, share)
        return shares


def nouns_of(own: MentionFeatures) -> list[str]:
    """Return the nouns by which a phrase calls somebody."""
    nouns = {own.noun} if own.noun else set(own.titles)
    if own.name and not own.person:
        nouns.add(singular(own.name.split()[-1].lower()))
    return sorted(nouns)
