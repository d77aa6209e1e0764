from __future__ import annotations

from pathlib import Path

from benchmarks.reporting.floors import Floors, breaches, hash_files, load, raised, save
from benchmarks.reporting.report import Figure, Section


def section(value: float, data: str = "d1") -> Section:
    figures = [Figure("c.f1", "F1", value, gated=True), Figure("c.speed", "speed", 1)]
    return Section("c", "C", figures=figures, data=data)


FLOORS = {"c": Floors("d1", {"c.f1": 80.0})}


def test_at_or_above_the_floor_passes() -> None:
    assert breaches(FLOORS, [section(80.0)]) == []


def test_below_the_floor_fails() -> None:
    (line,) = breaches(FLOORS, [section(79.9)])
    assert "c.f1" in line


def test_other_data_fails_however_good() -> None:
    (line,) = breaches(FLOORS, [section(99.0, data="d2")])
    assert "--set-floors" in line


def test_a_figure_that_vanished_fails() -> None:
    assert len(breaches({"c": Floors("d1", {"c.gone": 1.0})}, [section(99.0)])) == 1


def test_a_skipped_section_with_floors_is_a_breach() -> None:
    assert breaches(FLOORS, [Section("c", "C", skipped="no data")]) == [
        "c: has floors and was skipped: no data"
    ]


def test_setting_keeps_what_was_not_measured_and_leaves_the_allowance(tmp_path: Path) -> None:
    new = raised({"other": FLOORS["c"]}, [section(81.37)])
    assert new == {"other": FLOORS["c"], "c": Floors("d1", {"c.f1": 81.1})}
    save(tmp_path / "floors.json", new)
    assert load(tmp_path / "floors.json") == new


def test_the_hash_sees_names_and_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("x")
    two.write_text("y")
    before = hash_files([one, two], tmp_path)
    assert hash_files([two, one], tmp_path) == before
    one.write_text("y")
    two.write_text("x")
    assert hash_files([one, two], tmp_path) != before
