"""A library of up to 100,000 articles: how fast articles are added, and how fast pages are answered."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from accordingto.export import to_jsonl_line
from accordingto.types import Ledger
from benchmarks.command import read_ledgers
from benchmarks.library.growth import Growth, Line
from benchmarks.library.probe import Adding, Asking
from benchmarks.reporting.report import Figure, Goal, Section, Table

NAME = "library"
TITLE = "The library at increasing size"
EXAMPLES = Path(__file__).parents[2] / "examples"
SIZES = (1_000, 10_000, 100_000)
EACH = 300
"""Questions for each page at each size."""
MB = 2**20
_UNIT = "in milliseconds of processor time"

T = TypeVar("T")


@dataclass(frozen=True)
class Stage:
    """The measurements at one size of the library."""

    size: int
    adding: Adding
    """Measurements of the articles added since the previous size."""
    asking: Asking
    file_mb: float

    @property
    def rate(self) -> float:
        """Return the articles added per second."""
        return self.adding.articles / self.adding.seconds

    @property
    def cpu_rate(self) -> float:
        """Return the articles added per second of processor time."""
        return self.adding.articles / self.adding.cpu_seconds


def measure(data: Path, most: int = SIZES[-1]) -> Section:
    """Fill a library step by step, to ``most`` articles, and measure at each size."""
    sizes = [*(size for size in SIZES if size < most), most]
    with tempfile.TemporaryDirectory() as temporary:
        ledgers = Path(temporary) / "ledgers.jsonl"
        ledgers.write_bytes(lines_of(base_ledgers(data)))
        stages = fill(Path(temporary) / "library.db", ledgers, sizes)
    return section(stages, "PolNeAR's development part and the examples" if _texts(data) else "the examples")


def base_ledgers(data: Path) -> list[Ledger]:
    """Return the ledgers of the examples and, if DATA has them, of PolNeAR's development texts."""
    folders = [EXAMPLES, *([_texts(data)] if _texts(data) else [])]
    return [ledger for folder in folders if folder for ledger in read_ledgers(folder).values()]


def lines_of(ledgers: Iterable[Ledger]) -> bytes:
    """Return ledgers as JSONL."""
    return b"".join(map(to_jsonl_line, ledgers))


def fill(db: Path, ledgers: Path, sizes: Sequence[int], questions: int = EACH) -> list[Stage]:
    """Add articles up to each size and ask questions there, each in a separate process."""
    stages, done = [], 0
    for size in sizes:
        adding = _probe(Adding, "add", str(db), str(ledgers), str(done), str(size))
        asking = _probe(Asking, "ask", str(db), str(questions))
        stages.append(Stage(size, adding, asking, db.stat().st_size / MB))
        done = size
    return stages


def section(stages: Sequence[Stage], bases: str) -> Section:
    """Lay out the measurements. Goals apply to the largest size."""
    last = stages[-1]
    slowest = min(stages, key=lambda stage: stage.cpu_rate)
    outcomes = ", ".join(f"{n:,} {name}" for name, n in sorted(last.adding.outcomes.items()))
    at = f"at {last.size:,}"
    return Section(
        NAME,
        TITLE,
        intro=f"Articles made from the ledgers of {bases}: paragraphs in another order, other people, "
        "bodies, outlets, days and words, each as frequent as in an archive (Zipf). Each is added in its own "
        "transaction, which is on disk when it ends. At each size there are "
        f"{EACH} different questions for each page, one after another: first all queries that the page makes "
        "to the library, then the page itself, over HTTP; then corrections of each kind, each undone. Times "
        "of questions, pages and corrections are processor time (for pages, the server's), as the machine "
        "may have other work. "
        f"Of the last articles added: {outcomes}.",
        figures=[
            Figure("library.add", "articles added per second of processor time, slowest stage",
                   slowest.cpu_rate, goal=Goal(100), decimals=0),
            *_slowest("library", f"queries {at}", last.asking.seconds),
            *_slowest("pages", f"pages over HTTP {at}", last.asking.pages),
            *_slowest("statements", f"search of statements {at}, over HTTP",
                      {"statements": last.asking.pages["statements"]}, 150, 400),
            *_slowest("correcting", f"corrections {at}", last.asking.corrected, 150, 150),
            Figure("library.memory", "peak memory of the process that queries", last.asking.peak_mb, "MiB",
                   Goal(500, True), decimals=0),
            Figure("library.server", "peak memory of the server", last.asking.server_mb, "MiB",
                   Goal(500, True), decimals=0),
            Figure("library.size", f"file size {at}", last.file_mb / 1024, "GiB", decimals=2),
        ],
        tables=[
            _times(f"Pages over HTTP, {_UNIT}", [(s.size, s.asking.pages) for s in stages]),
            _times(f"Their queries alone, {_UNIT}", [(s.size, s.asking.seconds) for s in stages]),
            _times(
                f"Corrections, {_UNIT}, by the field corrected",
                [(s.size, s.asking.corrected) for s in stages],
            ),
            _sizes(stages),
        ],
        charts=[_growth(stages)],
    )  # fmt: skip


def percentile(seconds: Sequence[float], per_cent: int) -> float:
    """Return the milliseconds within which this share of the questions was answered."""
    ordered = sorted(seconds)
    return 1000 * ordered[min(len(ordered) - 1, len(ordered) * per_cent // 100)]


def _slowest(
    key: str,
    what: str,
    seconds: Mapping[str, Sequence[float]],
    median_ms: float = 100,
    p95_ms: float = 300,
) -> list[Figure]:
    """Return the figures with goals, for the page or the kind of correction that is slowest."""
    middle = max(percentile(found, 50) for found in seconds.values())
    most = max(percentile(found, 95) for found in seconds.values())
    return [
        Figure(f"{key}.median", f"{what}, median of the slowest", middle, "ms", Goal(median_ms, True)),
        Figure(f"{key}.p95", f"{what}, 95th percentile of the slowest", most, "ms", Goal(p95_ms, True)),
    ]


def _times(title: str, stages: Sequence[tuple[int, Mapping[str, Sequence[float]]]]) -> Table:
    header = [
        "",
        *(f"{size:,}: {what}" for size, _ in stages for what in ("median", "95th percentile", "maximum")),
    ]
    rows = [
        [page, *(f"{percentile(seconds[page], p):,.1f}" for _, seconds in stages for p in (50, 95, 100))]
        for page in stages[-1][1]
    ]
    return Table(title, header, rows)


def _sizes(stages: Sequence[Stage]) -> Table:
    rows = [
        (f"{s.size:,}", f"{s.rate:,.0f}", f"{s.cpu_rate:,.0f}", f"{s.file_mb:,.0f}",
         f"{1024 * s.file_mb / s.size:,.1f}", f"{s.asking.peak_mb:,.0f}", f"{s.asking.server_mb:,.0f}")
        for s in stages
    ]  # fmt: skip
    header = (
        "articles", "added per second since the previous size", "per second of processor time", "file, MiB",
        "KiB per article", "memory while querying, MiB", "memory of the server, MiB",
    )  # fmt: skip
    return Table("The library by size", header, rows)


def _growth(stages: Sequence[Stage]) -> Growth:
    lines = [
        Line(page, [percentile(s.asking.pages[page], 95) for s in stages]) for page in stages[-1].asking.pages
    ]
    title = "Milliseconds of processor time for 95 % of a page's requests (dashed: the goal)"
    return Growth("library-growth.svg", title, [s.size for s in stages], lines, "ms", 300)


def _texts(data: Path) -> Path | None:
    texts = data / "polnear" / "dev" / "text"
    return texts if texts.is_dir() else None


def _probe(kind: type[T], *arguments: str) -> T:
    command = [sys.executable, "-m", "benchmarks.library.probe", *arguments]
    return msgspec.json.decode(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout, type=kind)
