from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from benchmarks.pages import score_texts
from benchmarks.reporting.charts import Bar, Chart, Group
from benchmarks.reporting.record import keep, kept
from benchmarks.reporting.report import Figure, Goal, Section, Table, draw_charts, record_of, to_markdown

CHART = Chart(
    "c.svg", "A & B", [Group("g", [Bar("<ours>", 50, goal=80), Bar("theirs", 120, ours=False)])], 100
)

TABLE = Table("T", ("x", "y"), (("1", "2"),))


def test_a_chart_is_well_formed_and_the_same_again() -> None:
    drawn = CHART.draw()
    assert drawn == CHART.draw()
    root = ET.fromstring(drawn)
    widths = [float(e.get("width", "")) for e in root.iter() if e.get("class") in ("bar", "other")]
    tracks = [float(e.get("width", "")) for e in root.iter() if e.get("class") == "track"]
    assert widths == [tracks[0] / 2, tracks[1]]


def test_goals_are_told_honestly() -> None:
    figures = [
        Figure("a", "accuracy", 79.9, goal=Goal(80)),
        Figure("m", "memory", 399, "MiB", Goal(400, True)),
    ]
    sections = [Section("s", "S", figures=figures), Section("t", "T", skipped="no data")]
    page = to_markdown([record_of(section, "m") for section in sections], "images")
    assert "| accuracy | 79.9 | ≥ 80.0 | **missed** |" in page
    assert "| memory | 399.0 MiB | ≤ 400.0 MiB | met |" in page
    assert "Skipped: no data" in page


def test_charts_are_drawn_beside_the_page(tmp_path: Path) -> None:
    section = Section("s", "S", charts=[CHART])
    draw_charts([section], tmp_path / "images")
    assert (tmp_path / "images" / "c.svg").read_text(encoding="utf-8") == CHART.draw()
    assert "![A & B](images/c.svg)" in to_markdown([record_of(section, "m")], "images")


def test_a_run_leaves_what_it_did_not_measure(tmp_path: Path) -> None:
    slow = Section(
        "slow", "Slow", figures=[Figure("a", "a", 1, goal=Goal(2))], tables=[TABLE], charts=[CHART]
    )
    quick = Section("quick", "Quick", figures=[Figure("b", "b", 1)])
    keep([quick, slow], "one core", tmp_path)
    keep([Section("quick", "Quick", figures=[Figure("b", "b", 3)])], "two cores", tmp_path)
    keep([Section("slow", "Slow", skipped="no data")], "two cores", tmp_path)
    page = to_markdown(kept(tmp_path, ["slow", "never", "quick"]), "images")
    again = Section("quick", "Quick", figures=[Figure("b", "b", 3)])
    assert page == to_markdown([record_of(slow, "one core"), record_of(again, "two cores")], "images")
    assert "Machine 2: two cores" in page
    assert page.index("Measured on machine 1.") < page.index("Measured on machine 2.")


def test_pages_are_scored_by_runs_of_four_words() -> None:
    score = score_texts({"k": "one two three four five"}, {"k": "One, two, three, four!"})
    assert (score.precision, score.recall) == (100, 50)
    assert score_texts({"k": "one two three four"}, {}).f1 == 0
