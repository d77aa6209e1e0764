"""GUM (Zeldes, LRE 2017) as words, phrases and what they refer to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.mentions import FORMS, KINDS, WIDEST
from accordingto.reading.encoder.tokens import tokenize
from corpora.gum import read_gum
from training.heads.tree import Parsed, parsed

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.wordpiece import WordPiece
    from corpora.gum import Document, Split

OBJECTS = ("animal", "plant", "substance")
"""Kinds of GUM that are objects here: nobody speaks among them."""


@dataclass(frozen=True)
class Referring:
    """A document and its phrases; arrays with one row a phrase, in the order of the text, the wider first."""

    name: str
    genre: str
    text: str
    words: Tokens
    spans: NDArray[np.int64]
    """First word, and one past the last."""
    clusters: NDArray[np.int64]
    """The same number for what refers to the same."""
    kinds: NDArray[np.int64]
    """Index into ``KINDS``."""
    forms: NDArray[np.int64]
    """Index into ``FORMS``."""
    tree: Parsed | None = None
    """Its dependency trees, where it has some."""

    @cached_property
    def written(self) -> list[str]:
        """The words as they are written."""
        bounds = zip(self.words.start.tolist(), self.words.end.tolist(), strict=True)
        return [self.text[a:b] for a, b in bounds]


def read_referring(folder: Path, split: Split, wordpiece: WordPiece) -> list[Referring]:
    """The documents of a split; phrases of more than ``WIDEST`` words are left out."""
    return [_in_words(document, wordpiece) for document in read_gum(folder, split)]


def _in_words(document: Document, wordpiece: WordPiece) -> Referring:
    words = tokenize(document.text, wordpiece)
    numbers: dict[str, int] = {}
    rows = set()
    for mention in document.mentions:
        start = int(np.searchsorted(words.end, mention.start, side="right"))
        end = int(np.searchsorted(words.start, mention.end, side="left"))
        kind = "object" if mention.kind in OBJECTS else mention.kind
        if 0 < end - start <= WIDEST:
            cluster = numbers.setdefault(mention.cluster, len(numbers))
            rows.add((start, -end, cluster, KINDS.index(kind), FORMS.index(mention.form)))
    unique = {row[:2]: row for row in sorted(rows)}
    table = np.array(sorted(unique.values()), dtype=np.int64).reshape(-1, 5)
    spans = table[:, :2] * (1, -1)
    clusters, kinds, forms = table[:, 2:].T
    tree = parsed(document, words)
    return Referring(document.name, document.genre, document.text, words, spans, clusters, kinds, forms, tree)
