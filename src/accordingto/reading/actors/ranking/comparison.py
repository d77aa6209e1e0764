"""Features for the comparison of a source with a candidate cluster.

The co-reference network was trained on texts of all sorts, and sees one pair of mentions at a time. It does
not see who speaks around a source, who spoke last, what is known from all mentions of a cluster, and how
prominent a cluster is. These features add that; their weights are learned from hand-annotated ledgers
(``training/ranking.py``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from math import log, log1p
from operator import mul
from typing import TYPE_CHECKING

from accordingto.reading.actors.descriptions import near_words
from accordingto.reading.actors.features import SEXES
from accordingto.reading.actors.ranking.profiles import words_of
from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.actors.ranking.profiles import Profile, Profiles
    from accordingto.reading.actors.ranking.surroundings import Surrounding
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan

APART = (
    "plain", "role", "several", "capital", "words", "in the lead", "quoted", "near noun",
    *ACTOR_KINDS,
)  # fmt: skip
"""Features of a description that may refer to an entity not mentioned before."""
FEATURES = (
    "taken so far", "only itself", "nobody so far", "network", "network at best", "mentions",
    "in the lead", "only behind", "is named", "person", "organization", "place", "same kind",
    "same sex", "pronouns of the same sex", "pronouns of the other sex", "is several", "is one",
    "same noun", "near noun", "has nouns", "same sentence", "sentence before", "sentences between",
    "last one is a subject", "last one is a name", "last one is a pronoun", "both quoted or none",
    "others mentioned since", "nobody mentioned since", "subject of the sentence before",
    "subject in its sentence", "name in the sentence or before", "named in what is said",
    "speaks around", "speaks around, quoted", "beside who speaks around", "speaks further around",
    "side of who speaks around", "told around", "asked around",
    "spoke last", "spoke last, nobody around", "speaks next", "speaks next, nobody around",
    "owns, speaks around", "owns, spoke last", "owns, speaks next",
    "words in common", "other words in common", "words beside its names", "apart",
    "kinds in common", *(f"chance of {kind}" for kind in ACTOR_KINDS),
    *(f"apart, {what}" for what in APART),
)  # fmt: skip
"""Names of the features of a candidate; a feature that is not yielded is 0."""
LEAD = 60
"""Number of tokens at the beginning of a text that count as its lead."""
FLOOR = 0.01
"""Added to a link's probability before its logarithm is taken; lower probabilities tell next to nothing."""
MOST_BEFORE = 60
"""Number of mentions before a source that are searched for rival candidates."""
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))


class Comparison:
    """The computation of the features of a source's candidates."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles, self._entities = profiles, profiles.entities
        doc = self._entities.doc
        self._trees = doc.trees
        self._sentences = [doc.token_at(one.start) for one in doc.sentences]
        self._heads: dict[TokenSpan, int] = {}

    def features(
        self, at: int, phrase: MentionDraft, content: Sequence[TokenSpan], beside: Surrounding
    ) -> Iterator[tuple[str, float]]:
        """Yield the non-zero features of cluster ``at`` as a candidate for a source.

        ``content`` has the spans of what the source says.
        """
        profile = self._profiles.of(at)
        is_current = self._entities.identity(phrase).cluster == at
        earlier, others = profile.near(phrase)
        before = [p for p in others if p.piece.start < phrase.piece.start]
        total, best = beside.shares.get(at, (0.0, 0.0))
        if is_current:
            yield "taken so far", 1.0
        if not others:
            yield "only itself", 1.0
        yield "network", log(total + FLOOR)
        yield "network at best", log(best + FLOOR)
        yield "mentions", log1p(earlier)
        if earlier and profile.mentions[0].piece.start < LEAD:
            yield "in the lead", 1.0
        if not before:
            yield "only behind", 1.0
        named = [p.piece.start for p in others if p.form != "pronoun"]
        if any(c.start <= start < c.end for c in content for start in named):
            yield "named in what is said", 1.0
        yield from self._of_kind(profile, phrase, is_current=is_current)
        if self._entities.facts[phrase.piece].noun:
            yield from self._of_words(profile, phrase, is_current=is_current)
            if not others:
                yield from self._apart(phrase)
        yield from self._of_speech(at, phrase, beside)
        if before:
            yield from self._of_last(before[-1], phrase, at, beside)
            yield from self._of_clauses(before, phrase)

    def of_nobody(self, phrase: MentionDraft) -> Iterator[tuple[str, float]]:
        """Yield the features of the candidate that no earlier mention refers to (``NOBODY``)."""
        known = sum(share for _, share in self._entities.likely.get(phrase.piece, ()))
        yield "nobody so far", 1.0
        yield "network", log(max(0.0, 1 - known) + FLOOR)
        yield from self._apart(phrase)

    def _apart(self, phrase: MentionDraft) -> Iterator[tuple[str, float]]:
        """Yield the features named in ``APART`` for a description that may refer to nobody else mentioned."""
        own, doc = self._entities.facts[phrase.piece], self._entities.doc
        has_capital = any(map(doc.is_capital, range(phrase.piece.start + 1, phrase.piece.end)))
        yield "apart", 1.0
        values = (
            own.is_plain,
            own.is_role,
            own.plural,
            has_capital,
            log1p(len(words_of(phrase, self._entities.doc))),
            phrase.piece.start < LEAD,
            own.quoted,
            near_words(own.noun),
            *phrase.chances,
        )
        for what, value in zip(APART, values, strict=True):
            yield f"apart, {what}", float(value) if isinstance(value, float) else float(bool(value))

    def _of_words(
        self, profile: Profile, phrase: MentionDraft, *, is_current: bool
    ) -> Iterator[tuple[str, float]]:
        """Yield how many words of a description also occur in a cluster's mentions and next to its names."""
        own = words_of(phrase, self._entities.doc)
        noun = singular(self._entities.facts[phrase.piece].noun)
        common = [word for word in own if profile.words[word] > is_current]
        yield "words in common", float(len(common))
        yield "other words in common", float(any(word != noun for word in common))
        yield "words beside its names", len(own & profile.nearby) / max(1, len(own))

    def _of_kind(
        self, profile: Profile, phrase: MentionDraft, *, is_current: bool
    ) -> Iterator[tuple[str, float]]:
        """Yield whether a mention and the others of a cluster agree in kind, sex, number and nouns."""
        own = self._entities.facts[phrase.piece]
        itself = int(is_current)
        as_pronoun = itself * own.is_pronoun
        is_sexed = own.sex in SEXES
        yield from profile.of_itself
        if profile.kind == phrase.kind:
            yield "same kind", 1.0
        yield "kinds in common", sum(map(mul, phrase.chances, profile.chances))
        if is_sexed:
            if profile.sexes[own.sex] > itself - as_pronoun:
                yield "same sex", 1.0
            yield "pronouns of the same sex", log1p(profile.pronouns[own.sex] - as_pronoun)
        if profile.pronouns:
            yield "pronouns of the other sex", log1p(sum(profile.pronouns[s] for s in SEXES if s != own.sex))
        if profile.numbers[True] > itself * (own.plural is True):
            yield "is several", 1.0
        if profile.numbers[False] > itself * (own.plural is False):
            yield "is one", 1.0
        nouns = profile.nouns - Counter(own.nouns) if is_current else profile.nouns
        if nouns:
            if own.noun and own.noun in nouns:
                yield "same noun", 1.0
            if any(noun in nouns for noun in near_words(own.noun)):
                yield "near noun", 1.0
            yield "has nouns", 1.0

    def _of_speech(self, at: int, phrase: MentionDraft, beside: Surrounding) -> Iterator[tuple[str, float]]:
        """Yield whether a cluster speaks in an attribution around a source, or in the one before or after."""
        around = beside.around
        owns = self._entities.doc[phrase.piece.start] in word_class("holding-pronouns")  # "his claim"
        is_around = bool(around) and at == around[0]
        if is_around:
            yield "speaks around", 1.0
            if self._entities.facts[phrase.piece].quoted:
                yield "speaks around, quoted", 1.0
        speaker = around[0] if around else None
        if speaker is not None and speaker != at:
            names = self._profiles.of(at).last_words
            if not names.isdisjoint(self._profiles.of(speaker).nearby):
                yield "beside who speaks around", 1.0
        if at in around[1:]:
            yield "speaks further around", 1.0
        if at == beside.side:
            yield "side of who speaks around", 1.0
        if at == beside.told:
            yield "asked around" if beside.is_asked else "told around", 1.0
        if is_around and owns:
            yield "owns, speaks around", 1.0
        for name, other in (("spoke last", beside.last), ("speaks next", beside.following)):
            if at == other:
                yield name, 1.0
                if not around:
                    yield f"{name}, nobody around", 1.0
                if owns:
                    yield f"owns, {name}", 1.0

    def _of_last(
        self, last: MentionDraft, phrase: MentionDraft, at: int, beside: Surrounding
    ) -> Iterator[tuple[str, float]]:
        """Yield how the last mention of a cluster before a source relates to it."""
        facts, here = self._entities.facts, phrase.piece.start
        apart = self._sentence(here) - self._sentence(last.piece.start)
        if apart <= 1:
            yield "sentence before" if apart else "same sentence", 1.0
        yield "sentences between", log1p(apart)
        if self._is_subject(last):
            yield "last one is a subject", 1.0
        if last.form != "nominal":
            yield f"last one is a {last.form}", 1.0
        if facts[last.piece].quoted == facts[phrase.piece].quoted:
            yield "both quoted or none", 1.0
        others = {other for start, other in beside.rivals if start > last.piece.start} - {at}
        yield "others mentioned since", log1p(len(others))
        if not others:
            yield "nobody mentioned since", 1.0

    def rivals(self, phrase: MentionDraft) -> list[tuple[int, int]]:
        """Return the last mentions before one that it could refer to, each as (first token, cluster)."""
        mentions, own = self._profiles.mentions, self._entities.facts[phrase.piece]
        high = bisect_left(mentions, phrase.piece.start, key=lambda p: p.piece.start)
        last = mentions[max(0, high - MOST_BEFORE) : high]
        found = [(p.piece.start, self._entities.identity(p).cluster) for p in last]
        fitting = {
            at
            for at in {at for _, at in found}
            if self._entities.is_named(at) and _fits(own, self._profiles.of(at))
        }
        return [(start, at) for start, at in found if at in fitting]

    def _of_clauses(
        self, before: Sequence[MentionDraft], phrase: MentionDraft
    ) -> Iterator[tuple[str, float]]:
        """Yield features of a cluster's earlier mentions in the sentence of a source and the one before."""
        sentence = self._sentence(phrase.piece.start)
        first = self._sentences[max(0, sentence - 1)] if self._sentences else 0
        near = [p for p in before if p.piece.start >= first]
        subjects = {self._sentence(p.piece.start): p for p in near if self._is_subject(p)}
        opening = subjects.get(sentence - 1)
        if opening is not None and self._is_main(opening):
            yield "subject of the sentence before", 1.0
        if sentence in subjects:
            yield "subject in its sentence", 1.0
        if any(p.form == "name" for p in near):
            yield "name in the sentence or before", 1.0

    def _sentence(self, token: int) -> int:
        return bisect_right(self._sentences, token) - 1

    def _head(self, phrase: MentionDraft) -> int:
        if phrase.piece not in self._heads:
            self._heads[phrase.piece] = self._trees.head_of(phrase.piece)
        return self._heads[phrase.piece]

    def _is_subject(self, phrase: MentionDraft) -> bool:
        return self._trees.relations[self._head(phrase)] in _SUBJECTS

    def _is_main(self, phrase: MentionDraft) -> bool:
        """Return whether a mention depends directly on the root of its sentence."""
        verb = self._trees.heads[self._head(phrase)]
        return self._trees.heads[verb] == verb


def _fits(own: MentionFeatures, profile: Profile) -> bool:
    """Return whether a mention can refer to a cluster, judged by kind and sex."""
    if own.sex in SEXES:
        other = next(sex for sex in SEXES if sex != own.sex)
        return profile.kind == "person" and not profile.sexes[other]
    if own.noun:
        return bool(own.person) == (profile.kind == "person")
    return own.sex != "thing" or profile.kind != "person"
