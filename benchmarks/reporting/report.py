"""The results of a benchmark, and their layout in Markdown: figures, tables and charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from msgspec import Struct


@dataclass(frozen=True)
class Goal:
    """The goal of a figure."""

    value: float
    lower_is_better: bool = False

    def met(self, value: float) -> bool:
        """Return whether a value reaches the goal."""
        return value <= self.value if self.lower_is_better else value >= self.value


@dataclass(frozen=True)
class Interval:
    """The range that holds a figure in 95 of 100 bootstrap samples of articles."""

    low: float
    high: float


@dataclass(frozen=True)
class Figure:
    """One measured number."""

    key: str
    """Stable name that floors use, such as ``polnear.source.f1``."""
    name: str
    value: float
    unit: str = ""
    goal: Goal | None = None
    gated: bool = False
    """Whether it may have a floor: only if it does not depend on the machine's load."""
    decimals: int = 1
    interval: Interval | None = None

    @property
    def shown(self) -> str:
        """Return the value with its unit, and its interval if there is one."""
        return f"{self.show(self.value)} {show_interval(self.interval)}".strip()

    def show(self, value: float) -> str:
        """Format a value like this figure."""
        return f"{value:,.{self.decimals}f} {self.unit}".strip()


def show_points(value: float) -> str:
    """Format a gain or a loss, in points."""
    return f"{value:+.1f}" if round(value, 1) else "0.0"


def show_percent(value: float) -> str:
    """Format a percentage without its sign."""
    return f"{value:.1f}"


def show_interval(interval: Interval | None, show: Callable[[float], str] = show_percent) -> str:
    """Format an interval in brackets; empty if there is none."""
    return "" if interval is None else f"({show(interval.low)} to {show(interval.high)})"


@dataclass(frozen=True)
class Table:
    """Rows under a header."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


class Picture(Protocol):
    """The interface of a chart."""

    @property
    def file(self) -> str:
        """Name of its file."""

    @property
    def title(self) -> str:
        """Title of the chart."""

    def draw(self) -> str:
        """Return it as SVG."""


@dataclass(frozen=True)
class Drawn:
    """A chart that was drawn; its file is in the folder of images."""

    file: str
    title: str


@dataclass(frozen=True)
class Section:
    """All results of one benchmark."""

    name: str
    """Name of the benchmark for ``--only``."""
    title: str
    intro: str = ""
    figures: Sequence[Figure] = ()
    tables: Sequence[Table] = ()
    charts: Sequence[Picture] = ()
    data: str | None = None
    """SHA-256 over the data files used; None if no data is used."""
    skipped: str | None = None
    """Why nothing was measured; None if it was measured."""


class Record(Struct, frozen=True):
    """The results of a section that are kept between runs, and the machine they were measured on."""

    name: str
    title: str
    machine: str
    intro: str = ""
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Drawn, ...] = ()
    skipped: str | None = None


def record_of(section: Section, machine: str) -> Record:
    """Return the record of a section. ``machine`` describes the machine it was measured on."""
    return Record(
        section.name,
        section.title,
        machine,
        section.intro,
        tuple(section.figures),
        tuple(section.tables),
        tuple(Drawn(chart.file, chart.title) for chart in section.charts),
        section.skipped,
    )


def to_markdown(records: Sequence[Record], images: str) -> str:
    """Return the results page. ``images`` is the path of the charts' folder relative to the page."""
    machines = list(dict.fromkeys(record.machine for record in records))
    parts = [
        "# Results",
        "Written by `python -m benchmarks`; change the measurements, not this page. "
        "A goal that is missed is listed as missed.",
        *(f"Machine{_number(machines, machine)}: {machine}" for machine in machines),
        "## Goals",
        _goals(records),
    ]
    for record in records:
        parts += _section(record, images, _number(machines, record.machine))
    return "\n\n".join(part for part in parts if part) + "\n"


def draw_charts(sections: Iterable[Section], folder: Path) -> None:
    """Draw the charts of sections into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for chart in (chart for section in sections for chart in section.charts):
        (folder / chart.file).write_text(chart.draw(), encoding="utf-8", newline="\n")


def _number(machines: Sequence[str], machine: str) -> str:
    """Return the number of a machine with a leading space; empty if there is only one machine."""
    return f" {machines.index(machine) + 1}" if len(machines) > 1 else ""


def _goals(records: Iterable[Record]) -> str:
    rows = [
        (
            figure.name,
            figure.shown,
            f"{'≤' if figure.goal.lower_is_better else '≥'} {figure.show(figure.goal.value)}",
            "met" if figure.goal.met(figure.value) else "**missed**",
            f"`python -m benchmarks DATA --only {record.name}`",
        )
        for record in records
        for figure in record.figures
        if figure.goal
    ]
    return (
        _rows(("figure", "measured", "goal", "", "to reproduce"), rows) if rows else "Nothing was measured."
    )


def _section(record: Record, images: str, machine: str) -> list[str]:
    parts = [f"## {record.title}"]
    if record.skipped:
        return [*parts, f"Skipped: {record.skipped}"]
    parts += [f"Measured on machine{machine}." if machine else "", record.intro]
    if record.figures:
        parts.append(_rows(("figure", "measured"), [(f.name, f.shown) for f in record.figures]))
    parts += [f"![{chart.title}]({images}/{chart.file})" for chart in record.charts]
    for table in record.tables:
        parts += [f"### {table.title}", table.note, _rows(table.header, table.rows)]
    return parts


def _rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
