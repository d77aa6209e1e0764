from __future__ import annotations

import xml.etree.ElementTree as ET

from benchmarks.reporting.curves import Answer, Curve, Curves, Point, curve_points

ANSWERS = [Answer(0.5, False), Answer(0.9, True), Answer(0.5, True), Answer(0.7, True)]


def test_the_surest_come_first_and_the_equally_sure_at_once() -> None:
    assert curve_points(ANSWERS, 8) == [Point(0.9, 12.5, 100), Point(0.7, 25, 100), Point(0.5, 50, 75)]


def test_no_answers_are_no_points() -> None:
    assert curve_points([], 3) == []


def test_curves_are_drawn_where_their_points_are() -> None:
    curve = Curve("<ours> & theirs", [Point(0.9, 0, 100), Point(0.5, 100, 0)])
    drawn = Curves("c.svg", "A & B", [curve, Curve("nothing", [])], Point(0, 90, 85))
    root = ET.fromstring(drawn.draw())
    paths = [e.get("d") for e in root.iter() if e.get("class") == "curve"]
    assert "M56.0 44.0L416.0 404.0" in paths
    assert [e.get("cy") for e in root.iter() if e.get("class") == "at"] == ["404.0"]
    assert [e.get("d") for e in root.iter() if e.get("class") == "goal"] == ["M374.0 98.0h12M380.0 92.0v12"]
