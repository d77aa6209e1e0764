"""Line charts in a square with axes from 0 to 100, as SVG; the same lines give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.reporting.charts import STYLE

WIDTH, SIDE, TOP, LEFT, STEP = 560, 360, 44, 56, 20
TICKS = range(0, 101, 20)
DASHES = ("", "7 4", "2 3")
"""Dash patterns, so that lines differ in more than colour."""
LINE_STYLE = """
.axis { stroke: #8c959f; stroke-width: 1; fill: none }
.curve { stroke: #0b6e99; stroke-width: 2; fill: none }
.at { fill: #0b6e99 }
@media (prefers-color-scheme: dark) { .curve { stroke: #4fb3d9 } .at { fill: #4fb3d9 } }
"""


@dataclass(frozen=True)
class Line:
    """A line through points, given as x and y in per cent."""

    name: str
    points: Sequence[tuple[float, float]]
    is_dotted: bool = False
    """Whether a dot marks every point; otherwise only the last."""


@dataclass(frozen=True)
class Square:
    """Lines under a title; ``across`` and ``up`` are the labels of the axes."""

    title: str
    across: str
    up: str
    lines: Sequence[Line]
    marks: Sequence[str] = ()
    """More SVG elements, drawn over the lines."""

    def draw(self) -> str:
        """Return the chart as SVG."""
        height = TOP + SIDE + 50 + STEP * len(self.lines)
        drawn = (element for i, line in enumerate(self.lines) for element in _line(line, i))
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
                f'height="{height}" role="img" aria-label="{escape(self.title)}">',
                f"<style>{STYLE}{LINE_STYLE}</style>",
                f'<text class="title" x="0" y="18">{escape(self.title)}</text>',
                *_axes(self.across, self.up),
                *drawn,
                *self.marks,
                "</svg>\n",
            ]
        )


def x_of(across: float) -> float:
    """Return the x coordinate of a percentage."""
    return LEFT + SIDE * across / 100


def y_of(up: float) -> float:
    """Return the y coordinate of a percentage."""
    return TOP + SIDE * (1 - up / 100)


def _axes(across: str, up: str) -> list[str]:
    bottom = TOP + SIDE
    lines = [f'<path class="axis" d="M{LEFT} {TOP}V{bottom}H{LEFT + SIDE}"/>']
    for tick in TICKS:
        lines.append(f'<text x="{x_of(tick):.0f}" y="{bottom + 18}" text-anchor="middle">{tick}</text>')
        lines.append(f'<text x="{LEFT - 8}" y="{y_of(tick) + 4:.0f}" text-anchor="end">{tick}</text>')
    lines.append(f'<text x="{LEFT}" y="{TOP - 8}">{escape(up)}</text>')
    lines.append(f'<text x="{LEFT + SIDE}" y="{bottom + 36}" text-anchor="end">{escape(across)}</text>')
    return lines


def _line(line: Line, index: int) -> list[str]:
    """Return the SVG of a line, its dots, and its name under the chart."""
    dash = f'stroke-dasharray="{DASHES[index % len(DASHES)]}"'
    y = TOP + SIDE + 56 + STEP * index
    lines = [
        f'<path class="curve" {dash} d="M{LEFT} {y - 4}h30"/>',
        f'<text x="{LEFT + 38}" y="{y}">{escape(line.name)}</text>',
    ]
    if line.points:
        path = "L".join(f"{x_of(across):.1f} {y_of(up):.1f}" for across, up in line.points)
        lines.append(f'<path class="curve" {dash} d="M{path}"/>')
        lines += [
            f'<circle class="at" cx="{x_of(across):.1f}" cy="{y_of(up):.1f}" r="4"/>'
            for across, up in (line.points if line.is_dotted else line.points[-1:])
        ]
    return lines
