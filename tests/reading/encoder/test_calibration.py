from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from accordingto.reading.encoder.boosted import Boosted
from accordingto.reading.encoder.calibration import (
    FILE,
    MOST_ODDS,
    VERSION,
    Calibration,
    Linear,
    Logistic,
    log_odds,
    read_calibration,
)


def test_odds_of_probabilities() -> None:
    assert log_odds(0.5) == 0
    assert log_odds(0.9) == pytest.approx(2.197, abs=0.001)
    assert log_odds(0.1) == pytest.approx(-2.197, abs=0.001)
    assert (log_odds(0), log_odds(1), log_odds(1 - 1e-12)) == (-MOST_ODDS, MOST_ODDS, MOST_ODDS)


def test_a_regression_adds_up_its_features() -> None:
    regression = Logistic({"a": 2.0, "b": -1.0}, bias=0.5, threshold=0.4)
    assert regression.chance({"a": 0, "b": 0.5}) == 0.5
    assert regression.chance({"a": 1, "b": 0.5}) == pytest.approx(0.881, abs=0.001)
    assert 0 <= regression.chance({"a": -1e9, "b": 0}) < regression.chance({"a": 1e9, "b": 0}) <= 1


def test_a_score_adds_up_and_what_is_missing_counts_nothing() -> None:
    assert Linear({"he: a": 2.0, "he: b": -1.0, "it: a": 5.0}).score("he", [("a", 1.5)]) == 3


def test_a_calibration_is_read_and_one_of_another_version_refused(tmp_path: Path) -> None:
    one = Logistic({"a": 1.0}, 0.0, 0.5)
    trees = Boosted(("a",), ((0,),), ((0.5,),), ((-1.0, 1.0),), 0.0, 0.5)
    written = Calibration(VERSION, "abc", "by hand", one, trees, Linear({}))
    (tmp_path / FILE).write_bytes(msgspec.json.encode(written))
    assert read_calibration(tmp_path) == written

    (tmp_path / FILE).write_bytes(msgspec.json.encode(msgspec.structs.replace(written, version=VERSION + 1)))
    with pytest.raises(ValueError, match=rf"confidence\.json has version {VERSION + 1} and should have"):
        read_calibration(tmp_path)


def test_a_calibration_of_another_form_is_refused_by_its_version(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"version": 2, "actor": {"weights": {}}}')
    with pytest.raises(ValueError, match=r"confidence\.json has version 2 and should have"):
        read_calibration(tmp_path)
