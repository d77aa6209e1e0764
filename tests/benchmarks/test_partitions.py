from __future__ import annotations

import pytest

from benchmarks.partitions import METRICS, Partition, b_cubed, ceaf, conll_f1, muc, pooled
from corpora.parts import Piece


def clusters(*written: str) -> Partition:
    """Clusters whose mentions are letters."""
    return [frozenset(Piece(ord(letter), ord(letter) + 1) for letter in word) for word in written]


# The worked example of Pradhan et al. (ACL 2014).
GOLD = clusters("abc", "defg")
PREDICTED = clusters("ab", "cd", "fghi")


@pytest.mark.parametrize(
    ("metric", "recall", "precision", "f1"),
    [("MUC", 2 / 5, 2 / 5, 0.40), ("B³", 35 / 84, 4 / 8, 0.4545), ("CEAF φ4", 1.3 / 2, 1.3 / 3, 0.52)],
)
def test_the_published_example(metric: str, recall: float, precision: float, f1: float) -> None:
    agreement = METRICS[metric](GOLD, PREDICTED)
    assert agreement.recall.percent == pytest.approx(100 * recall)
    assert agreement.precision.percent == pytest.approx(100 * precision)
    assert agreement.f1 == pytest.approx(100 * f1, abs=0.01)


def test_alike_is_100_and_nothing_is_0() -> None:
    for metric in METRICS.values():
        assert metric(GOLD, GOLD).f1 == 100
        assert metric(GOLD, []).f1 == metric([], GOLD).f1 == 0
    assert conll_f1(metric(GOLD, GOLD) for metric in METRICS.values()) == 100


def test_bagga_and_baldwins_example() -> None:
    gold = clusters("12345", "67", "89ABC")
    joined_small = clusters("12345", "6789ABC")
    joined_large = clusters("1234589ABC", "67")
    assert muc(gold, joined_small).precision.percent == pytest.approx(90)
    assert muc(gold, joined_large).precision.percent == pytest.approx(90)
    assert b_cubed(gold, joined_small).precision.percent == pytest.approx(76.19, abs=0.01)
    assert b_cubed(gold, joined_large).precision.percent == pytest.approx(58.33, abs=0.01)


def test_singletons_count_for_mentions_and_clusters_but_not_for_links() -> None:
    gold, predicted = clusters("ab", "c"), clusters("ab", "c", "d")
    assert muc(gold, predicted).precision.of == 1
    assert b_cubed(gold, predicted).precision.percent == 75
    assert ceaf(gold, predicted).precision.percent == pytest.approx(200 / 3)


def test_documents_are_pooled_by_their_sums() -> None:
    together = pooled([muc(GOLD, PREDICTED), muc(GOLD, GOLD)])
    assert (together.recall.right, together.recall.of) == (7, 10)
