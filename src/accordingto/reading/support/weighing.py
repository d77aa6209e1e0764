"""A statement weighed against a text: what the network says of it, and what is known beside.

::

    Statement, Words and Knowledge of a text, its sentences
      | likeness      how much of the statement each sentence has          likeness.py
      | pack          the statement and the nearest sentences, in pieces   packing.py
      | network       scores of the verdicts, and where it looks           encoder/support.py
      | pack, network once more for each of the nearest sentences by itself
      | features_of   the nearest sentence in words, voices and hedges     features.py
      > Weighed
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.support.comparison import EvidencePair
from accordingto.reading.support.features import features_of
from accordingto.reading.support.likeness import likeness
from accordingto.reading.support.packing import attention, pack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.encoder.support import SupportNetwork
    from accordingto.reading.encoder.wordpiece import WordPiece
    from accordingto.reading.support.comparison import Statement
    from accordingto.reading.support.knowledge import Knowledge
    from accordingto.reading.support.words import Words

NEARNESS = 0.25
"""How much the share of a statement that a sentence has counts beside where the network looks."""
ALONE = 3
"""Sentences that are each set against a statement by themselves."""


@dataclass(frozen=True)
class Weighed:
    """What tells whether a statement follows from a text."""

    features: Mapping[str, float]
    """By name, as ``features_of`` gives them."""
    scores: Floats
    """The network's scores of the verdicts, as logarithms of probabilities: (``SCORED``, verdicts)."""
    nearest: EvidencePair
    """The statement beside the sentence that counts most."""


def weigh(
    asked: Statement,
    text: Words,
    known: Knowledge,
    sentences: Sequence[range],
    network: SupportNetwork,
    wordpiece: WordPiece,
) -> Weighed:
    """Return a statement, which is not empty, weighed against the sentences of a text, at least one."""
    alike = likeness(asked.words, asked.at, text, sentences)
    packed = pack(asked, text, known, alike, wordpiece)
    together, pointing = network.run(packed.pieces, packed.marks)
    looked = attention(packed, pointing)
    nearest = sorted(looked, key=lambda i: -looked[i] - NEARNESS * float(alike.shares[i]))[:ALONE]
    alone = []
    for i in nearest:
        one = replace(alike, sentences=[sentences[i]])
        packed = pack(asked, text, known, one, wordpiece)
        alone.append(_logarithms(network.run(packed.pieces, packed.marks)[0]))
    scores = np.stack([_logarithms(together), np.max(alone, axis=0)])
    comparison = EvidencePair(asked, text, known, alike, nearest[0])
    return Weighed(features_of(comparison), scores, comparison)


def _logarithms(scores: Floats) -> Floats:
    """Return the logarithms of the probabilities that scores stand for."""
    high = scores - scores.max()
    found: Floats = high - np.log(np.exp(high).sum())
    return found
