"""Line charts of quantities over the number of articles, with logarithmic axes, as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.reporting.charts import STYLE

WIDTH, SIDE_X, SIDE_Y, TOP, LEFT = 720, 460, 300, 44, 64
DASHES = ("", "7 4", "2 3", "9 3 2 3")
GROWTH_STYLE = """
.axis { stroke: #8c959f; stroke-width: 1; fill: none }
.grid { stroke: #d0d7de; stroke-width: 1; fill: none }
.line { stroke: #0b6e99; stroke-width: 2; fill: none }
.late { stroke: #9a5b00 }
.at { fill: #0b6e99 }
.goal { fill: none }
@media (prefers-color-scheme: dark) {
  .line { stroke: #4fb3d9 } .at { fill: #4fb3d9 } .late { stroke: #e3a75b } .grid { stroke: #30363d }
}
"""


@dataclass(frozen=True)
class Line:
    """A quantity at each size."""

    name: str
    values: Sequence[float]


@dataclass(frozen=True)
class Growth:
    """Lines in one chart, with values above zero. A dashed line marks the goal, if there is one."""

    file: str
    title: str
    sizes: Sequence[int]
    lines: Sequence[Line]
    unit: str
    goal: float | None = None

    def draw(self) -> str:
        """Return the chart as SVG; the same values give the same bytes."""
        names = _apart([(self._y(line.values[-1]), line.name) for line in self.lines])
        body = [*self._axes()]
        for i, line in enumerate(self.lines):
            points = [(self._x(size), self._y(v)) for size, v in zip(self.sizes, line.values, strict=True)]
            dash = f' stroke-dasharray="{DASHES[i % len(DASHES)]}"' if i % len(DASHES) else ""
            path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
            kind = "line late" if i >= len(DASHES) else "line"
            body.append(f'<path class="{kind}"{dash} d="M{path}"/>')
            body += [f'<circle class="at" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points]
        for y, name in names:
            body.append(f'<text x="{LEFT + SIDE_X + 10}" y="{y + 4:.1f}">{escape(name)}</text>')
        height = TOP + SIDE_Y + 48
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
                f'height="{height}" role="img" aria-label="{escape(self.title)}">',
                f"<style>{STYLE}{GROWTH_STYLE}</style>",
                f'<text class="title" x="0" y="18">{escape(self.title)}</text>',
                *body,
                "</svg>\n",
            ]
        )

    @property
    def _tens(self) -> tuple[int, int]:
        """Return the exponents of the powers of ten that bound the values and the goal."""
        values = [value for line in self.lines for value in line.values] + ([self.goal] if self.goal else [])
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        return low, max(high, low + 1)

    def _x(self, size: int) -> float:
        first, last = math.log10(self.sizes[0]), math.log10(self.sizes[-1])
        return LEFT + SIDE_X * ((math.log10(size) - first) / (last - first) if last > first else 0.5)

    def _y(self, value: float) -> float:
        low, high = self._tens
        return TOP + SIDE_Y * (1 - (math.log10(value) - low) / (high - low))

    def _axes(self) -> list[str]:
        bottom = TOP + SIDE_Y
        lines = []
        for ten in range(self._tens[0], self._tens[1] + 1):
            y = self._y(10.0**ten)
            lines.append(f'<path class="grid" d="M{LEFT} {y:.1f}h{SIDE_X}"/>')
            lines.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**ten:g}</text>')
        for size in self.sizes:
            lines.append(
                f'<text x="{self._x(size):.1f}" y="{bottom + 18}" text-anchor="middle">{size:,}</text>'
            )
        if self.goal is not None:
            y = self._y(self.goal)
            lines.append(f'<path class="goal" stroke-dasharray="4 4" d="M{LEFT} {y:.1f}h{SIDE_X}"/>')
        lines.append(f'<path class="axis" d="M{LEFT} {TOP}V{bottom}H{LEFT + SIDE_X}"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{TOP - 10}" text-anchor="end">{escape(self.unit)}</text>')
        lines.append(f'<text x="{LEFT + SIDE_X}" y="{bottom + 38}" text-anchor="end">articles</text>')
        return lines


def _apart(names: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """Return the labels at the ends of the lines, moved down where they would overlap."""
    placed: list[tuple[float, str]] = []
    for y, name in sorted(names):
        placed.append((max(y, placed[-1][0] + 16) if placed else y, name))
    return placed
