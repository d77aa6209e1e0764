"""How certain a writer is that an event happened: sentences with judged words, for the factuality head.

UW (Lee, Artzi, Choi & Zettlemoyer, EMNLP 2015) and UDS-IH2 (Rudinger, White & Van Durme, NAACL 2018) on one
scale: 3 certainly happened, -3 certainly did not. They do not ask the same, so each has its own column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import torch
from msgspec import Struct
from torch import nn

from accordingto.reading.encoder.outputs import FACTS
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.encoder.windows import PIECES, EncoderWindow

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.wordpiece import WordPiece
    from training.net import Hidden, ReaderNet


class _Target(Struct):
    """A judged word."""

    span1: tuple[int, int]
    """Its tokens, parted by spaces; the end exclusive."""
    label: float


class _Line(Struct):
    """A sentence of the corpus."""

    text: str
    targets: list[_Target]


@dataclass(frozen=True)
class Judged:
    """A sentence with words whose factuality was judged."""

    words: Tokens
    at: NDArray[np.int64]
    """Index of each judged word."""
    value: NDArray[np.float32]
    """From -3 to 3."""
    column: int
    """Index into ``FACTS``: who asked."""

    @property
    def window(self) -> EncoderWindow:
        """All of it that the encoder takes at once."""
        bounds = np.append(self.words.first, len(self.words.pieces))
        return EncoderWindow(0, int(np.searchsorted(bounds, PIECES, side="right")) - 1)


def read_factuality(path: Path, corpus: str, wordpiece: WordPiece) -> list[Judged]:
    """The sentences of a file; ``corpus`` is one of ``FACTS``."""
    column = FACTS.index(corpus)
    lines = (msgspec.json.decode(line, type=_Line) for line in path.read_bytes().splitlines())
    return [_in_words(line, column, wordpiece) for line in lines if line.targets]


def _in_words(line: _Line, column: int, wordpiece: WordPiece) -> Judged:
    words = tokenize(line.text, wordpiece)
    tokens = line.text.split(" ")
    starts = np.cumsum([0] + [len(token) + 1 for token in tokens])
    at = [int(np.searchsorted(words.end, starts[t.span1[0]], side="right")) for t in line.targets]
    value = np.array([t.label for t in line.targets], dtype=np.float32)
    return Judged(words, np.array(at, dtype=np.int64), value, column)


def loss_on(net: ReaderNet, hidden: Hidden, batch: list[Judged]) -> torch.Tensor:
    """Mean loss of the judged words that the windows hold (Huber's, so that odd judgements weigh less)."""
    places = [
        (row, at, one.column, value)
        for row, one in enumerate(batch)
        for at, value in zip(one.at.tolist(), one.value.tolist(), strict=True)
        if at < one.window.end
    ]
    row, at, column, value = zip(*places, strict=True)
    judged = net.facts(hidden.words[list(row), list(at)])
    chosen = judged[torch.arange(len(column)), list(column)]
    return nn.functional.smooth_l1_loss(chosen, torch.tensor(value))
