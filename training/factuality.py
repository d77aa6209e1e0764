"""Training data and loss of the factuality head: how certain a writer is that an event happened.

The head is trained for what the encoder learns from it, and is not exported. The annotators of UW and UDS-IH2
(``corpora/factuality.py``) were not asked the same question, so each corpus has an output of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.encoder.windows import PIECES, EncoderWindow
from corpora.factuality import read_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.wordpiece import WordPiece
    from corpora.factuality import JudgedSentence
    from training.net import Hidden, ReaderNet

FACTS = ("UW", "UDS")
"""Outputs of the head, by corpus; values are from -3 (certainly did not happen) to 3 (certainly happened)."""


@dataclass(frozen=True)
class Judged:
    """A sentence with words whose factuality was judged."""

    words: Tokens
    at: NDArray[np.int64]
    """Index of each judged word."""
    value: NDArray[np.float32]
    """From -3 to 3."""
    column: int
    """Index of the corpus in ``FACTS``."""

    @property
    def window(self) -> EncoderWindow:
        """The window from the first word, as long as the encoder allows."""
        bounds = np.append(self.words.first, len(self.words.pieces))
        return EncoderWindow(0, int(np.searchsorted(bounds, PIECES, side="right")) - 1)


def read_factuality(path: Path, corpus: str, wordpiece: WordPiece) -> list[Judged]:
    """Return the sentences of a file that have judged words; ``corpus`` is one of ``FACTS``."""
    column = FACTS.index(corpus)
    return [_in_words(one, column, wordpiece) for one in read_sentences(path) if one.targets]


def _in_words(sentence: JudgedSentence, column: int, wordpiece: WordPiece) -> Judged:
    words = tokenize(sentence.text, wordpiece)
    value = np.array([one.label for one in sentence.targets], dtype=np.float32)
    return Judged(words, np.array(sentence.places(words), dtype=np.int64), value, column)


def loss_on(net: ReaderNet, hidden: Hidden, batch: list[Judged]) -> torch.Tensor:
    """Return the mean Huber loss of the judged words within the windows; it gives outliers less weight."""
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
