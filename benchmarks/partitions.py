"""Agreement of two partitions of mentions into clusters: MUC, B³ and CEAF, as the CoNLL scorer computes them.

The definitions are those of Pradhan et al. (ACL 2014, "Scoring Coreference Partitions of Predicted
Mentions"), whose worked example is a test here. A mention that only one side has is not added to the
other. No library is used: of the scorers in use, only one is published as a package (``scorch``), and it has
had no release since 2020.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.assignment import best_total
from corpora.measures import Share
from corpora.parts import Piece

Partition = Sequence[frozenset[Piece]]
"""Clusters of mentions; no mention is in two."""


@dataclass(frozen=True)
class Agreement:
    """Recall and precision, each a sum over a corpus with its own numerator and denominator."""

    recall: Share
    precision: Share

    @property
    def f1(self) -> float:
        """Harmonic mean of both, in per cent."""
        recall, precision = self.recall.percent, self.precision.percent
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def pooled(agreements: Sequence[Agreement]) -> Agreement:
    """Return the sum of the agreements of documents."""
    nothing = Share(0, 0)
    return Agreement(
        sum((a.recall for a in agreements), nothing), sum((a.precision for a in agreements), nothing)
    )


def muc(gold: Partition, predicted: Partition) -> Agreement:
    """Return MUC: the share of the links within clusters that the other side keeps (Vilain et al., 1995)."""
    return Agreement(_links_kept(gold, predicted), _links_kept(predicted, gold))


def b_cubed(gold: Partition, predicted: Partition) -> Agreement:
    """Return B³: how much of its cluster each mention keeps on the other side (Bagga & Baldwin, 1998)."""
    return Agreement(_company_kept(gold, predicted), _company_kept(predicted, gold))


def ceaf(gold: Partition, predicted: Partition) -> Agreement:
    """Return CEAF: the similarity of the best one-to-one pairs of clusters, by φ4 (Luo, 2005)."""
    total = _best_pairs(gold, predicted) if gold and predicted else 0.0
    return Agreement(Share(total, len(gold)), Share(total, len(predicted)))


METRICS: Mapping[str, Callable[[Partition, Partition], Agreement]] = {
    "MUC": muc,
    "B³": b_cubed,
    "CEAF φ4": ceaf,
}


def conll_f1(agreements: Iterable[Agreement]) -> float:
    """Return the mean of the F1 of the three metrics: the CoNLL 2012 score, in per cent."""
    values = [agreement.f1 for agreement in agreements]
    return sum(values) / len(values)


def _overlaps(of: frozenset[Piece], home: Mapping[Piece, int]) -> dict[int, int]:
    """Return how many mentions of a cluster each cluster of the other side has, by its index."""
    shared: dict[int, int] = {}
    for mention in of:
        if mention in home:
            shared[home[mention]] = shared.get(home[mention], 0) + 1
    return shared


def _homes(partition: Partition) -> dict[Piece, int]:
    return {mention: i for i, cluster in enumerate(partition) for mention in cluster}


def _links_kept(of: Partition, other: Partition) -> Share:
    home = _homes(other)
    kept = sum(n - 1 for cluster in of for n in _overlaps(cluster, home).values())
    return Share(kept, sum(len(cluster) - 1 for cluster in of))


def _company_kept(of: Partition, other: Partition) -> Share:
    home = _homes(other)
    kept = sum(n * n / len(cluster) for cluster in of for n in _overlaps(cluster, home).values())
    return Share(kept, sum(len(cluster) for cluster in of))


def _best_pairs(gold: Partition, predicted: Partition) -> float:
    home = _homes(predicted)
    likeness = np.zeros((len(gold), len(predicted)))
    for row, cluster in enumerate(gold):
        for column, shared in _overlaps(cluster, home).items():
            likeness[row, column] = 2 * shared / (len(cluster) + len(predicted[column]))
    return best_total(likeness)
