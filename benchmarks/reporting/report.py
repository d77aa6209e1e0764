"""What a benchmark gives, and how it is written down: figures, tables and charts to Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from msgspec import Struct


@dataclass(frozen=True)
class Goal:
    """What a figure is to reach."""

    value: float
    lower_is_better: bool = False

    def met(self, value: float) -> bool:
        """Whether a value reaches the goal."""
        return value <= self.value if self.lower_is_better else value >= self.value


@dataclass(frozen=True)
class Interval:
    """The values between which a figure lies in 95 of 100 draws of other articles."""

    low: float
    high: float


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
    interval: Interval | None = None

    @property
    def shown(self) -> str:
        """The value with its unit, and its interval where there is one."""
        return f"{self.show(self.value)} {show_interval(self.interval)}".strip()

    def show(self, value: float) -> str:
        """Write a value as this figure is written."""
        return f"{value:,.{self.decimals}f} {self.unit}".strip()


def show_points(value: float) -> str:
    """Write a gain or a loss, in points."""
    return f"{value:+.1f}" if round(value, 1) else "0.0"


def show_percent(value: float) -> str:
    """Write a percentage without its sign."""
    return f"{value:.1f}"


def show_interval(interval: Interval | None, show: Callable[[float], str] = show_percent) -> str:
    """Write an interval in brackets; nothing for none."""
    return "" if interval is None else f"({show(interval.low)} to {show(interval.high)})"


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
class Drawn:
    """A picture that was drawn; its file stands in the folder of images."""

    file: str
    title: str


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


class Record(Struct, frozen=True):
    """What is kept of a section between runs, and the machine it was measured on."""

    name: str
    title: str
    machine: str
    intro: str = ""
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Drawn, ...] = ()
    skipped: str | None = None


def record_of(section: Section, machine: str) -> Record:
    """What is kept of a section. ``machine`` is what it was measured on."""
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
    """Write the page. ``images`` is the folder of the charts as seen from the page."""
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
    """The number of a machine, where there are several."""
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
