"""Agreement of the reader's co-reference clusters with those of GUM.

Measured with MUC, B³ and CEAF φ4, summed over the documents; the CoNLL score is the mean of their F1.
Mentions match only if they are equal, apart from punctuation and spaces at their ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.partitions import METRICS, Agreement, Partition, conll_f1, pooled
from benchmarks.referents import Referent, trimmed
from corpora.gum import Document
from corpora.measures import Score
from corpora.parts import Piece


@dataclass(frozen=True)
class Read:
    """A document and the clusters that the reader finds in it."""

    document: Document
    referents: Sequence[Referent]


@dataclass(frozen=True)
class Result:
    """Agreement on a set of documents under one convention."""

    metrics: Mapping[str, Agreement]
    mentions: Score

    @property
    def conll(self) -> float:
        """The CoNLL score, in per cent."""
        return conll_f1(self.metrics.values())


def score(reads: Iterable[Read], *, singletons: bool) -> Result:
    """Return the agreement over all documents.

    Without ``singletons``, clusters of one mention are left out of both sides.
    """
    agreements: dict[str, list[Agreement]] = {name: [] for name in METRICS}
    mentions = Score()
    for read in reads:
        gold, predicted = gold_partition(read.document), predicted_partition(read)
        if not singletons:
            gold, predicted = ([c for c in side if len(c) > 1] for side in (gold, predicted))
        for name, metric in METRICS.items():
            agreements[name].append(metric(gold, predicted))
        ours, theirs = frozenset().union(*predicted), frozenset().union(*gold)
        mentions += Score(len(ours & theirs), len(ours - theirs), len(theirs - ours))
    return Result({name: pooled(each) for name, each in agreements.items()}, mentions)


def gold_partition(document: Document) -> Partition:
    """Return GUM's clusters of a document."""
    clusters: dict[str, list[Piece]] = {}
    for mention in document.mentions:
        clusters.setdefault(mention.cluster, []).append(Piece(mention.start, mention.end))
    return _partition(clusters.values(), document.text)


def predicted_partition(read: Read) -> Partition:
    """Return the reader's clusters of a document."""
    return _partition((r.mentions for r in read.referents), read.document.text)


def _partition(clusters: Iterable[Iterable[Piece]], text: str) -> Partition:
    """Trim the mentions. If two clusters then have the same mention, it stays in the first only."""
    seen: set[Piece] = set()
    partition = []
    for cluster in clusters:
        own = {trimmed(place, text) for place in cluster} - seen
        seen |= own
        if own:
            partition.append(frozenset(own))
    return partition
