"""GUM (Zeldes, LRE 2017) as training data: tokens, mentions, coreference and dependency trees."""

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
"""Entity types of GUM that are treated as objects: they do not speak."""


@dataclass(frozen=True)
class Referring:
    """A document and its mentions, as arrays with a row each, in the order of the text, longer ones first."""

    name: str
    genre: str
    text: str
    words: Tokens
    spans: NDArray[np.int64]
    """First word, and one past the last, shape (mentions, 2)."""
    clusters: NDArray[np.int64]
    """Number of the cluster; mentions of the same thing have the same one."""
    kinds: NDArray[np.int64]
    """Index into ``KINDS``."""
    forms: NDArray[np.int64]
    """Index into ``FORMS``."""
    tree: Parsed | None = None
    """Its dependency trees; None if it has none."""

    @cached_property
    def written(self) -> list[str]:
        """The text of each word."""
        bounds = zip(self.words.start.tolist(), self.words.end.tolist(), strict=True)
        return [self.text[a:b] for a, b in bounds]


def read_referring(folder: Path, split: Split, wordpiece: WordPiece) -> list[Referring]:
    """Return the documents of a split; mentions of more than ``WIDEST`` words are left out."""
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
