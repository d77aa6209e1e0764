"""A library of up to 100,000 articles: how fast they are added, and how fast its pages get their answers."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from accordingto.export import to_jsonl_line
from accordingto.types import Ledger
from benchmarks.command import read_ledgers
from benchmarks.growth import Growth, Line
from benchmarks.library_probe import Adding, Asking
from benchmarks.report import Figure, Goal, Section, Table

NAME = "library"
TITLE = "The library, as it grows"
EXAMPLES = Path(__file__).parents[1] / "examples"
SIZES = (1_000, 10_000, 100_000)
EACH = 300
"""Questions asked for each page at each size."""
MB = 2**20

T = TypeVar("T")


@dataclass(frozen=True)
class Stage:
    """What was measured when the library had reached a size."""

    size: int
    adding: Adding
    """Of the articles since the size before."""
    asking: Asking
    file_mb: float


def measure(data: Path, sizes: Sequence[int] = SIZES) -> Section:
    """Fill a library step by step, and measure at each size."""
    with tempfile.TemporaryDirectory() as temporary:
        ledgers = Path(temporary) / "ledgers.jsonl"
        ledgers.write_bytes(lines_of(base_ledgers(data)))
        stages = fill(Path(temporary) / "library.db", ledgers, sizes)
    return section(stages, "PolNeAR's development part and the examples" if _texts(data) else "the examples")


def base_ledgers(data: Path) -> list[Ledger]:
    """The ledgers of the examples and, where they are there, of the development texts of PolNeAR."""
    folders = [EXAMPLES, *([_texts(data)] if _texts(data) else [])]
    return [ledger for folder in folders if folder for ledger in read_ledgers(folder).values()]


def lines_of(ledgers: Iterable[Ledger]) -> bytes:
    """Ledgers as JSONL."""
    return b"".join(map(to_jsonl_line, ledgers))


def fill(db: Path, ledgers: Path, sizes: Sequence[int]) -> list[Stage]:
    """Add articles up to each size and ask there, each in a process of its own."""
    stages, done = [], 0
    for size in sizes:
        adding = _probe(Adding, "add", str(db), str(ledgers), str(done), str(size))
        asking = _probe(Asking, "ask", str(db), str(EACH))
        stages.append(Stage(size, adding, asking, db.stat().st_size / MB))
        done = size
    return stages


def section(stages: Sequence[Stage], bases: str) -> Section:
    """Everything that was measured. Goals are of the largest size."""
    last = stages[-1]
    pages = list(last.asking.seconds)
    slowest = max(stage.adding.seconds / stage.adding.articles for stage in stages)
    outcomes = ", ".join(f"{n:,} {name}" for name, n in sorted(last.adding.outcomes.items()))
    return Section(
        NAME,
        TITLE,
        intro=f"Articles made up from the ledgers of {bases}: paragraphs in another order, other people, "
        "bodies, outlets, days and words, each as frequent as in an archive (Zipf). Each is added in a "
        "transaction of its own that is on the disk when it ends. At each size every page asks "
        f"{EACH} different questions, one after another; a question is all that the page asks the library "
        f"for. Of the last articles added: {outcomes}.",
        figures=[
            Figure("library.add", "articles added a second, the slowest stage", 1 / slowest,
                   goal=Goal(100), decimals=0),
            Figure("library.median", f"questions at {last.size:,}, median of the slowest page",
                   max(_median(last, page) for page in pages), "ms", Goal(100, True)),
            Figure("library.p95", f"questions at {last.size:,}, 95th percentile of the slowest page",
                   max(percentile(last.asking.seconds[page], 95) for page in pages), "ms", Goal(300, True)),
            Figure("library.memory", "peak memory of the process that asks", last.asking.peak_mb, "MiB",
                   Goal(500, True), decimals=0),
            Figure("library.size", f"file size at {last.size:,}", last.file_mb / 1024, "GiB", decimals=2),
        ],
        tables=[_questions(stages), _sizes(stages)],
        charts=[_growth(stages)],
    )  # fmt: skip


def percentile(seconds: Sequence[float], per_cent: int) -> float:
    """Milliseconds within which this share of the questions was answered."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, len(ordered) * per_cent // 100)]


def _median(stage: Stage, page: str) -> float:
    return 1000 * statistics.median(stage.asking.seconds[page])


def _questions(stages: Sequence[Stage]) -> Table:
    header = ["", *(f"{s.size:,}: {what}" for s in stages for what in ("median", "95 %", "most"))]
    rows = [
        [page]
        + [
            f"{value:,.1f}"
            for s in stages
            for value in (
                _median(s, page),
                percentile(s.asking.seconds[page], 95),
                1000 * max(s.asking.seconds[page]),
            )
        ]
        for page in stages[-1].asking.seconds
    ]
    return Table("Questions by page, in milliseconds", header, rows)


def _sizes(stages: Sequence[Stage]) -> Table:
    rows = [
        (
            f"{s.size:,}",
            f"{s.adding.articles / s.adding.seconds:,.0f}",
            f"{s.file_mb:,.0f}",
            f"{1024 * s.file_mb / s.size:,.1f}",
            f"{s.asking.peak_mb:,.0f}",
        )
        for s in stages
    ]
    header = ("articles", "added a second since the size before", "file, MiB", "KiB an article",
              "memory while asking, MiB")  # fmt: skip
    return Table("The library by size", header, rows)


def _growth(stages: Sequence[Stage]) -> Growth:
    lines = [
        Line(page, [percentile(s.asking.seconds[page], 95) for s in stages])
        for page in stages[-1].asking.seconds
    ]
    title = "Milliseconds within which 95 % of a page's questions are answered (the dashes are our goal)"
    return Growth("library-growth.svg", title, [s.size for s in stages], lines, "ms", 300)


def _texts(data: Path) -> Path | None:
    texts = data / "polnear" / "dev" / "text"
    return texts if texts.is_dir() else None


def _probe(kind: type[T], *arguments: str) -> T:
    command = [sys.executable, "-m", "benchmarks.library_probe", *arguments]
    return msgspec.json.decode(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout, type=kind)
