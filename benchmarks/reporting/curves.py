"""Precision against coverage for increasing confidence thresholds: the points, and the chart as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.reporting.square import Line, Square, x_of, y_of


@dataclass(frozen=True)
class Answer:
    """An answer that was given."""

    confidence: float
    """Confidence, 0 to 1."""
    right: bool


@dataclass(frozen=True)
class Point:
    """Coverage and precision of the answers from some confidence up."""

    confidence: float
    coverage: float
    """Per cent of the questions that are answered."""
    precision: float
    """Per cent of the answers that are right."""


@dataclass(frozen=True)
class Curve:
    """The points of one set of questions."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Curves:
    """Several curves in one chart. A cross marks the goal, if there is one."""

    file: str
    title: str
    curves: Sequence[Curve]
    goal: Point | None = None

    def draw(self) -> str:
        """Return the chart as SVG; the same curves give the same bytes."""
        marks = []
        if self.goal:
            x, y = x_of(self.goal.coverage), y_of(self.goal.precision)
            marks.append(f'<path class="goal" d="M{x - 6:.1f} {y:.1f}h12M{x:.1f} {y - 6:.1f}v12"/>')
        lines = [Line(c.name, [(p.coverage, p.precision) for p in c.points]) for c in self.curves]
        return Square(self.title, "answered, %", "right, % of those answered", lines, marks).draw()


def curve_points(answers: Sequence[Answer], questions: int) -> list[Point]:
    """Return a point for each confidence among the answers, the highest first; equal ones share a point."""
    points, given, right = [], 0, 0
    ordered = sorted(answers, key=lambda a: -a.confidence)
    for confidence, group in groupby(ordered, key=lambda a: a.confidence):
        alike = list(group)
        given += len(alike)
        right += sum(a.right for a in alike)
        points.append(Point(confidence, 100 * given / questions, 100 * right / given))
    return points
