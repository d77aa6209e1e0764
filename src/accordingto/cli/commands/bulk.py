"""``accordingto bulk``: archives → Parquet files, in a run that can be stopped and resumed."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.bounds import MOST_ARTICLES, MOST_PROCESSES
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.inputs import takes_files
from accordingto.cli.readers import names_in
from accordingto.cli.terminal import printable

if TYPE_CHECKING:
    from rich.progress import Progress

    from accordingto.bulk import Outcome, Planned, Step, Summary
    from accordingto.cli.readers import ModelName
    from accordingto.ingest import Given

SHARD = 500
"""Default number of articles in a shard; a test keeps it equal to that of ``accordingto.bulk``."""
SHOWN = 3
"""Most failures that the summary shows."""
ENGINES = ("local", "daft", "spark")
"""Names of the engines; a test keeps them equal to those of ``accordingto.bulk``."""


@click.command("bulk")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder to write into: a new one, or that of an earlier run with the same inputs, which is resumed.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, MOST_PROCESSES),
    metavar="N",
    help="Number of processes to read with.  [default: one per core]",
)
@click.option(
    "--by",
    type=click.Choice(["day", "month"]),
    default="day",
    show_default=True,
    help="Split the files of a table by day or month of publication; use month if an archive spans years.",
)
@click.option(
    "--shard",
    type=click.IntRange(1, MOST_ARTICLES),
    default=SHARD,
    show_default=True,
    metavar="N",
    help="Articles that a process reads before it writes them: with more, there are fewer files, and more "
    "is read again after an interruption.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    show_default=True,
    help="What runs the processes: this program, or Daft or Spark with their own settings (Daft on Ray if "
    "DAFT_RUNNER=ray). With several machines, all must have access to DIR and the inputs.",
)
@takes_files
def command(
    inputs: tuple[str, ...],
    given: Given,
    outlets_file: Path | None,
    model: ModelName | None,
    any_language: bool,
    out: Path,
    processes: int | None,
    by: str,
    shard: int,
    engine: str,
) -> None:
    """Read archives into Parquet files, one folder per table.

    INPUT is a file or a folder, as for `accordingto read`: JSONL, CSV, Parquet, web archives (WARC), web
    pages and all the others, compressed with gzip or not. Results are saved piece by piece: if the command
    was stopped, for whatever reason, run it again and it does what is missing. The files are the same, byte
    for byte, for any number of processes. An article that cannot be read becomes a row of the table
    `failures`.

    The exit code is 0 if everything was read, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto bulk archive/ --out tables/
      accordingto bulk crawl-2026-*.warc.gz --out tables/ --processes 8
      accordingto bulk decade.jsonl --out tables/ --by month
    """
    from accordingto.bulk import ENGINES as KNOWN
    from accordingto.bulk import Job, run

    if not inputs:
        raise click.UsageError("Give at least one INPUT: a file or a folder.")
    job = Job(
        out=str(out),
        given=given,
        outlets=names_in(outlets_file),
        model=model,
        any_language=any_language,
        by="month" if by == "month" else "day",
        records=shard,
    )
    with RunProgress() as progress:
        summary = run(inputs, job, KNOWN[engine](processes or _cores()), progress)
    if not progress.has_work:
        click.echo("nothing was left to do; an earlier run had done it all:", err=True)
    for line in _told(summary, out):
        click.echo(printable(line), err=True)
    if summary.failures or not summary.is_complete:
        raise SystemExit(SOME_FAILED)


def _cores() -> int:
    """Return the number of cores that this process may use, or that exist where a system tells no more."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _told(summary: Summary, out: Path) -> list[str]:
    """Return the lines that summarize a run at its end."""
    foreign = f", not in English {summary.foreign}" if summary.foreign else ""
    told = [
        f"read {summary.articles}, failed {summary.failures}{foreign}; {summary.done} of {summary.shards} "
        f"shards done, {summary.files} files of {summary.size / 1024**2:.1f} MiB in {out}"
    ]
    if summary.failures:
        told += _failed(summary, out)
    told += [f"not done: {problem}" for problem in summary.problems]
    if not summary.is_complete:
        told.append("run it again to do what is missing")
    return told


def _failed(summary: Summary, out: Path) -> list[str]:
    """Return lines with the first failures of a run, if it is complete, and where all of them are."""
    from accordingto.bulk import Archive

    first = Archive(out).failures(SHOWN) if summary.is_complete else []
    lines = [f"  {one.input}: {one.reason}; {one.advice}" for one in first]
    if lines and summary.failures > len(lines):
        lines.append(f"  and {summary.failures - len(lines):,} more")
    return [*lines, f"all failures, with their reasons, are in {out / 'failures'}"]


class RunProgress:
    """The progress of a run, shown on standard error if that is a terminal."""

    def __init__(self) -> None:
        self.has_work = True
        """Whether anything is left to do; until the plan is made, that is assumed."""
        self._bar: Progress | None = None
        self._articles = 0

    def __enter__(self) -> RunProgress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            text = TextColumn("{task.description}")
            columns = (SpinnerColumn(), text, TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task("looking through the inputs", total=None)
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, event: Planned | Step | Outcome) -> None:
        """Count and show an event of the run."""
        from accordingto.bulk import Outcome, Planned

        if isinstance(event, Planned):
            self.has_work = event.left > 0
        if self._bar is None:
            return
        (task,) = self._bar.tasks
        if isinstance(event, Planned):
            self._bar.update(task.id, total=event.left)
        elif isinstance(event, Outcome):
            self._bar.advance(task.id)
        elif event.stage == "reading":
            self._articles += 1
        shards = f"{task.completed:,.0f} of {task.total or 0:,.0f} shards done"
        self._bar.update(task.id, description=f"{self._articles:,} read, {shards}")
