"""How much of a statement each sentence of a text has: word by word, by stems and vectors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.products import product

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.support.words import Words

UNLIKE = 0.25
"""The cosine of two words up to which they have nothing in common."""
SAME = 0.99
"""The likeness from which words are the same."""
ALIKE = 0.35
LIGHTEST = 0.3
"""The least that a word of a statement weighs."""


@dataclass(frozen=True)
class Likeness:
    """A statement beside the sentences of a text."""

    asked: list[int]
    """The words of the statement that say what it is about: indices into its text."""
    weight: Floats
    """How much each of them counts, together 1: the fewer sentences have it, the more."""
    alike: Floats
    """How alike each of them and each word of the text are, 0 to 1: (asked, words)."""
    sentences: Sequence[range]

    @cached_property
    def best(self) -> Floats:
        """How alike each word asked for is to the likest of each sentence: (asked, sentences)."""
        edges = np.array([edge for at in self.sentences for edge in (at.start, at.stop)])
        padded = np.pad(self.alike, ((0, 0), (0, 1)))  # a sentence may end where the text does
        return np.maximum.reduceat(padded, edges, axis=1)[:, ::2]

    @cached_property
    def shares(self) -> Floats:
        """How much of the statement each sentence has, 0 to 1."""
        found: Floats = self.weight @ self.best
        return found

    @cached_property
    def ranking(self) -> list[int]:
        """The sentences, the one with the most of the statement first."""
        order: list[int] = np.argsort(-self.shares, kind="stable").tolist()
        return order


def likeness(asked: Words, at: range, text: Words, sentences: Sequence[range]) -> Likeness:
    """Return how alike a statement, some words of a text, and sentences of a text are."""
    telling = [i for i in at if asked.is_content[i]] or list(at)
    alike = np.ascontiguousarray(product(text.vectors, asked.vectors[telling].T).T)
    alike = np.where(text.is_content, alike, 0.0)
    places = _places(text, {asked.stems[i] for i in telling})
    for row, i in enumerate(telling):
        alike[row, places.get(asked.stems[i], ())] = 1.0
    alike = np.clip((alike - UNLIKE) / (1 - UNLIKE), 0.0, 1.0)
    return Likeness(telling, _weights(asked, telling, text, sentences), alike, sentences)


def _places(text: Words, stems: Container[str]) -> dict[str, list[int]]:
    """Return where each of some stems stands in a text; those that are nowhere are missing."""
    found: dict[str, list[int]] = {}
    for i, stem in enumerate(text.stems):
        if stem in stems:
            found.setdefault(stem, []).append(i)
    return found


def _weights(asked: Words, telling: Sequence[int], text: Words, sentences: Sequence[range]) -> Floats:
    stems = {asked.stems[i] for i in telling}
    having = Counter(stem for at in sentences for stem in stems.intersection(text.stems[at.start : at.stop]))
    counts = np.array([having[asked.stems[i]] for i in telling])
    rarity = np.clip(np.log((len(sentences) + 2) / (0.5 + counts)), LIGHTEST, None)
    weights: Floats = rarity / rarity.sum()
    return weights


def fullest(one: Likeness, sizes: NDArray[np.int64], at: range, most: int) -> range:
    """Return the words of a sentence that are looked at: all, or the stretch with the most of a statement.

    ``sizes`` are of how many pieces its words are; a stretch has at most ``most``.
    """
    if sizes.sum() <= most:
        return at
    gains = one.alike[:, at.start : at.stop].max(axis=0)
    first, size, gain = 0, 0, 0.0
    best, found = -1.0, range(at.start, at.start)
    for last in range(len(at)):
        size, gain = size + int(sizes[last]), gain + float(gains[last])
        while size > most:
            size, gain, first = size - int(sizes[first]), gain - float(gains[first]), first + 1
        if gain > best + 1e-9:
            best, found = gain, range(at.start + first, at.start + last + 1)
    return found
