"""The cues of PolNeAR for looking up in the lexicon, and their division into folds by lemma."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.cues import CueEntry
from corpora.parts import Pieces
from corpora.polnear import Document

FOLDS = 5


class Cue(NamedTuple):
    """The words of an attribution's cue and content, with which its entry in the lexicon is looked up."""

    cue: str
    content: str


def cues_of(documents: Iterable[Document]) -> list[Cue]:
    """Return the cue and content of all attributions of all annotators."""
    return [
        Cue(_words(one.cue, document.text), _words(one.content, document.text))
        for document in documents
        for found in document.annotators.values()
        for one in found.attributions
    ]


def listed_cues(cues: Iterable[Cue]) -> Iterator[tuple[Cue, CueEntry]]:
    """Yield the cues that the lexicon lists, each with its entry."""
    for one in cues:
        entry = entry_of(*one)
        if entry is not None:
            yield one, entry


def fold_of(lemma: str) -> int:
    """Return the fold of a lemma, 0 to ``FOLDS`` - 1. The acts of unseen cues are learned without fold 0."""
    return zlib.crc32(lemma.encode()) % FOLDS


def _words(of: Pieces, text: str) -> str:
    return " ".join(text[piece.start : piece.end] for piece in of)
