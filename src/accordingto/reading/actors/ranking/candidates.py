"""Candidate clusters for a source that is a pronoun or a description, and the choice among them.

The candidates are the clusters mentioned nearby and those that speak in the attributions around the source.
The features by which they are compared are in ``comparison.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from math import exp
from typing import TYPE_CHECKING

from accordingto.reading.actors.entities import Identity
from accordingto.reading.actors.features import SEXES
from accordingto.reading.actors.growing import UNNAMED, are_other_sorts, is_above, owner_in
from accordingto.reading.actors.ranking.comparison import FEATURES, Comparison
from accordingto.reading.actors.ranking.profiles import Profiles
from accordingto.reading.actors.ranking.surroundings import SurroundingFinder
from accordingto.reading.encoder.kinds import ACTOR_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.actors.ranking.surroundings import Surrounding
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.calibration import Linear
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan

GROUPS = ("he", "they", "it", "speaker", "side", "description")
"""Groups of sources with separate weights; in this order "he" or "she", "they", "it", "I", "we", and
descriptions such as "the minister"."""
WEIGHTS = tuple(f"{group}: {name}" for group in GROUPS for name in FEATURES)
"""Names of all weights: each feature of ``FEATURES``, prefixed with each group ("he: same noun")."""
NOBODY = -1
"""Candidate index that stands for an entity that was not mentioned before."""
MOST = 20
"""Number of most recently mentioned clusters that are compared, in addition to those that speak nearby."""
BEFORE = 400
"""Number of mentions before a source that are searched for the most recently mentioned clusters."""
BEHIND = 40
"""Number of tokens after a pronoun in which its referent may be mentioned: "Before he spoke, Orr …"."""


def group_of(phrase: MentionDraft, own: MentionFeatures) -> str | None:
    """Return the group of a mention, one of ``GROUPS``, or None if candidates are not ranked for it."""
    if own.is_nobody or own.name:
        return None
    if phrase.form != "pronoun":
        return "description" if own.is_definite and own.noun else None
    if own.spoken:
        return own.spoken if own.quoted and own.spoken in GROUPS else None
    if own.sex in SEXES:
        return "he"
    if own.plural:
        return "they"
    return "it" if own.sex == "thing" else None


class Candidates:
    """The candidate clusters of each source, with their features."""

    def __init__(
        self,
        entities: Entities,
        found: Sequence[AttributionDraft],
        addressees: Sequence[TokenSpan | None] = (),
    ) -> None:
        self._entities, self._found = entities, found
        self._surrounding = SurroundingFinder(entities, found, addressees)
        self.profiles = Profiles(entities)
        self._comparison = Comparison(self.profiles)

    def group(self, phrase: MentionDraft) -> str | None:
        """Return the group of a mention, one of ``GROUPS``, or None if candidates are not ranked for it."""
        return group_of(phrase, self._entities.facts[phrase.piece])

    def features(
        self, i: int, phrase: MentionDraft, speakers: Sequence[Identity | None]
    ) -> dict[int, dict[str, float]]:
        """Return the features by candidate as in ``rows``, as dicts whose keys are those of ``WEIGHTS``."""
        rows, group = self.rows(i, phrase, speakers), self.group(phrase)
        return {at: {f"{group}: {name}": value for name, value in row} for at, row in rows.items()}

    def rows(
        self, i: int, phrase: MentionDraft, speakers: Sequence[Identity | None]
    ) -> dict[int, Iterable[tuple[str, float]]]:
        """Return the non-zero features of each candidate by cluster index; empty if nothing is ranked.

        ``i`` is the index of the attribution, ``phrase`` the mention in its source, and ``speakers`` the
        speaker of each attribution as far as it is known. For a description, ``NOBODY`` may be a candidate,
        too: an entity not mentioned before.
        """
        group = self.group(phrase)
        if group is None or (group == "description" and self._is_certain(phrase)):
            return {}
        shares, rivals = self.profiles.shares(phrase), self._comparison.rivals(phrase)
        beside = self._surrounding.of(i, speakers, shares, rivals, is_side=group == "side")
        spoken = self._found[i].content
        chosen = self._chosen(phrase, group, beside)
        chosen[1:] = [at for at in chosen[1:] if not self._is_introduced_in(at, phrase, spoken)]
        rows: dict[int, Iterable[tuple[str, float]]] = {
            at: self._comparison.features(at, phrase, spoken, beside) for at in chosen
        }
        if group == "description" and len(self._entities.clusters[chosen[0]]) > 1:
            rows[NOBODY] = self._comparison.of_nobody(phrase)
        return rows

    def _is_introduced_in(self, at: int, phrase: MentionDraft, content: Sequence[TokenSpan]) -> bool:
        """Return whether a cluster is first mentioned in what a source says; then it is not the source.

        In "The judge said that Orr had lied" Orr is not the judge.
        """
        mentions = self.profiles.of(at).mentions
        return mentions[0].piece.start > phrase.piece.start and any(
            p.form != "pronoun" and any(c.start <= p.piece.start < c.end for c in content)
            for p in mentions[:2]
        )

    def _is_certain(self, phrase: MentionDraft) -> bool:
        """Return whether a description is already linked with certainty to another mention of its cluster.

        It is if it is a title or stands next to a name.
        """
        who = self._entities.identity(phrase)
        return who.sure == 1 and len(self._entities.clusters[who.cluster]) > 1

    def _chosen(self, phrase: MentionDraft, group: str, beside: Surrounding) -> list[int]:
        """Return the candidate clusters of a mention; the first is the one to which it belongs so far."""
        entities = self._entities
        near: Iterable[int | None] = (*beside.around, beside.told, beside.last, beside.following, beside.side)
        if group not in ("speaker", "side"):
            near = chain(near, beside.shares, self._recent(phrase))
        elif group == "side":
            near = chain(near, (at for at in self._recent(phrase) if self._is_side(at)))
        chosen = dict.fromkeys([entities.identity(phrase).cluster])
        for at in near:
            is_one = at is not None and entities.clusters[at] and entities.is_named(at)
            if at is not None and is_one and self._allows(at, phrase):
                chosen.setdefault(at)
        return list(chosen)

    def _is_side(self, at: int) -> bool:
        """Return whether a cluster can say "we": it is likely an organisation, a group or an outlet."""
        kinds = dict(zip(ACTOR_KINDS, self.profiles.of(at).chances, strict=True))
        return kinds["organization"] + kinds["group"] + kinds["outlet"] > 0.5

    def is_another(self, at: int, phrase: MentionDraft) -> bool:
        """Return whether a mention certainly does not refer to a cluster.

        A person is not "it", and a deputy ("Vice President Orr") is not "the president".
        """
        own, profile = self._entities.facts[phrase.piece], self.profiles.of(at)
        is_person = any(profile.sexes[sex] or profile.pronouns[sex] for sex in SEXES)
        is_role = own.is_role and profile.kind in ("organization", "place")  # "the dean" is no college
        is_unnamed = own.noun in UNNAMED and bool(profile.last_words)
        is_thing = own.sex == "thing" and is_person
        return is_thing or is_role or is_unnamed or is_above(own, profile.titles)

    def _recent(self, phrase: MentionDraft) -> list[int]:
        """Return up to ``MOST`` clusters mentioned before a mention, latest first, or shortly after it."""
        mentions, here = self.profiles.mentions, phrase.piece.start
        low, end = (bisect_left(mentions, at, key=lambda p: p.piece.start) for at in (here, here + BEHIND))
        recent: dict[int, None] = {}
        for mention in chain(reversed(mentions[max(0, low - BEFORE) : low]), mentions[low:end]):
            recent.setdefault(self._entities.identity(mention).cluster)
            if len(recent) == MOST:
                break
        return list(recent)

    def _allows(self, at: int, phrase: MentionDraft) -> bool:
        """Return whether a mention can refer to a cluster.

        It cannot if sex, number, owner or traits contradict, if co-reference with one of the cluster's
        mentions is excluded, or if such a mention contains it.
        """
        own, profile = self._entities.facts[phrase.piece], self.profiles.of(at)
        owner, others = owner_in(own) if own.noun else frozenset(), profile.owners.get(own.noun)
        if not own.person and owner and others and owner.isdisjoint(others):
            return False  # "the Orr campaign" is not "the Lund campaign"
        if own.noun and are_other_sorts(own, profile.traits):
            return False
        if own.sex in SEXES:
            other = next(sex for sex in SEXES if sex != own.sex)
            if profile.sexes[other] and not profile.sexes[own.sex]:
                return False
            itself = self._entities.identity(phrase).cluster == at
            own_sex = profile.sexes[own.sex] + profile.pronouns[own.sex] - itself
            if profile.pronouns[other] and not own_sex:
                return False
        if own.plural and own.is_pronoun and profile.kind == "person" and not profile.numbers[True]:
            return False
        apart, here = self._entities.apart.get(phrase.piece, ()), phrase.piece.start
        _, beside = profile.near(phrase)
        return not any(p.piece in apart or p.piece.start <= here < p.piece.end for p in beside)


class Ranking:
    """The resolver of sources that are pronouns or descriptions."""

    def __init__(
        self,
        entities: Entities,
        found: Sequence[AttributionDraft],
        weights: Linear,
        addressees: Sequence[TokenSpan | None] = (),
    ) -> None:
        self._entities, self._weights = entities, weights
        self._candidates = Candidates(entities, found, addressees)
        self._chosen: dict[TokenSpan, Identity] = {}

    def choose(
        self,
        i: int,
        phrase: MentionDraft,
        speakers: Sequence[Identity | None],
        barred: frozenset[int] = frozenset(),
        least: float = 0.0,
    ) -> Identity | None:
        """Move a source to its most likely cluster and return that; return None if it is not ranked.

        The arguments are as in ``Candidates.rows``; the clusters in ``barred`` are excluded. It is left where
        it is, and None is returned, if the probability is below ``least``. A mention that is the source of
        several attributions is resolved only once.
        """
        if phrase.piece in self._chosen:
            return self._chosen[phrase.piece]
        group = self._candidates.group(phrase) if self._weights.weights else None
        rows = self._candidates.rows(i, phrase, speakers) if group else {}
        if not group or not rows:
            return None
        scores = {at: self._weights.score(group, row) for at, row in rows.items() if at not in barred}
        scores = scores or {NOBODY: 0.0}
        best = max(scores, key=scores.__getitem__)
        sure = 1 / sum(exp(score - scores[best]) for score in scores.values())
        if best != NOBODY and self._candidates.is_another(best, phrase):
            best = NOBODY  # the second best would be a guess
        if sure < least:
            return None
        before = self._entities.identity(phrase)
        who = Identity(self._entities.begin() if best == NOBODY else best, sure)
        if best != before.cluster:
            self._entities.move(phrase, who)
            self._candidates.profiles.forget(before.cluster, who.cluster)
        self._chosen[phrase.piece] = who
        return who
