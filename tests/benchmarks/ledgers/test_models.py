from __future__ import annotations

from benchmarks.ledgers import scoring
from benchmarks.ledgers.models import OneReading, quickest, section
from corpora.measures import Share


def reading(right: int, whole: float, network: float = 1.0) -> OneReading:
    return OneReading(300, {scoring.F1: Share(right, 10)}, whole, network)


def test_the_quickest_of_several_readings_counts() -> None:
    assert quickest([reading(8, 2.0, 1.0), reading(8, 1.0, 3.0)]) == reading(8, 1.0, 1.0)


def test_the_small_model_stands_beside_the_large() -> None:
    made = section([reading(8, 2.0), reading(8, 4.0)], [reading(7, 1.0, 0.5), reading(7, 2.0, 0.5)], "hash")
    figures = {figure.key: figure.value for figure in made.figures}

    assert figures == {"models.f1": 70.0, "models.whole": 0.5, "models.network": 0.5}
    assert made.tables[0].rows[0] == (scoring.F1, "80.0", "70.0", "-10.0 (-10.0 to -10.0)")
    assert made.tables[1].rows == [("words per second and core, text to ledger", "100", "200")]
