"""How much of a proposition stands in a sentence: content words, weighted by how rare they are."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.headline.content_words import ContentWord, HeadlineToken, headline_tokens, terms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from accordingto.types import Sentence

MOST_WORDS = 250
"""Words of a sentence that are looked at; no sentence of news has as many."""
_MARKS = frozenset(',;:.!?()[]"“”—–')
"""Marks that part clauses."""
_MONEY = frozenset("$£€")
SAME, RELATED, KIN = 1.0, 0.9, 0.8
"""How alike words are: by their stem, by their root, by a set of words that headlines put for each other."""
ROUNDED = 0.05
"""The share by which a number may differ from the one that it rounds."""
_COMMONEST = 1996
"""Rank of the commonest word in the encoder's vocabulary, whose words stand by how common they are."""
_RAREST = 6000
"""Rank behind the commonest from which a word gets no rarer: what is in no vocabulary need not be a name."""
_NUMBER = 2000
"""The rank that numbers are given."""
_STEP = 150.0
"""Ranks behind the commonest that add the first unit of weight."""
LIGHTEST = 0.3
"""What the commonest content word weighs."""


@dataclass(frozen=True)
class BodySentence:
    """A sentence of the body with its words."""

    sentence: Sentence
    words: list[HeadlineToken]
    terms: list[ContentWord]

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """For every word the bounds of its clause: the index of its first word, and after its last."""
        offset, text = self.sentence.start, self.sentence.text
        bounds = [0]
        for i, (word, following) in enumerate(pairwise(self.words), 1):
            if not _MARKS.isdisjoint(text[word.end - offset : following.start - offset]):
                bounds.append(i)
        return [(a, b) for a, b in pairwise([*bounds, len(self.words)]) for _ in range(a, b)]


@dataclass(frozen=True)
class TermMatch:
    """A word of the proposition and a word of the body that stands for it."""

    asked: int
    """Which term of the proposition."""
    term: ContentWord
    """The term of the body."""
    line: int
    """Which sentence of the body."""
    likeness: float


@dataclass(frozen=True)
class Body:
    """The sentences of an article that are looked through."""

    lines: list[BodySentence]
    ranks: Mapping[str, int]
    """How common words of English are: the rank of each in the vocabulary of the model."""

    @cached_property
    def names(self) -> dict[str, list[bool]]:
        """For every form whether it is written as a name, each time that it does not open a sentence."""
        found: dict[str, list[bool]] = {}
        for line in self.lines:
            for term in line.terms:
                if term.at:
                    found.setdefault(term.form, []).append(term.name)
        return found

    @cached_property
    def spread(self) -> Counter[str]:
        """How many sentences have a stem."""
        return Counter(key for line in self.lines for key in {t.stem for t in line.terms})


def lines_of(text: str, sentences: Iterable[Sentence]) -> list[BodySentence]:
    """Return sentences of a text, in order, with their words and content words."""
    lines = []
    for sentence in sentences:
        words = headline_tokens(text, sentence.start, sentence.end)[:MOST_WORDS]
        lines.append(BodySentence(sentence, words, terms_of(words)))
    return lines


def weight(term: ContentWord, body: Body) -> float:
    """Return how much a word says: more the rarer it is in English, less the more sentences have it.

    A word that every sentence has tells little about which of them says what the headline says.
    """
    rarity = math.log2(1 + _rank(term, body.ranks) / _STEP)
    count = len(body.lines)
    common = math.log1p(body.spread[term.stem]) / math.log1p(count) if count > 1 else 0.0
    return (LIGHTEST + rarity) * (1.0 - 0.5 * common)


def _rank(term: ContentWord, ranks: Mapping[str, int]) -> int:
    """Return how rare a word is in English, as ranks behind the commonest; its commonest form counts."""
    if term.value is not None:
        return _NUMBER
    forms = (term.form, term.stem, term.stem + "e", term.root, term.root + "e")
    rank = min(ranks.get(form, _RAREST) for form in forms)
    return min(max(1, rank - _COMMONEST), _RAREST)


def alike(asked: ContentWord, term: ContentWord) -> float:
    """Return how alike two words are, 0 to 1."""
    if asked.value is not None or term.value is not None:
        if asked.value is None or term.value is None:
            return 0.0
        money = asked.unit in _MONEY and asked.unit == term.unit
        return SAME if rounds_to(asked.value, term.value, is_year=not money) else 0.0
    if asked.stem == term.stem or (not asked.initials.isdisjoint(term.initials) and _spelt(asked, term)):
        return SAME
    if asked.root == term.root:
        return RELATED
    return KIN if not asked.kin.isdisjoint(term.kin) else 0.0


def rounds_to(asked: float, value: float, *, is_year: bool = True) -> bool:
    """Return whether a number can be written for another: equal, or round and near it.

    A number that can be a year has to be equal, unless ``is_year`` says that it is none.
    """
    if asked == value:
        return True
    round_enough = asked >= 20 and asked == float(f"{asked:.1g}")
    if is_year and (2000 in (asked, value) or 1900 <= value <= 2100):
        return False
    return round_enough and abs(asked - value) <= ROUNDED * value


def _spelt(asked: ContentWord, term: ContentWord) -> bool:
    """Return whether one of two words is the initials of the name that the other is a part of."""
    shared = asked.initials & term.initials
    return (asked.form in shared) != (term.form in shared)


def find_matches(asked: Sequence[ContentWord], body: Body) -> Iterator[TermMatch]:
    """Yield every pair of a word of the proposition and a word of the body that stands for it, in order."""
    known: dict[tuple[object, ...], list[tuple[int, float]]] = {}
    may_stand = _sieve(asked)
    for number, line in enumerate(body.lines):
        for term in filter(may_stand, line.terms):
            key = (term.stem, term.root, term.kin, term.initials, term.value)
            if key not in known:
                pairs = ((i, alike(one, term)) for i, one in enumerate(asked))
                known[key] = [(i, likeness) for i, likeness in pairs if likeness]
            for i, likeness in known[key]:
                yield TermMatch(i, term, number, likeness)


def _sieve(asked: Sequence[ContentWord]) -> Callable[[ContentWord], bool]:
    """Return a quick test that lets through every word that can be ``alike`` one of the proposition."""
    words = {one.stem for one in asked}
    roots = {one.root for one in asked}
    sets = frozenset[int]().union(*(one.kin for one in asked))
    initials = frozenset[str]().union(*(one.initials for one in asked))
    return lambda term: (
        term.stem in words
        or term.root in roots
        or term.value is not None
        or not sets.isdisjoint(term.kin)
        or not initials.isdisjoint(term.initials)
    )


@dataclass(frozen=True)
class EvidenceWindow:
    """One sentence or two neighbouring ones, with what of the proposition they hold."""

    lines: tuple[int, ...]
    matches: list[TermMatch]
    coverage: float
    """The share of the proposition's weight that they hold, less a little for the second sentence."""


SECOND = 0.05
"""What a second sentence costs: one that says all by itself goes first."""


def covered(matches: Iterable[TermMatch], weights: Sequence[float]) -> float:
    """Return the share of a proposition's weight that matches hold."""
    best: dict[int, float] = {}
    for match in matches:
        best[match.asked] = max(best.get(match.asked, 0.0), match.likeness)
    total = sum(weights)
    return sum(weights[i] * likeness for i, likeness in best.items()) / total if total else 0.0


def find_windows(matches: Iterable[TermMatch], weights: Sequence[float], count: int) -> list[EvidenceWindow]:
    """Return the windows of a body of ``count`` sentences that hold anything, the fullest first."""
    by_line: list[list[TermMatch]] = [[] for _ in range(count)]
    for match in matches:
        by_line[match.line].append(match)
    windows = []
    for i, mine in enumerate(by_line):
        alone = covered(mine, weights)
        if mine:
            windows.append(EvidenceWindow((i,), mine, alone))
        if mine and i + 1 < count and by_line[i + 1]:
            both = covered([*mine, *by_line[i + 1]], weights) - SECOND
            if both > max(alone, covered(by_line[i + 1], weights)):
                windows.append(EvidenceWindow((i, i + 1), [*mine, *by_line[i + 1]], both))
    return sorted(windows, key=lambda w: (-w.coverage, w.lines))
