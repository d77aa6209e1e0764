"""Horizontal bar charts as SVG, for light and dark pages; the same figures give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, LABELS, NUMBERS = 720, 230, 70
ROW, GAP, TOP = 22, 12, 44

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 15px }
.group { font-weight: 600 }
.track { fill: #eaeef2 }
.bar { fill: #0b6e99 }
.other { fill: #9aa4af }
.goal { stroke: #b3261e; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .track { fill: #21262d } .bar { fill: #4fb3d9 } .other { fill: #6e7681 }
  .goal { stroke: #ff8a80 }
}
"""


@dataclass(frozen=True)
class Bar:
    """One bar. ``ours`` are coloured differently from bars given for comparison."""

    label: str
    value: float
    ours: bool = True
    goal: float | None = None
    """Value that a tick marks as the goal."""


@dataclass(frozen=True)
class Group:
    """Bars that belong together."""

    name: str
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Chart:
    """Groups of bars on one scale that begins at zero."""

    file: str
    title: str
    groups: Sequence[Group]
    full: float
    """Value at the right end of the scale."""
    unit: str = ""
    decimals: int = 1

    def draw(self) -> str:
        """Return the chart as SVG."""
        lines: list[str] = []
        y = TOP
        for group in self.groups:
            if group.name:
                lines.append(f'<text class="group" x="0" y="{y + 15}">{escape(group.name)}</text>')
                y += ROW
            for bar in group.bars:
                lines += _bar(self, bar, y)
                y += ROW
            y += GAP
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" width="{WIDTH}" '
                f'height="{y}" role="img" aria-label="{escape(self.title)}">',
                f"<style>{STYLE}</style>",
                f'<text class="title" x="0" y="18">{escape(self.title)}</text>',
                *lines,
                "</svg>\n",
            ]
        )


def _bar(chart: Chart, bar: Bar, y: int) -> list[str]:
    room = WIDTH - LABELS - NUMBERS

    def across(value: float) -> str:
        return f"{room * min(max(value / chart.full, 0.0), 1.0):.1f}"

    lines = [
        f'<text x="{LABELS - 8}" y="{y + 15}" text-anchor="end">{escape(bar.label)}</text>',
        f'<rect class="track" x="{LABELS}" y="{y + 3}" width="{room}" height="{ROW - 6}"/>',
        f'<rect class="{"bar" if bar.ours else "other"}" x="{LABELS}" y="{y + 3}" '
        f'width="{across(bar.value)}" height="{ROW - 6}"/>',
        f'<text x="{WIDTH - NUMBERS + 8}" y="{y + 15}">{bar.value:.{chart.decimals}f} '
        f"{escape(chart.unit)}</text>",
    ]
    if bar.goal is not None:
        x = f"{LABELS + float(across(bar.goal)):.1f}"
        lines.append(f'<line class="goal" x1="{x}" x2="{x}" y1="{y + 1}" y2="{y + ROW - 1}"/>')
    return lines
