"""Precision against coverage, as one asks for more or less certainty: the points, and the picture as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from benchmarks.reporting.charts import STYLE

WIDTH, SIDE, TOP, LEFT, LINE = 560, 360, 44, 56, 20
TICKS = range(0, 101, 20)
DASHES = ("", "7 4", "2 3")
"""Lines differ by more than colour."""
CURVE_STYLE = """
.axis { stroke: #8c959f; stroke-width: 1; fill: none }
.curve { stroke: #0b6e99; stroke-width: 2; fill: none }
.at { fill: #0b6e99 }
@media (prefers-color-scheme: dark) { .curve { stroke: #4fb3d9 } .at { fill: #4fb3d9 } }
"""


@dataclass(frozen=True)
class Answer:
    """An answer that was given."""

    confidence: float
    """How sure, 0 to 1."""
    right: bool


@dataclass(frozen=True)
class Point:
    """What one gets by taking the answers from some confidence up."""

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
    """Curves in one picture. The cross marks the goal, where there is one."""

    file: str
    title: str
    curves: Sequence[Curve]
    goal: Point | None = None

    def draw(self) -> str:
        """Draw them; the same curves give the same bytes."""
        height = TOP + SIDE + 50 + LINE * len(self.curves)
        lines = [*_axes(), *(line for i, curve in enumerate(self.curves) for line in _curve(curve, i))]
        if self.goal:
            x, y = _x(self.goal.coverage), _y(self.goal.precision)
            lines.append(f'<path class="goal" d="M{x - 6:.1f} {y:.1f}h12M{x:.1f} {y - 6:.1f}v12"/>')
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
                f'height="{height}" role="img" aria-label="{escape(self.title)}">',
                f"<style>{STYLE}{CURVE_STYLE}</style>",
                f'<text class="title" x="0" y="18">{escape(self.title)}</text>',
                *lines,
                "</svg>\n",
            ]
        )


def curve_points(answers: Sequence[Answer], questions: int) -> list[Point]:
    """Give a point for each confidence among the answers, the surest first. Equal ones come at once."""
    points, given, right = [], 0, 0
    ordered = sorted(answers, key=lambda a: -a.confidence)
    for confidence, group in groupby(ordered, key=lambda a: a.confidence):
        alike = list(group)
        given += len(alike)
        right += sum(a.right for a in alike)
        points.append(Point(confidence, 100 * given / questions, 100 * right / given))
    return points


def _x(coverage: float) -> float:
    return LEFT + SIDE * coverage / 100


def _y(precision: float) -> float:
    return TOP + SIDE * (1 - precision / 100)


def _axes() -> list[str]:
    bottom = TOP + SIDE
    lines = [f'<path class="axis" d="M{LEFT} {TOP}V{bottom}H{LEFT + SIDE}"/>']
    for tick in TICKS:
        lines.append(f'<text x="{_x(tick):.0f}" y="{bottom + 18}" text-anchor="middle">{tick}</text>')
        lines.append(f'<text x="{LEFT - 8}" y="{_y(tick) + 4:.0f}" text-anchor="end">{tick}</text>')
    lines.append(f'<text x="{LEFT}" y="{TOP - 8}">right, % of those answered</text>')
    lines.append(f'<text x="{LEFT + SIDE}" y="{bottom + 36}" text-anchor="end">answered, %</text>')
    return lines


def _curve(curve: Curve, index: int) -> list[str]:
    """Draw a curve, a dot where it ends, and its name under the picture."""
    dash = f'stroke-dasharray="{DASHES[index % len(DASHES)]}"'
    y = TOP + SIDE + 56 + LINE * index
    lines = [
        f'<path class="curve" {dash} d="M{LEFT} {y - 4}h30"/>',
        f'<text x="{LEFT + 38}" y="{y}">{escape(curve.name)}</text>',
    ]
    if curve.points:
        path = "L".join(f"{_x(p.coverage):.1f} {_y(p.precision):.1f}" for p in curve.points)
        last = curve.points[-1]
        lines.append(f'<path class="curve" {dash} d="M{path}"/>')
        lines.append(f'<circle class="at" cx="{_x(last.coverage):.1f}" cy="{_y(last.precision):.1f}" r="4"/>')
    return lines
