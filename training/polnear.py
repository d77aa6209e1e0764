"""PolNeAR as training data: tokens and attributions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from accordingto.reading.encoder.tokens import Tokens, tokenize
from corpora.parts import ROLES
from corpora.polnear import read_part

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.reading.encoder.wordpiece import WordPiece
    from corpora.parts import Parts, Pieces

WordRange = tuple[int, int]
"""A contiguous range of words: the index of the first, and one past the last."""


Level = Literal["flat", "outer", "inner"]


@dataclass(frozen=True)
class Marked:
    """An annotated attribution, by word indexes.

    ``level`` is flat in the corpus; ``training.nesting`` makes pairs of an outer and an inner attribution.
    """

    source: tuple[WordRange, ...]
    cue: tuple[WordRange, ...]
    content: tuple[WordRange, ...]
    level: Level = "flat"
    beside: tuple[tuple[WordRange, ...], ...] = ()
    """Words of addressee, channel and hedges, in the order of ``BESIDE``; empty if unknown."""
    fields: tuple[int, ...] = ()
    """Index of the value of each field in ``FIELDS``; empty if unknown."""
    rules: tuple[int, ...] = ()
    """The answers of the reader's rules, in the same form."""


@dataclass(frozen=True)
class Reading:
    """One annotator's attributions in one article."""

    name: str
    annotator: str
    words: Tokens
    attributions: tuple[Marked, ...]
    is_whole: bool = False
    """Whether attributions inside contents are annotated, too."""


def read_polnear(part: Path, wordpiece: WordPiece) -> list[Reading]:
    """Return every annotation of every article of a part (``text`` and ``attributions`` folders), sorted."""
    readings = []
    for name, document in read_part(part).items():
        words = tokenize(document.text, wordpiece)
        for annotator, annotation in document.annotators.items():
            found = [
                _in_words(parts, words) for parts in annotation.attributions + annotation.without_content
            ]
            kept = tuple(sorted((a for a in found if a.cue), key=lambda a: a.cue))
            readings.append(Reading(name, annotator, words, kept))
    return readings


def _in_words(parts: Parts, words: Tokens) -> Marked:
    source, cue, content = (pieces_of(parts.of(role), words) for role in ROLES)
    return Marked(source, cue, content)


def pieces_of(characters: Pieces, words: Tokens) -> tuple[WordRange, ...]:
    """Return the word ranges that cover some character ranges; adjacent ones are merged."""
    pieces: list[WordRange] = []
    for start, end in sorted(characters):
        a = int(np.searchsorted(words.end, start, side="right"))
        b = int(np.searchsorted(words.start, end, side="left"))
        if a >= b:
            continue
        if pieces and a <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(b, pieces[-1][1]))
        else:
            pieces.append((a, b))
    return tuple(pieces)
