"""PolNeAR (Newell, Margolin & Ruths, LREC 2018) as words and attributions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from accordingto.reading.encoder.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from accordingto.reading.encoder.wordpiece import WordPiece

ROLES = ("Source", "Cue", "Content")
_OFFSETS = re.compile(r"\d+ \d+(?:;\d+ \d+)*")

Piece = tuple[int, int]
"""A contiguous stretch of words: first, and one after the last."""


Level = Literal["flat", "outer", "inner"]


@dataclass(frozen=True)
class Marked:
    """One annotated attribution in word indices.

    ``level`` is flat as the corpus has it; ``training.nesting`` makes pairs of an outer and an inner.
    """

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    level: Level = "flat"


@dataclass(frozen=True)
class Reading:
    """One annotator's attributions in one article."""

    name: str
    annotator: str
    words: Tokens
    attributions: tuple[Marked, ...]


def read_polnear(folder: Path, wordpiece: WordPiece) -> list[Reading]:
    """Every annotation of every article of ``folder`` (with ``text/`` and ``attributions/``), sorted."""
    readings = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        name, _, annotator = path.stem.rpartition("_")
        text_path = folder / "text" / f"{name}.txt"
        text = text_path.read_bytes().decode("utf-8")
        words = tokenize(text, wordpiece)
        found = [_in_words(parts, words) for parts in read_standoff(path.read_text(encoding="utf-8"))]
        kept = tuple(sorted((a for a in found if a.cue), key=lambda a: a.cue))
        readings.append(Reading(name, annotator, words, kept))
    return readings


def read_standoff(annotation: str) -> list[dict[str, list[Piece]]]:
    """The attributions of a brat file, each a map from role to character pieces.

    Lines that lack a field, of which the corpus has a few, are skipped.
    """
    spans: dict[str, list[Piece]] = {}
    events: list[list[str]] = []
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            match = _OFFSETS.search(rest.partition("\t")[0])
            if match:
                pairs = (pair.split() for pair in match.group().split(";"))
                spans[key] = [(int(a), int(b)) for a, b in pairs]
        elif key.startswith("E"):
            events.append(rest.split())
    attributions = []
    for event in events:
        parts: dict[str, list[Piece]] = {role: [] for role in ROLES}
        for argument in event:
            name, _, key = argument.partition(":")
            role = name.rstrip("0123456789")
            if role in parts:
                parts[role] += spans.get(key, [])
        attributions.append(parts)
    return attributions


def _in_words(parts: dict[str, list[Piece]], words: Tokens) -> Marked:
    source, cue, content = (_pieces(parts[role], words) for role in ROLES)
    return Marked(source, cue, content)


def _pieces(characters: list[Piece], words: Tokens) -> tuple[Piece, ...]:
    """Word pieces that cover the character pieces; those that touch become one."""
    pieces: list[Piece] = []
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
