"""``accordingto read``: inputs → articles → ledgers → one of the formats, streaming all the way."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TextIO

import click

from accordingto.cli.formats import Format, encode, format_for, show, write
from accordingto.cli.output import open_output
from accordingto.cli.progress import with_progress
from accordingto.cli.tally import Tally
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from accordingto.ingest import Given

InputFormat = Literal["text", "markdown", "html", "jsonl"]

SOME_FAILED = 1
"""Exit code when at least one input could not be read."""

LINE_SUFFIXES = (".jsonl", ".ndjson")
"""Names of files that hold an article a line."""


class ReadsArticles(Protocol):
    """What this command needs of a reader; ``accordingto.reading.Reader`` is the real one."""

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1
    ) -> Iterator[Ledger | Failure]:
        """Read articles in order; failures pass through in their place."""


def _published(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is not an ISO 8601 date or datetime, before anything is read."""
    from accordingto.ingest import iso_date

    try:
        return value if value is None else iso_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command("read")
@click.argument("inputs", nargs=-1, metavar="INPUT…")
@click.option(
    "--format",
    type=click.Choice([format.value for format in Format]),
    help="What to write.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file. It appears only when everything is read.",
)
@click.option(
    "--published",
    callback=_published,
    metavar="DATE",
    help="Date of publication, for inputs that do not give one (ISO 8601).",
)
@click.option("--outlet", metavar="NAME", help="Publisher, for inputs that do not name one.")
@click.option(
    "--outlets",
    "outlets_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Names of outlets beside those that are known, one a line.",
)
@click.option(
    "--from",
    "given_format",
    type=click.Choice(["text", "markdown", "html", "jsonl"]),
    help="What the inputs are.  [default: by suffix, else by looking]",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes to read with.",
)
@click.option("--allow-private", is_flag=True, help="Fetch addresses in private networks, too.")
@click.pass_obj
def command(
    reader: ReadsArticles | None,
    inputs: tuple[str, ...],
    format: str | None,
    out: Path | None,
    published: str | None,
    outlet: str | None,
    outlets_file: Path | None,
    given_format: InputFormat | None,
    jobs: int,
    allow_private: bool,
) -> None:
    """Read articles and show who said what.

    INPUT is a file (plain text, Markdown, HTML, or JSONL with an article a line), a folder, an http or https
    address, or - for standard input, which is also read when there is no INPUT and something is piped in.

    What cannot be read is told on standard error and the rest is read. The exit code is 0 when everything was
    read, 1 when something was not, 2 for wrong usage.

    \b
    Examples:
      accordingto read article.txt
      accordingto read https://news.example/2026/harbour-tolls --out report.html
      accordingto read archive/ --format jsonl --jobs 2 > ledgers.jsonl
      cat article.txt | accordingto read --published 2026-03-09
    """
    from accordingto.ingest import Given

    inputs = inputs or _piped_input()
    given = Given(published=published, outlet=outlet, format=given_format, allow_private=allow_private)
    tally = Tally()
    reader = reader or _load_reader(_names_in(outlets_file))
    with closing(_results(inputs, given, reader, jobs)) as results:
        several = _could_be_several(inputs, given_format)
        _deliver(results, tally, Format(format) if format else format_for(out), out, several=several)
    if tally.read + tally.failed > 1:
        click.echo(tally.summary(), err=True)
    if tally.failed:
        raise SystemExit(SOME_FAILED)


def _piped_input() -> tuple[str, ...]:
    """Standard input, if something is piped into it."""
    if not piped(sys.stdin):
        raise click.UsageError(
            "Name at least one INPUT: a file, a folder, an address, or - for standard input."
        )
    return ("-",)


def piped(stream: TextIO | None) -> bool:
    """Whether a file or a program is at the other end, and not a person or (where it is closed) nobody."""
    return stream is not None and not stream.isatty()


def _could_be_several(inputs: tuple[str, ...], given_format: InputFormat | None) -> bool:
    """Whether the inputs, by their kind, can hold more than one article."""
    from accordingto.ingest import is_folder

    first = inputs[0]
    is_lines = given_format == "jsonl" or Path(first).suffix.lower() in LINE_SUFFIXES
    return len(inputs) > 1 or is_lines or is_folder(first)


def _results(
    inputs: tuple[str, ...], given: Given, reader: ReadsArticles, jobs: int
) -> Generator[Ledger | Failure, None, None]:
    """The whole way: inputs to articles, articles to ledgers, one after the other."""
    from accordingto.ingest import read_inputs

    yield from reader.read_many(read_inputs(inputs, given), processes=jobs)


def _load_reader(outlets: tuple[str, ...]) -> ReadsArticles:
    from accordingto.reading import Reader

    return Reader(outlets=outlets)


def _names_in(file: Path | None) -> tuple[str, ...]:
    """The names in a file, one a line; none without a file."""
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(f"{file} cannot be read as text ({error}); give a UTF-8 file") from error
    return tuple(line.strip() for line in lines if line.strip())


def _deliver(
    results: Iterator[Ledger | Failure], tally: Tally, format: Format, out: Path | None, *, several: bool
) -> None:
    """Bring the ledgers to the screen, the pipe or the file; no bar where it would run through the output."""
    if out is None and sys.stdout is None:
        raise click.UsageError("Standard output is closed: name a file with --out.")
    on_screen = out is None and sys.stdout.isatty()
    if on_screen and format is Format.TERMINAL:
        show(tally.ledgers(results))
        return
    with open_output(out) as stream:
        ledgers = tally.ledgers(results if on_screen else with_progress(results))
        write(encode(ledgers, format, several=several), stream)
