"""What a benchmark gives, and how it is written down: figures, tables and charts to Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Goal:
    """What a figure is to reach."""

    value: float
    lower_is_better: bool = False

    def met(self, value: float) -> bool:
        """Whether a value reaches the goal."""
        return value <= self.value if self.lower_is_better else value >= self.value


@dataclass(frozen=True)
class Figure:
    """One measured number."""

    key: str
    """Stable name, by which floors know it: ``polnear.source.f1``."""
    name: str
    value: float
    unit: str = ""
    goal: Goal | None = None
    gated: bool = False
    """Whether it may have a floor: only what does not depend on the machine's load."""
    decimals: int = 1

    @property
    def shown(self) -> str:
        """The value with its unit."""
        return self.show(self.value)

    def show(self, value: float) -> str:
        """Write a value as this figure is written."""
        return f"{value:,.{self.decimals}f} {self.unit}".strip()


@dataclass(frozen=True)
class Table:
    """Rows under a header."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


class Picture(Protocol):
    """What can be drawn."""

    @property
    def file(self) -> str:
        """Name of its file."""

    @property
    def title(self) -> str:
        """What it shows."""

    def draw(self) -> str:
        """Give it as SVG."""


@dataclass(frozen=True)
class Section:
    """Everything one benchmark found."""

    name: str
    """The word that ``--only`` takes."""
    title: str
    intro: str = ""
    figures: Sequence[Figure] = ()
    tables: Sequence[Table] = ()
    charts: Sequence[Picture] = ()
    data: str | None = None
    """SHA-256 over the data files used; None where no data is used."""
    skipped: str | None = None
    """Why nothing was measured."""


def to_markdown(sections: Iterable[Section], machine: str, images: str) -> str:
    """Write the page. ``images`` is the folder of the charts as seen from the page."""
    sections = list(sections)
    parts = [
        "# Results",
        "Written by `python -m benchmarks`; change the measurements, not this page. "
        "A goal that is missed is listed as missed.",
        f"Machine: {machine}",
        "## Goals",
        _goals(sections),
    ]
    for section in sections:
        parts += _section(section, images)
    return "\n\n".join(part for part in parts if part) + "\n"


def write_report(sections: Sequence[Section], machine: str, out: Path) -> None:
    """Write the page to ``out`` and its charts to ``images/`` beside it."""
    images = out.parent / "images"
    images.mkdir(parents=True, exist_ok=True)
    for chart in (chart for section in sections for chart in section.charts):
        (images / chart.file).write_text(chart.draw(), encoding="utf-8", newline="\n")
    out.write_text(to_markdown(sections, machine, images.name), encoding="utf-8", newline="\n")


def _goals(sections: Iterable[Section]) -> str:
    rows = [
        (
            figure.name,
            figure.shown,
            f"{'≤' if figure.goal.lower_is_better else '≥'} {figure.show(figure.goal.value)}",
            "met" if figure.goal.met(figure.value) else "**missed**",
            f"`python -m benchmarks DATA --only {section.name}`",
        )
        for section in sections
        for figure in section.figures
        if figure.goal
    ]
    return (
        _rows(("figure", "measured", "goal", "", "to reproduce"), rows) if rows else "Nothing was measured."
    )


def _section(section: Section, images: str) -> list[str]:
    parts = [f"## {section.title}"]
    if section.skipped:
        return [*parts, f"Skipped: {section.skipped}"]
    parts.append(section.intro)
    if section.figures:
        parts.append(_rows(("figure", "measured"), [(f.name, f.shown) for f in section.figures]))
    parts += [f"![{chart.title}]({images}/{chart.file})" for chart in section.charts]
    for table in section.tables:
        parts += [f"### {table.title}", table.note, _rows(table.header, table.rows)]
    return parts


def _rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
