"""How much of a statement each sentence of a text contains, word by word, by stems and word vectors."""

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
"""Cosine of two word vectors up to which their likeness is 0."""
SAME = 0.99
"""Likeness above which two words count as the same."""
ALIKE = 0.35
"""Likeness above which two words count as similar."""
LIGHTEST = 0.3
"""Lower bound for the weight of a word of a statement, before the weights are normalised."""


@dataclass(frozen=True)
class Likeness:
    """The likeness of the words of a statement to the words of a text."""

    asked: list[int]
    """The content words of the statement (all words if it has none), as indices into its text."""
    weight: Floats
    """Weight of each of them, (asked,), adding up to 1: the fewer sentences have its stem, the higher."""
    alike: Floats
    """Likeness, 0 to 1, of each of them to each word of the text: (asked, words)."""
    sentences: Sequence[range]
    """The sentences of the text, as ranges of words."""

    @cached_property
    def best(self) -> Floats:
        """Likeness of each of them to the most similar word of each sentence: (asked, sentences)."""
        edges = np.array([edge for at in self.sentences for edge in (at.start, at.stop)])
        padded = np.pad(self.alike, ((0, 0), (0, 1)))  # a sentence may end where the text does
        return np.maximum.reduceat(padded, edges, axis=1)[:, ::2]

    @cached_property
    def shares(self) -> Floats:
        """Weighted share of the statement that each sentence contains, 0 to 1: (sentences,)."""
        found: Floats = self.weight @ self.best
        return found

    @cached_property
    def ranking(self) -> list[int]:
        """Indices of the sentences, the one that contains most of the statement first."""
        order: list[int] = np.argsort(-self.shares, kind="stable").tolist()
        return order


def likeness(asked: Words, at: range, text: Words, sentences: Sequence[range]) -> Likeness:
    """Return the likeness of a statement, the words ``at`` of ``asked``, to the sentences of ``text``."""
    telling = [i for i in at if asked.is_content[i]] or list(at)
    alike = np.ascontiguousarray(product(text.vectors, asked.vectors[telling].T).T)
    alike = np.where(text.is_content, alike, 0.0)
    places = _places(text, {asked.stems[i] for i in telling})
    for row, i in enumerate(telling):
        alike[row, places.get(asked.stems[i], ())] = 1.0
    alike = np.clip((alike - UNLIKE) / (1 - UNLIKE), 0.0, 1.0)
    return Likeness(telling, _weights(asked, telling, text, sentences), alike, sentences)


def _places(text: Words, stems: Container[str]) -> dict[str, list[int]]:
    """Return the indices at which each of some stems occurs in a text; absent stems are left out."""
    found: dict[str, list[int]] = {}
    for i, stem in enumerate(text.stems):
        if stem in stems:
            found.setdefault(stem, []).append(i)
    return found


def _weights(asked: Words, telling: Sequence[int], text: Words, sentences: Sequence[range]) -> Floats:
    """Return the weights of the words of a statement, by the rarity of their stems among the sentences."""
    stems = {asked.stems[i] for i in telling}
    having = Counter(stem for at in sentences for stem in stems.intersection(text.stems[at.start : at.stop]))
    counts = np.array([having[asked.stems[i]] for i in telling])
    rarity = np.clip(np.log((len(sentences) + 2) / (0.5 + counts)), LIGHTEST, None)
    weights: Floats = rarity / rarity.sum()
    return weights


def fullest(one: Likeness, sizes: NDArray[np.int64], at: range, most: int) -> range:
    """Return the part of a sentence with most of a statement in at most ``most`` word pieces.

    ``sizes`` is the number of word pieces of each of its words. A sentence that fits is returned whole.
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
