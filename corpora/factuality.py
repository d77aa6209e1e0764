"""Factuality corpora: sentences in which people judged how certain the writer is that an event happened.

UW (Lee, Artzi, Choi & Zettlemoyer, EMNLP 2015) and UDS-IH2 (Rudinger, White & Van Durme, NAACL 2018) on one
scale, from 3 (certainly happened) to -3 (certainly did not), as split and published by the latter.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from accordingto.reading.encoder.tokens import Tokens


class JudgedWord(Struct, frozen=True):
    """A judged word, with the average judgement."""

    span1: tuple[int, int]
    """Indices of its tokens in the sentence, the end exclusive. The corpus has this name for the field."""
    label: float
    """The judgement, from -3 to 3."""


class JudgedSentence(Struct, frozen=True):
    """A sentence with its judged words."""

    text: str
    """The sentence, with tokens separated by spaces."""
    targets: tuple[JudgedWord, ...]
    """The judged words."""

    def places(self, words: Tokens) -> list[int]:
        """Return for each judged word its index in ``words``, which must be the tokens of the text."""
        starts = np.cumsum([0] + [len(token) + 1 for token in self.text.split(" ")])
        return [int(np.searchsorted(words.end, starts[one.span1[0]], side="right")) for one in self.targets]


def read_sentences(path: Path) -> list[JudgedSentence]:
    """Read a file with one JSON object per line. Raises ``msgspec.DecodeError``."""
    return [msgspec.json.decode(line, type=JudgedSentence) for line in path.read_bytes().splitlines()]
