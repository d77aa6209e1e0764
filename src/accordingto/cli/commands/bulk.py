"""``accordingto bulk``: archives → Parquet, in a run that can stop and go on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.bounds import MOST_ARTICLES, MOST_PROCESSES
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.inputs import takes_files
from accordingto.cli.readers import names_in
from accordingto.cli.terminal import printable

if TYPE_CHECKING:
    from accordingto.bulk import Outcome, Step, Summary
    from accordingto.cli.readers import ModelName
    from accordingto.ingest import Given

SHARD = 500
"""Articles in a shard; a test keeps it equal to what ``accordingto.bulk`` takes."""
ENGINES = ("local", "daft", "spark")
"""The engines; a test keeps them equal to those of ``accordingto.bulk``."""


@click.command("bulk")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder to write into: a new one, or that of a run with the same inputs, which goes on.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, MOST_PROCESSES),
    metavar="N",
    help="Number of processes to read with.  [default: one a core]",
)
@click.option(
    "--by",
    type=click.Choice(["day", "month"]),
    default="day",
    show_default=True,
    help="Part the files of a table by day or month of publication; month where an archive spans years.",
)
@click.option(
    "--shard",
    type=click.IntRange(1, MOST_ARTICLES),
    default=SHARD,
    show_default=True,
    metavar="N",
    help="Articles that a process reads before it writes: more make fewer files, and lose more when it ends.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="local",
    show_default=True,
    help="What runs the processes: this program, or Daft or Spark by their own settings (Daft on Ray, if "
    "DAFT_RUNNER=ray); machines share DIR and the inputs.",
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
    """Read archives into Parquet files, a folder for each table.

    INPUT is a file or a folder, as for `accordingto read`: JSONL, CSV, Parquet, web archives (WARC), pages
    and all the others, packed with gzip or not. What was read is kept piece by piece: run the same command
    again after it was stopped, however that was, and it does what is missing. The files are the same, byte
    for byte, however many processes there are. An article that cannot be read is a row of the table
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
    with _reporting() as report:
        summary = run(inputs, job, KNOWN[engine](processes or len(os.sched_getaffinity(0))), report)
    for line in _told(summary, out):
        click.echo(printable(line), err=True)
    if summary.failures or not summary.is_complete:
        raise SystemExit(SOME_FAILED)


def _told(summary: Summary, out: Path) -> list[str]:
    """Return what a run says at its end."""
    foreign = f", not in English {summary.foreign}" if summary.foreign else ""
    told = [
        f"read {summary.articles}, failed {summary.failures}{foreign}; {summary.done} of {summary.shards} "
        f"shards done, {summary.files} files of {summary.size / 1024**2:.1f} MiB in {out}"
    ]
    if summary.failures:
        told.append(f"the failures, with their reasons, are in {out / 'failures'}")
    told += [f"not done: {problem}" for problem in summary.problems]
    if not summary.is_complete:
        told.append("run it again to do what is missing")
    return told


@contextmanager
def _reporting() -> Generator[Callable[[Step | Outcome], None], None, None]:
    """Show on a terminal how far the run is."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from accordingto.bulk import Outcome

    text = TextColumn("{task.fields[articles]:,.0f} read, {task.completed:,.0f} shards done")
    with Progress(
        SpinnerColumn(), text, TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task, articles = bar.add_task("", total=None, articles=0), 0

        def report(step: Step | Outcome) -> None:
            nonlocal articles
            if isinstance(step, Outcome):
                bar.advance(task)
            elif step.stage == "reading":
                articles += 1
                bar.update(task, articles=articles)

        yield report
