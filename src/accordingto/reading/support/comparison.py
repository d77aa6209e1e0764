"""A statement beside the sentence of a text that is nearest to it: what they share, and what each says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.words import LEXICON

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.support.knowledge import Knowledge
    from accordingto.reading.support.likeness import Likeness
    from accordingto.reading.support.words import Words

ABSENT = 0.3
"""The likeness up to which a word is not there."""
AROUND = 4
"""Words around those that a sentence shares with a statement that are about the same."""


@dataclass(frozen=True)
class Statement:
    """What is asked of a text: some words of another, or of the same."""

    words: Words
    at: range
    attributed: bool
    """Whether it says on whose word."""
    hedged: bool
    """Whether it hedges."""


@dataclass(frozen=True)
class EvidencePair:
    """A statement beside the sentence of a text that is nearest to it."""

    asked: Statement
    text: Words
    known: Knowledge
    likeness: Likeness
    nearest: int
    """Which sentence."""

    @property
    def sentence(self) -> range:
        """The nearest sentence."""
        return self.likeness.sentences[self.nearest]

    @cached_property
    def found(self) -> Floats:
        """How alike each word asked for is to the likest of the sentence."""
        best: Floats = self.likeness.best[:, self.nearest]
        return best

    @cached_property
    def shared(self) -> list[tuple[int, int]]:
        """The words in common: which one asked for, and which word of the text."""
        at = self.sentence
        nearest = self.likeness.alike[:, at.start : at.stop].argmax(axis=1) + at.start
        return [(row, int(nearest[row])) for row in range(len(self.found)) if self.found[row] > ABSENT]

    @cached_property
    def around(self) -> range:
        """The part of the sentence that is about the same: the words in common, and a few beside."""
        places = [place for _, place in self.shared]
        if not places:
            return self.sentence
        at = self.sentence
        return range(max(at.start, min(places) - AROUND), min(at.stop, max(places) + AROUND))

    def share(self, marked: NDArray[Any]) -> float:
        """Return how much of what is in common is marked, 0 to 1; ``marked`` has all words of the text."""
        if not self.shared:
            return 0.0
        weight = np.array([self.likeness.weight[row] * self.found[row] for row, _ in self.shared])
        places = [place for _, place in self.shared]
        return float((weight * marked[places]).sum() / weight.sum())

    def asks(self, name: str) -> float:
        """Return 1 if the statement has a word of a class, else 0."""
        return _has(self.asked.words, self.asked.at, name)

    def tells(self, name: str) -> float:
        """Return 1 if the part of the sentence about the same has a word of a class, else 0."""
        return _has(self.text, self.around, name)

    def states(self, name: str) -> float:
        """Return 1 if the sentence has a word of a class, else 0."""
        return _has(self.text, self.sentence, name)


def _has(words: Words, at: range, name: str) -> float:
    members = word_class(name, LEXICON)
    return float(any(words.lower[i] in members for i in at))
