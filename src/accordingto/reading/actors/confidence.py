"""How likely the source of each attribution is whom the reader takes it to be.

A logistic regression over how the source names or describes somebody, how it was linked to other mentions,
and who else could be meant. Its weights are of the model (``encoder/calibration.py``), fitted by
``python -m training.calibrate``. Below the model's threshold nobody is named (``assemble.py``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from math import log, log1p, prod
from typing import TYPE_CHECKING

from accordingto.reading.actors.features import SEXES
from accordingto.reading.encoder.calibration import MOST_ODDS, log_odds
from accordingto.reading.encoder.mentions import ACTING
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.actors.speakers import Identity, Speakers
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.calibration import Logistic
    from accordingto.reading.encoder.mentions import MentionDraft

FEATURES = (
    "name",
    "pronoun",
    "he or she",
    "it",
    "they",
    "I",
    "we",
    "you",
    "who",
    "quoted pronoun",
    "indefinite description",
    "definite description of nobody named",
    "role of nobody named",
    "pronoun of nobody named",
    "source is this cue's",
    "words of the source",
    "mention is not all of the source",
    "several in the source",
    "link",
    "link of a description",
    "links since the name",
    "first mention",
    "distance of the mention before",
    "distance of the name before",
    "mention is of the actor's kind",
    "person",
    "organization",
    "nobody who acts",
    "nobody is named",
    "proper name",
    "different names",
    "share of mentions by name",
    "name of one word",
    "long name",
    "name in lower case",
    "same last name as another",
    "another was named since",
    "others of the kind",
    "share of their mentions",
    "nested",
    "whoever speaks around it",
)
"""Names of the features, each of which has a weight."""
MOST_BEFORE = 60
"""Mentions of somebody before a source among which the last name is looked for."""
MOST_BETWEEN = 40
"""Mentions before a source among which it is looked whether another was named."""
LONG = 4
"""A name of more words is long."""


def with_confidence(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], cast: Speakers, actor: Logistic
) -> list[Identity | None]:
    """Return who the source of each attribution is with how likely that is right, 0 to 1.

    Who speaks in a turn of a transcript is as sure as before: the label says it.
    """
    rows = features_of(speakers, found, cast)
    return [
        replace(who, sure=actor.chance(row)) if who is not None and row is not None else who
        for who, row in zip(speakers, rows, strict=True)
    ]


def features_of(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], cast: Speakers
) -> list[dict[str, float] | None]:
    """Return the values of ``FEATURES`` for each source; None where there is none, and in transcripts."""
    around = Surroundings(cast)
    rows: list[dict[str, float] | None] = []
    for one, who in zip(found, speakers, strict=True):
        phrase = cast.phrase_of(one.source[0]) if one.source else None
        if who is None or phrase is None or one.speaker:
            rows.append(None)
            continue
        above = None if one.parent is None else speakers[one.parent]
        rows.append(
            {
                **dict(_of_words(one, phrase, who.cluster, cast)),
                **dict(_of_links(phrase, who, cast)),
                **dict(_of_actor(phrase, who.cluster, around)),
                **dict(_of_others(phrase, who.cluster, around)),
                "nested": float(one.parent is not None),
                "whoever speaks around it": float(above is not None and above.cluster == who.cluster),
            }
        )
    return rows


@dataclass(frozen=True)
class Profile:
    """What a cluster is, as others are compared with it."""

    kind: str
    sex: str
    """``male``, ``female``, or empty where nothing or too much tells."""
    mentions: int
    last_names: frozenset[str]
    """The last words of its names, in small letters; empty for one without a name."""
    names: int
    """How many different names it has."""
    by_name: float
    """Share of its mentions that are names."""

    def may_be(self, own: MentionFeatures) -> bool:
        """Return whether a mention of this sex could be of it."""
        return own.sex not in SEXES or self.sex in ("", own.sex)


class Surroundings:
    """The other clusters of a text, and where each is named."""

    def __init__(self, cast: Speakers) -> None:
        self.cast = cast

    @cached_property
    def profiles(self) -> Mapping[int, Profile]:
        """What each cluster is that has mentions."""
        return {at: self._profile(at) for at, pairs in enumerate(self.cast.clusters) if pairs}

    @cached_property
    def named(self) -> list[tuple[int, int]]:
        """The first token of each mention by name and its cluster, in order."""
        facts = self.cast.facts
        return sorted(
            (phrase.piece.start, at)
            for at, pairs in enumerate(self.cast.clusters)
            for phrase, _ in pairs
            if facts[phrase.piece].name
        )

    @cached_property
    def _last_names(self) -> Counter[str]:
        return Counter(name for profile in self.profiles.values() for name in profile.last_names)

    @cached_property
    def _by_kind(self) -> Mapping[tuple[str, str], tuple[int, int]]:
        """How many named clusters there are of each kind and sex, and how many mentions they have."""
        counts: dict[tuple[str, str], tuple[int, int]] = {}
        for one in self.profiles.values():
            if one.last_names:
                several, mentions = counts.get((one.kind, one.sex), (0, 0))
                counts[one.kind, one.sex] = several + 1, mentions + one.mentions
        return counts

    def has_namesake(self, at: int) -> bool:
        """Return whether another cluster has the same last name."""
        return any(self._last_names[name] > 1 for name in self.profiles[at].last_names)

    def is_rivalled(self, at: int, own: MentionFeatures, start: int, end: int) -> bool:
        """Return whether another of its kind, who could be meant, is named between two tokens."""
        low, high = (bisect_left(self.named, (token, -1)) for token in (start, end))
        others = {other for _, other in self.named[max(low, high - MOST_BETWEEN) : high]} - {at}
        kind = self.profiles[at].kind
        return any(self.profiles[o].kind == kind and self.profiles[o].may_be(own) for o in others)

    def rivals(self, at: int, own: MentionFeatures) -> tuple[int, int]:
        """Return how many others of its kind with a name could be meant, and how many mentions they have."""
        profile = self.profiles[at]
        sexes = ("", own.sex) if own.sex in SEXES else ("", *SEXES)
        counts = [self._by_kind.get((profile.kind, sex), (0, 0)) for sex in sexes]
        several, mentions = sum(count for count, _ in counts), sum(total for _, total in counts)
        if profile.last_names and profile.sex in sexes:
            return several - 1, mentions - profile.mentions
        return several, mentions

    def _profile(self, at: int) -> Profile:
        facts = [self.cast.facts[phrase.piece] for phrase, _ in self.cast.clusters[at]]
        sexes = {own.sex for own in facts if own.sex in SEXES}
        return Profile(
            self.cast.cluster(at).kind,
            next(iter(sexes)) if len(sexes) == 1 else "",
            len(facts),
            frozenset(own.name.lower().split()[-1] for own in facts if own.name.split()),
            len({own.name for own in facts if own.name}),
            sum(bool(own.name) for own in facts) / len(facts),
        )


def _of_words(
    one: AttributionDraft, phrase: MentionDraft, at: int, cast: Speakers
) -> Iterator[tuple[str, float]]:
    """Yield how the words of the source name or describe somebody; ``at`` is the cluster."""
    own, source, word = cast.facts[phrase.piece], one.source[0], cast.doc[phrase.piece.start]
    is_pronoun, is_described = phrase.form == "pronoun", phrase.form == "nominal" and not own.name
    is_proper = cast.name(at).is_proper
    definite = is_described and own.is_definite and not is_proper
    yield "name", float(phrase.form == "name")
    yield "pronoun", float(is_pronoun)
    yield "he or she", float(is_pronoun and own.sex in SEXES)
    yield "it", float(is_pronoun and own.sex == "thing")
    yield "they", float(is_pronoun and bool(own.plural) and not own.spoken)
    for name, spoken in (("I", "speaker"), ("we", "side"), ("you", "hearer")):
        yield name, float(own.spoken == spoken)
    yield "who", float(len(phrase.piece) == 1 and word in word_class("relatives"))
    yield "quoted pronoun", float(is_pronoun and own.quoted)
    yield "indefinite description", float(is_described and not own.is_definite)
    yield "definite description of nobody named", float(definite)
    yield "role of nobody named", float(definite and own.is_role)
    yield "pronoun of nobody named", float(is_pronoun and not is_proper)
    yield "source is this cue's", log_odds(one.source_confidence)
    yield "words of the source", log(len(source))
    yield "mention is not all of the source", float(len(phrase.piece) < len(source))
    yield "several in the source", float(len({cast.identity(p).cluster for p in cast.within(source)}) > 1)


def _of_links(phrase: MentionDraft, who: Identity, cast: Speakers) -> Iterator[tuple[str, float]]:
    """Yield how the mention is linked to those before it."""
    facts, here = cast.facts, phrase.piece.start
    before = _before(here, who.cluster, cast)
    named = next((at for at in reversed(range(len(before))) if facts[before[at][0].piece].name), None)
    since = before[0 if named is None else named + 1 :]
    is_name, link = bool(facts[phrase.piece].name), log_odds(who.sure)
    chain = log_odds(prod(link for _, link in since) * who.sure)
    yield "link", link
    yield "link of a description", link * (phrase.form == "nominal" and not is_name)
    yield "links since the name", MOST_ODDS if is_name else chain
    yield "first mention", float(not before)
    yield "distance of the mention before", log1p(here - before[-1][0].piece.start) if before else 0.0
    behind = 0.0 if named is None else log1p(here - before[named][0].piece.start)
    yield "distance of the name before", behind


def _before(token: int, at: int, cast: Speakers) -> list[tuple[MentionDraft, float]]:
    """Return the last mentions of a cluster that begin before a token, each with its link, in order."""
    pairs = cast.clusters[at]
    end = bisect_left(pairs, token, key=lambda pair: pair[0].piece.start)
    return pairs[max(0, end - MOST_BEFORE) : end]


def _of_actor(phrase: MentionDraft, at: int, around: Surroundings) -> Iterator[tuple[str, float]]:
    """Yield who it is by all that is said of the actor."""
    cast, profile = around.cast, around.profiles[at]
    kind, name = profile.kind, cast.name(at)
    words = name.text.split()
    yield "mention is of the actor's kind", float(phrase.kind == kind)
    yield "person", float(kind == "person")
    yield "organization", float(kind == "organization")
    yield "nobody who acts", float(kind not in ACTING)
    yield "nobody is named", float(not cast.is_named(at))
    yield "proper name", float(name.is_proper)
    yield "different names", log1p(profile.names)
    yield "share of mentions by name", profile.by_name
    yield "name of one word", float(len(words) == 1)
    yield "long name", float(len(words) > LONG)
    yield "name in lower case", float(name.text[:1].islower())


def _of_others(phrase: MentionDraft, at: int, around: Surroundings) -> Iterator[tuple[str, float]]:
    """Yield who else could be meant; nobody where the source is a name."""
    cast, here = around.cast, phrase.piece.start
    own = cast.facts[phrase.piece]
    earlier = [p.piece.end for p, _ in _before(here, at, cast) if cast.facts[p.piece].name]
    several, mentions = (0, 0) if own.name else around.rivals(at, own)
    of_all = around.profiles[at].mentions / (around.profiles[at].mentions + mentions)
    rivalled = not own.name and around.is_rivalled(at, own, earlier[-1] if earlier else 0, here)
    yield "same last name as another", float(around.has_namesake(at))
    yield "another was named since", float(rivalled)
    yield "others of the kind", log1p(max(several, 0))
    yield "share of their mentions", 0.0 if own.name else of_all
