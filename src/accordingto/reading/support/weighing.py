"""The network's scores of a statement given a text, and the features of the comparison.

::

    Statement, Words and Knowledge of a text, its sentences
      | likeness      how much of the statement each sentence contains       likeness.py
      | pack          the statement and the most similar sentences as input  packing.py
      | network       scores of the verdicts, and attention to sentences     encoder/support.py
      | pack, network again for each of the best sentences alone
      | features_of   comparison with the best sentence                      features.py
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
"""Weight of the share of a statement that a sentence contains, beside the network's attention to it."""
ALONE = 3
"""Most sentences that are each compared with the statement alone."""


@dataclass(frozen=True)
class Weighed:
    """The evidence by which a statement is judged."""

    features: Mapping[str, float]
    """Values of the features by name, from ``features_of``."""
    scores: Floats
    """The network's logarithms of the probabilities of the verdicts: (``SCORED``, verdicts)."""
    nearest: EvidencePair
    """The statement with the sentence that counts most."""


def weigh(
    asked: Statement,
    text: Words,
    known: Knowledge,
    sentences: Sequence[range],
    network: SupportNetwork,
    wordpiece: WordPiece,
) -> Weighed:
    """Return the evidence for a statement in the sentences of a text; neither may be empty."""
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
    """Return the logarithm of the softmax of scores."""
    high = scores - scores.max()
    found: Floats = high - np.log(np.exp(high).sum())
    return found
