from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from benchmarks.reporting.reliability import (
    RIGHT,
    Outcome,
    Reliability,
    bins_of,
    expected_calibration_error,
)


def outcomes(confidence: float, right: int, wrong: int) -> list[Outcome]:
    return [Outcome(confidence, RIGHT)] * right + [Outcome(confidence, "wrong")] * wrong


def test_outcomes_fall_into_ten_bins_of_equal_size() -> None:
    bins = bins_of([Outcome(at / 40, RIGHT) for at in range(40)])
    assert [len(one.outcomes) for one in bins] == [4] * 10
    assert bins[0].confidence == pytest.approx(100 * 1.5 / 40)


def test_what_is_equally_sure_stays_together_in_any_order() -> None:
    given = outcomes(0.5, 30, 10) + outcomes(0.9, 50, 10)
    bins = bins_of(given)
    assert [(len(one.outcomes), one.right.percent) for one in bins] == [(40, 75), (60, 100 * 50 / 60)]
    assert bins_of(given[::-1]) == bins


def test_the_error_is_the_mean_gap_by_size() -> None:
    bins = bins_of(outcomes(0.5, 30, 10) + outcomes(0.9, 30, 30))
    # 40 too unsure by 25 points, 60 too sure by 40
    assert expected_calibration_error(bins) == pytest.approx(0.4 * 25 + 0.6 * 40)
    assert [one.gap for one in bins] == [pytest.approx(-25), pytest.approx(40)]


def test_honest_confidence_has_no_error_and_nothing_said_has_none() -> None:
    assert expected_calibration_error(bins_of(outcomes(0.75, 3, 1))) == pytest.approx(0)
    assert expected_calibration_error(bins_of([])) == 0


def test_the_diagram_has_a_dot_a_bin_where_it_is_right() -> None:
    drawn = Reliability("r.svg", "A & B", {"<one>": bins_of(outcomes(0.5, 30, 10)), "none": []}).draw()
    dots = [e for e in ET.fromstring(drawn).iter() if e.get("class") == "at"]
    assert [(e.get("cx"), e.get("cy")) for e in dots] == [("236.0", "134.0")]
    assert "M56 404l360 -360" in drawn
