"""The arguments and options with which a command takes its inputs, and the reading of the inputs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Generator, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from accordingto.cli.readers import load_reader, takes_jobs, takes_model, takes_outlets
from accordingto.types import Failure, Ledger

if TYPE_CHECKING:
    from accordingto.cli.readers import ModelName, ReadsArticles
    from accordingto.ingest import Format as InputFormat
    from accordingto.ingest import Given
    from accordingto.reading import Trace

FORMATS = (
    "text", "markdown", "html", "jsonl", "json", "csv", "parquet", "feed", "mail", "mbox", "mhtml", "pdf",
    "docx", "urls", "warc", "newsml",
)  # fmt: skip
"""The values of ``--from``; a test keeps them equal to the formats of ``ingest``."""


@dataclass(frozen=True)
class Request:
    """The inputs of a command and the options that say how to read them."""

    inputs: tuple[str, ...]
    """Files, folders, addresses, or ``-`` for standard input. May be empty only with a library or a bulk
    folder."""
    given: Given
    """Format, outlet, date and column names, for inputs that do not state them."""
    outlets_file: Path | None
    """A file with names of outlets, one per line."""
    jobs: int
    """Number of processes to read with."""
    model: ModelName | None = None
    """Which model to read with; None for the bundled one."""
    any_language: bool = False
    """Whether to read attributions also in texts that are not in English."""
    summary: bool = False
    """Whether to print the detailed counts even if standard error is not a terminal."""

    @property
    def could_be_several(self) -> bool:
        """Whether the inputs, judged by their number and format, can hold more than one article."""
        from accordingto.ingest import could_be_several

        return len(self.inputs) > 1 or could_be_several(self.inputs[0], self.given.format)

    def total(self) -> int | None:
        """Return how many results there will be; None if that is known only after reading the inputs."""
        from accordingto.ingest import count_results

        return count_results(self.inputs, self.given.format)

    def results(
        self, reader: ReadsArticles | None, trace: Trace | None = None
    ) -> Generator[Ledger | Failure, None, None]:
        """Read the inputs in order and yield a ledger or a failure for each article; close it when done.

        Without a ``reader``, the one that the options name is loaded, already when this is called. A
        ``trace`` counts what each step of the reading did; it requires ``jobs`` to be 1. Raises
        ``click.BadParameter`` if the file of outlets cannot be read, ``ModelError`` if the reader cannot be
        loaded.
        """
        from accordingto.ingest import read_inputs

        reader = reader or load_reader(self.outlets_file, self.model, any_language=self.any_language)
        articles = read_inputs(self.inputs, self.given)
        return _passed_on(reader.read_many(articles, processes=self.jobs, trace=trace))


def iso_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Check that the value of an option is an ISO 8601 date or datetime. Raises ``click.BadParameter``."""
    from accordingto.ingest import iso_date

    try:
        return value if value is None else iso_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def named_columns(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str]:
    """Parse ``text=body,headline=title`` into the names of the input's columns, by our names of the fields.

    Raises ``click.BadParameter`` for a field that we do not have.
    """
    from accordingto.ingest import COLUMNS

    pairs = [part.partition("=") for part in (value or "").split(",") if part.strip()]
    columns = {field.strip(): column.strip() for field, _, column in pairs}
    wrong = next((name for name, column in columns.items() if name not in COLUMNS or not column), None)
    if wrong is not None:
        raise click.BadParameter(f"{wrong!r}: write text=body, with one of {', '.join(COLUMNS)} before the =")
    return columns


_OPTIONS: dict[str, Callable[[Callable[..., None]], Callable[..., None]]] = {
    "inputs": click.argument("inputs", nargs=-1, metavar="INPUT…"),
    "published": click.option(
        "--published",
        callback=iso_day,
        metavar="DATE",
        help="Publication date of inputs that do not give one (ISO 8601).",
    ),
    "outlet": click.option("--outlet", metavar="NAME", help="Publisher of inputs that do not name one."),
    "outlets": takes_outlets,
    "model": takes_model,
    "from": click.option(
        "--from",
        "given_format",
        type=click.Choice(FORMATS),
        help="Format of the inputs.  [default: by their content and suffix]",
    ),
    "columns": click.option(
        "--columns",
        callback=named_columns,
        metavar="NAMES",
        help="Names of the input's table columns or JSON fields, e.g. text=body,headline=title.",
    ),
    "jobs": takes_jobs,
    "private": click.option(
        "--allow-private", is_flag=True, help="Also fetch addresses in private networks."
    ),
    "any_language": click.option(
        "--any-language", is_flag=True, help="Also read attributions in texts that are not in English."
    ),
    "summary": click.option(
        "--summary",
        is_flag=True,
        help="Report at the end how many articles were read, and how many failed for which reason.  "
        "[default: on a terminal, if there are several]",
    ),
}
"""All options, in the order in which the help lists them."""
_NOT_OF_FILES = {"jobs", "private", "summary"}
"""The options that ``takes_files`` leaves out: ``bulk``, its user, has its own or has no need of them."""


def takes_inputs(function: Callable[..., None]) -> Callable[..., None]:
    """Add the inputs and their options to a command, which gets them as ``request``.

    Without inputs, standard input is read if something is piped into it. Raises ``click.UsageError``
    otherwise, except with ``--from-bulk``.
    """
    return _with_inputs(function, lambda others: () if others.get("from_bulk") else _piped_input())


def _with_inputs(
    function: Callable[..., None], otherwise: Callable[[dict[str, Any]], tuple[str, ...]]
) -> Callable[..., None]:
    @wraps(function)
    def command(
        *args: Any,
        inputs: tuple[str, ...],
        published: str | None,
        outlet: str | None,
        outlets_file: Path | None,
        model: ModelName | None,
        given_format: InputFormat | None,
        columns: dict[str, str],
        jobs: int,
        allow_private: bool,
        any_language: bool,
        summary: bool,
        **others: Any,
    ) -> None:
        from accordingto.ingest import Given

        inputs = inputs or otherwise(others)
        given = Given(
            published=published,
            outlet=outlet,
            format=given_format,
            allow_private=allow_private,
            columns=columns,
        )
        request = Request(inputs, given, outlets_file, jobs, model, any_language, summary)
        function(*args, request=request, **others)

    return _with_options(command, _OPTIONS)


def takes_events(function: Callable[..., None]) -> Callable[..., None]:
    """Add the inputs and their options to a command, and ``--db`` to take the articles of a library instead.

    The command gets ``request``, whose inputs are empty with a library, and ``db``, which is None without
    one. Raises ``click.UsageError`` for both or neither.
    """

    @wraps(function)
    def command(*args: Any, request: Request, db: Path | None, **others: Any) -> None:
        if (db is None) == (not request.inputs):
            raise click.UsageError("Give at least one INPUT, or a library with --db, and not both.")
        function(*args, request=request, db=db, **others)

    option = click.option(
        "--db",
        type=click.Path(path_type=Path, readable=False),
        metavar="PATH",
        help="Use the articles of this library instead of inputs.",
    )
    return option(_with_inputs(command, lambda _: ()))


def takes_files(function: Callable[..., None]) -> Callable[..., None]:
    """Add the inputs and those of their options that apply to files to a command that reads only files.

    The command gets ``inputs``, which may be empty, ``given``, ``outlets_file``, ``model`` and
    ``any_language``.
    """

    @wraps(function)
    def command(
        *args: Any,
        published: str | None,
        outlet: str | None,
        given_format: InputFormat | None,
        columns: dict[str, str],
        allow_private: bool = False,
        **others: Any,
    ) -> None:
        from accordingto.ingest import Given

        given = Given(
            published=published,
            outlet=outlet,
            format=given_format,
            allow_private=allow_private,
            columns=columns,
        )
        function(*args, given=given, **others)

    return _with_options(command, [name for name in _OPTIONS if name not in _NOT_OF_FILES])


def _with_options(command: Callable[..., None], names: Collection[str]) -> Callable[..., None]:
    for option in reversed([_OPTIONS[name] for name in names]):
        command = option(command)
    return command


def piped(stream: TextIO | None) -> bool:
    """Return whether a stream is connected to a file or a program; False for a terminal or a closed one."""
    return stream is not None and not stream.isatty()


def _piped_input() -> tuple[str, ...]:
    """Return ``("-",)``, for standard input. Raises ``click.UsageError`` if nothing is piped into it."""
    if not piped(sys.stdin):
        raise click.UsageError(
            "Give at least one INPUT: a file, a folder, an address, or - for standard input."
        )
    return ("-",)


def _passed_on(results: Iterator[Ledger | Failure]) -> Generator[Ledger | Failure, None, None]:
    yield from results
