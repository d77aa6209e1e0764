"""The sentences of all articles of a story: the weights of their words, and which pairs are compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.stories.match.statement import Statement
    from accordingto.stories.match.vectors import Floats, WordVectors

NEAREST, NEAREST_OF_MANY = 12, 4
"""Number of sentences of other articles with which a sentence is compared, those that share most with it; the
second number is for a story of ``MANY`` sentences."""
MANY = 1_000
"""Number of sentences from which a story is large."""
FEWEST = 60
"""Minimum number of sentences assumed in word weights; the regressions were fitted on such stories."""
TELLING = 2
"""Minimum number of content words, without numbers, in a sentence to compare (not "For five minutes.")."""
COMMON, COMMON_OF_MANY = 400, 60
"""Maximum number of sentences with a word for that word to make them candidates; the second number is for a
story of ``MANY`` sentences."""


class Corpus:
    """The sentences of the articles of a story."""

    def __init__(self, sentences: Sequence[Statement], vectors: WordVectors) -> None:
        self.sentences = sentences
        self._vectors = vectors
        self._rows: dict[int, tuple[Floats, Floats]] = {}
        having = Counter(word for one in sentences for word in one.telling)
        most = max(len(sentences), FEWEST) + 1
        self._weights = {word: math.log(most / (count + 0.5)) for word, count in having.items()}

    def weight(self, word: str) -> float:
        """Return the inverse document frequency of a stem, counted in the sentences of the story."""
        return self._weights[word]

    def word_rows(self, index: int) -> tuple[Floats, Floats]:
        """Return the vectors of a sentence's content words, shape (words, width), and their weights."""
        found = self._rows.get(index)
        if found is None:
            one = self.sentences[index]
            forms = {root: word.form for word, root in zip(one.words, one.stems, strict=True)}
            told = sorted(one.telling)
            rows = [self._vectors.of(forms[word]) for word in told]
            weights = np.array([self.weight(word) for word in told], dtype=np.float32)
            found = self._rows[index] = (
                np.array(rows, dtype=np.float32).reshape(len(told), self._vectors.width),
                weights,
            )
        return found

    @cached_property
    def vectors(self) -> Floats:
        """A unit vector for each sentence, shape (sentences, width): the weighted sum of its content words'
        vectors, normalised."""
        return self._sums([one.telling for one in self.sentences])

    @cached_property
    def matter_vectors(self) -> Floats:
        """Like ``vectors``, of the words in ``Statement.matter`` only; 0 for a sentence without any."""
        return self._sums([one.matter for one in self.sentences])

    def _sums(self, words: Sequence[frozenset[str]]) -> Floats:
        found = np.zeros((len(self.sentences), self._vectors.width), dtype=np.float32)
        for index, wanted in enumerate(words):
            rows, weights = self.word_rows(index)
            kept = [at for at, word in enumerate(sorted(self.sentences[index].telling)) if word in wanted]
            if kept:
                found[index] = weights[kept] @ rows[kept]
        found /= np.linalg.norm(found, axis=1, keepdims=True) + 1e-6
        return found

    @cached_property
    def mass(self) -> list[float]:
        """The sum of the weights of the content words, for each sentence."""
        return [sum(self.weight(word) for word in one.telling) for one in self.sentences]

    @cached_property
    def matter_mass(self) -> list[float]:
        """Like ``mass``, of the words in ``Statement.matter`` only."""
        return [sum(self.weight(word) for word in one.matter) for one in self.sentences]

    def candidates(self) -> list[tuple[int, int]]:
        """Return the pairs of sentences to compare: each with those of other articles that share most.

        A pair is two indexes of ``sentences``, the smaller one first; the pairs are sorted.
        """
        having: dict[str, list[int]] = defaultdict(list)
        says = [len(one.telling) - len(one.numbers) >= TELLING for one in self.sentences]
        for index, one in enumerate(self.sentences):
            for word in one.telling if says[index] else ():
                having[word].append(index)
        pairs: set[tuple[int, int]] = set()
        is_small = len(self.sentences) < MANY
        most, common = (NEAREST, COMMON) if is_small else (NEAREST_OF_MANY, COMMON_OF_MANY)
        for index, one in enumerate(self.sentences):
            shared: dict[int, float] = defaultdict(float)
            for word in sorted(one.telling) if says[index] else ():
                if len(having[word]) <= common:
                    for other in having[word]:
                        shared[other] += self.weight(word)
            ranked = sorted(
                (other for other in shared if self.sentences[other].article != one.article),
                key=lambda other: (-shared[other] / math.sqrt(self.mass[other] + 1), other),
            )
            pairs.update((min(index, other), max(index, other)) for other in ranked[:most])
        return sorted(pairs)
