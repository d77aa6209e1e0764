from __future__ import annotations

import xml.etree.ElementTree as ET

import msgspec
import pytest

from benchmarks.ledgers.articles import Articles
from benchmarks.ledgers.calibration import (
    BORDERLINE,
    NOTHING_THERE,
    OTHER,
    WRONG_NAME,
    actor_outcomes,
    attribution_outcomes,
    section,
)
from benchmarks.reporting.reliability import RIGHT, Outcome
from tests.benchmarks.ledgers.drawn import GOLD, LEDGER


def test_what_becomes_of_attributions() -> None:
    assert list(attribution_outcomes(GOLD, LEDGER)) == [
        Outcome(0.9, RIGHT),
        Outcome(0.8, RIGHT),
        Outcome(0.7, RIGHT),
        Outcome(0.6, OTHER),
        Outcome(0.4, BORDERLINE),
        Outcome(0.3, NOTHING_THERE),
    ]


def test_what_becomes_of_actors_that_are_named() -> None:
    assert list(actor_outcomes(GOLD, LEDGER)) == [Outcome(0.9, RIGHT), Outcome(0.9, WRONG_NAME)]


def test_the_section_leaves_out_the_borderline() -> None:
    made = section(Articles((GOLD,), {"rain": LEDGER}, "hash"))
    figures = {figure.key: figure.value for figure in made.figures}
    # five bins of one each: too sure by −10, −20, −30, +60 and +30 points
    assert figures["calibration.confidence"] == pytest.approx((10 + 20 + 30 + 60 + 30) / 5)
    assert figures["calibration.actor_confidence"] == pytest.approx(40)  # 90 % sure, half of them right
    assert "without 1 that are borderline" in made.intro
    assert [*made.tables[1].rows[0]] == ["90 to 90", "90.0", "50.0", "+40.0", "1", "1"]


def test_the_picture_has_a_dot_for_every_bin() -> None:
    chart = section(Articles((GOLD,), {"rain": LEDGER}, "hash")).charts[0]
    dots = [e for e in ET.fromstring(chart.draw()).iter() if e.get("class") == "at"]
    assert len(dots) == 5 + 1


def test_a_ledger_without_attributions_is_judged_too() -> None:
    empty = msgspec.structs.replace(LEDGER, attributions=())
    made = section(Articles((GOLD,), {"rain": empty}, "hash"))
    assert [figure.value for figure in made.figures] == [0, 0]
