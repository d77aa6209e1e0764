from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from benchmarks.charts import Bar, Chart, Group
from benchmarks.pages import score_texts
from benchmarks.report import Figure, Goal, Section, to_markdown, write_report

CHART = Chart(
    "c.svg", "A & B", [Group("g", [Bar("<ours>", 50, goal=80), Bar("theirs", 120, ours=False)])], 100
)


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
    page = to_markdown(
        [Section("s", "S", figures=figures), Section("t", "T", skipped="no data")], "m", "images"
    )
    assert "| accuracy | 79.9 | ≥ 80.0 | **missed** |" in page
    assert "| memory | 399.0 MiB | ≤ 400.0 MiB | met |" in page
    assert "Skipped: no data" in page


def test_page_and_charts_are_written(tmp_path: Path) -> None:
    write_report([Section("s", "S", charts=[CHART])], "m", tmp_path / "results.md")
    assert (tmp_path / "images" / "c.svg").read_text(encoding="utf-8") == CHART.draw()
    assert "images/c.svg" in (tmp_path / "results.md").read_text(encoding="utf-8")


def test_pages_are_scored_by_runs_of_four_words() -> None:
    score = score_texts({"k": "one two three four five"}, {"k": "One, two, three, four!"})
    assert (score.precision, score.recall) == (100, 50)
    assert score_texts({"k": "one two three four"}, {}).f1 == 0
