"""How certain a writer is that an event happened: sentences of which people judged some words.

UW (Lee, Artzi, Choi & Zettlemoyer, EMNLP 2015) and UDS-IH2 (Rudinger, White & Van Durme, NAACL 2018) on one
scale, from 3 (certainly so) to -3 (certainly not), as split and published by the latter.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from accordingto.reading.encoder.tokens import Tokens


class JudgedWord(Struct, frozen=True):
    """What people said of one word, on average."""

    span1: tuple[int, int]
    """Its tokens, parted by spaces; the end exclusive. The corpus gives it this name."""
    label: float
    """From -3 to 3."""


class JudgedSentence(Struct, frozen=True):
    """A sentence, its tokens parted by spaces, with its judged words."""

    text: str
    targets: tuple[JudgedWord, ...]

    def places(self, words: Tokens) -> list[int]:
        """Return the index in ``words``, which are those of the text, at which each judged word begins."""
        starts = np.cumsum([0] + [len(token) + 1 for token in self.text.split(" ")])
        return [int(np.searchsorted(words.end, starts[one.span1[0]], side="right")) for one in self.targets]


def read_sentences(path: Path) -> list[JudgedSentence]:
    """Read a file, one JSON object a line. Raises ``msgspec.DecodeError`` where a line is none."""
    return [msgspec.json.decode(line, type=JudgedSentence) for line in path.read_bytes().splitlines()]
