"""A statement compared with the most similar sentence of a text."""

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
"""Likeness up to which a word counts as absent."""
AROUND = 4
"""Number of words around the shared words of a sentence that still belong to the relevant part of it."""


@dataclass(frozen=True)
class Statement:
    """A statement to be checked: some words of the text itself or of another."""

    words: Words
    at: range
    """Indices of its words."""
    attributed: bool
    """Whether it names its source."""
    hedged: bool
    """Whether it hedges."""


@dataclass(frozen=True)
class EvidencePair:
    """A statement and the sentence of a text that is most similar to it."""

    asked: Statement
    text: Words
    """The words of the text with the sentence."""
    known: Knowledge
    likeness: Likeness
    nearest: int
    """Index of the sentence in ``likeness.sentences``."""

    @property
    def sentence(self) -> range:
        """The words of the most similar sentence."""
        return self.likeness.sentences[self.nearest]

    @cached_property
    def found(self) -> Floats:
        """Likeness of each content word of the statement to the most similar word of the sentence."""
        best: Floats = self.likeness.best[:, self.nearest]
        return best

    @cached_property
    def shared(self) -> list[tuple[int, int]]:
        """The words in common: the row of a word of the statement, and the index of its match in the text."""
        at = self.sentence
        nearest = self.likeness.alike[:, at.start : at.stop].argmax(axis=1) + at.start
        return [(row, int(nearest[row])) for row in range(len(self.found)) if self.found[row] > ABSENT]

    @cached_property
    def around(self) -> range:
        """The relevant part of the sentence: from the first to the last shared word, and a few words more."""
        places = [place for _, place in self.shared]
        if not places:
            return self.sentence
        at = self.sentence
        return range(max(at.start, min(places) - AROUND), min(at.stop, max(places) + AROUND))

    def share(self, marked: NDArray[Any]) -> float:
        """Return the weighted share of the words in common that are marked, 0 to 1.

        ``marked`` has one value for each word of the text. Without words in common the share is 0.
        """
        if not self.shared:
            return 0.0
        weight = np.array([self.likeness.weight[row] * self.found[row] for row, _ in self.shared])
        places = [place for _, place in self.shared]
        return float((weight * marked[places]).sum() / weight.sum())

    def asks(self, name: str) -> float:
        """Return 1 if the statement has a word of a lexicon class, else 0."""
        return _has(self.asked.words, self.asked.at, name)

    def tells(self, name: str) -> float:
        """Return 1 if the relevant part of the sentence has a word of a lexicon class, else 0."""
        return _has(self.text, self.around, name)

    def states(self, name: str) -> float:
        """Return 1 if the sentence has a word of a lexicon class, else 0."""
        return _has(self.text, self.sentence, name)


def _has(words: Words, at: range, name: str) -> float:
    members = word_class(name, LEXICON)
    return float(any(words.lower[i] in members for i in at))
