"""Speed and memory: the reader alone, pages to JSONL, peak memory and start-up, each in its own process."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from benchmarks.command import accordingto, run, seconds_to_first_line
from benchmarks.probe import HeadlineTimes, ReaderTime, StageTimes
from benchmarks.reporting.charts import Bar, Chart, Group
from benchmarks.reporting.report import Figure, Goal, Section, Table
from benchmarks.synthetic import write_articles

NAME = "speed"
TITLE = "Speed and size"
FOLDER_ARTICLES = 1000
PAGES = 100
FEW = 10

T = TypeVar("T")


@dataclass(frozen=True)
class Timing:
    """One quantity, measured several times."""

    name: str
    values: Sequence[float]
    unit: str

    @property
    def median(self) -> float:
        """Return the median of the measured values."""
        return statistics.median(self.values)

    def row(self) -> tuple[str, ...]:
        """Return the timing as a row of the table."""
        least, most = min(self.values), max(self.values)
        return (f"{self.name} ({self.unit})", *(f"{x:,.2f}" for x in (least, self.median, most)))


def measure(data: Path, runs: int) -> Section:
    """Measure everything ``runs`` times, but the memory of a thousand articles once."""
    with tempfile.TemporaryDirectory() as temporary:
        folders = _folders(data, Path(temporary))
        one = _reader_rate(folders["texts"], 1, runs)
        two = _reader_rate(folders["texts"], 2, runs)
        stages = [_probe(StageTimes, "stages", str(folders["pages"])) for _ in range(runs)]
        jobs = [_pages_rate(folders["pages"], n, runs) for n in (1, 2)]
        memory = run(_to_jsonl(folders["thousand"])).peak_mb
        first = _times("first ledger", runs, lambda: seconds_to_first_line(_to_jsonl(folders["few"])))
        starts = _start_up(runs)
    timings = [one, two, *jobs, first, *starts]
    headlines = _headline_times(data)
    return Section(
        NAME,
        TITLE,
        intro=f"Medians of {runs} runs, each in its own process. Reading in two processes includes "
        "starting them. Goals for speed hold for a quiet machine of the kind above; "
        "there are no floors for them.",
        figures=[
            Figure(
                "speed.pieces",
                "word pieces per second, one thread",
                one.median,
                goal=Goal(10_000),
                decimals=0,
            ),
            Figure(
                "speed.two", "two processes over one", two.median / one.median, "×", Goal(1.8), decimals=2
            ),
            Figure("speed.memory", "peak memory, 1,000 articles", memory, "MiB", Goal(400, True), decimals=0),
            Figure("speed.first", "time to the first ledger", first.median, "s", Goal(1.5, True), decimals=2),
            Figure(
                "speed.version", "`accordingto --version`", starts[0].median, "s", Goal(0.3, True), decimals=2
            ),
            *(
                Figure(
                    "speed.headline",
                    "additional processor time with a headline",
                    t.median,
                    "ms",
                    Goal(60, True),
                )
                for t in headlines
            ),
        ],
        tables=[Table("Timings", ("", "min", "median", "max"), [t.row() for t in (*timings, *headlines)])],
        charts=[_chart(stages)],
    )


def _folders(data: Path, temporary: Path) -> dict[str, Path]:
    """Return the input folders: PolNeAR's development texts if DATA has them, otherwise made-up ones."""
    folders = {name: temporary / name for name in ("texts", "pages", "thousand", "few")}
    for folder in folders.values():
        folder.mkdir()
    write_articles(folders["pages"], PAGES, html=True)
    write_articles(folders["thousand"], FOLDER_ARTICLES)
    write_articles(folders["few"], FEW)
    texts = data / "polnear" / "dev" / "text"
    if texts.is_dir():
        folders["texts"] = texts
    else:
        write_articles(folders["texts"], PAGES)
    return folders


def _probe(kind: type[T], *arguments: str) -> T:
    command = [sys.executable, "-m", "benchmarks.probe", *arguments]
    return msgspec.json.decode(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout, type=kind)


def _headline_times(data: Path) -> list[Timing]:
    """Return how much longer articles take with a headline than without; empty if DATA has no headlines."""
    if not (data / "headlines" / "dev.jsonl").is_file():
        return []
    times = _probe(HeadlineTimes, "headlines", str(data))
    return [Timing(f"additional time with a headline, {len(times.added)} headlines", times.added, "ms")]


def _reader_rate(folder: Path, processes: int, runs: int) -> Timing:
    times = [_probe(ReaderTime, "reader", str(folder), str(processes)) for _ in range(runs)]
    name = f"reader alone, {processes} process{'es' if processes > 1 else ''}"
    return Timing(name, [t.pieces / t.seconds for t in times], "pieces/s")


def _pages_rate(folder: Path, jobs: int, runs: int) -> Timing:
    seconds = [run([*_to_jsonl(folder), "--jobs", str(jobs)]).seconds for _ in range(runs)]
    return Timing(f"HTML to JSONL, --jobs {jobs}, start included", [PAGES / s for s in seconds], "articles/s")


def _to_jsonl(folder: Path) -> list[str]:
    return accordingto("read", str(folder), "--format", "jsonl")


def _times(name: str, runs: int, once: Callable[[], float]) -> Timing:
    return Timing(name, [once() for _ in range(runs)], "s")


def _start_up(runs: int) -> list[Timing]:
    commands = {
        "accordingto --version": accordingto("--version"),
        "import accordingto": [sys.executable, "-c", "import accordingto"],
        "python alone": [sys.executable, "-c", ""],
    }
    return [_times(name, runs, partial(_seconds, command)) for name, command in commands.items()]


def _chart(stages: Sequence[StageTimes]) -> Chart:
    """Chart milliseconds per article by stage, without loading the model."""
    names = [name for name in stages[0].stages if name != "load"]
    each = {name: statistics.median(1000 * s.stages[name] / s.articles for s in stages) for name in names}
    bars = [Bar(name, value) for name, value in each.items()]
    title = "Milliseconds per article, HTML to JSONL, one process"
    return Chart("speed-stages.svg", title, [Group("", bars)], max(each.values()), "ms", 2)


def _seconds(command: Sequence[str]) -> float:
    return run(command).seconds
