"""The inputs of a command and the options about them, and the reading of them into ledgers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Generator, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from accordingto.cli.bounds import MOST_PROCESSES
from accordingto.cli.readers import load_reader, takes_model, takes_outlets
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
"""The formats that inputs can be said to have; a test keeps them equal to those of ``ingest``."""


@dataclass(frozen=True)
class Request:
    """What is to be read, and how."""

    inputs: tuple[str, ...]
    """Files, folders, addresses, ``-``; at least one."""
    given: Given
    """What the inputs do not say themselves."""
    outlets_file: Path | None
    """A file with names of outlets, one a line."""
    jobs: int
    """Processes to read with."""
    model: ModelName | None = None
    """Which model to read with; null for the bundled one."""
    any_language: bool = False
    """Whether to read attributions in what is not English, too."""
    summary: bool = False
    """Whether to sum up the batch in detail though nobody looks."""

    @property
    def could_be_several(self) -> bool:
        """Whether the inputs, by their kind, can hold more than one article."""
        from accordingto.ingest import could_be_several

        return len(self.inputs) > 1 or could_be_several(self.inputs[0], self.given.format)

    def total(self) -> int | None:
        """Return how many results there will be, or null where only reading the inputs tells."""
        from accordingto.ingest import count_results

        return count_results(self.inputs, self.given.format)

    def results(
        self, reader: ReadsArticles | None, trace: Trace | None = None
    ) -> Generator[Ledger | Failure, None, None]:
        """Yield what becomes of the inputs, one after the other: ledgers and failures; close it when done.

        Without a ``reader`` the one that is asked for is loaded, at once. A ``trace`` counts what each step
        of the reading did; it needs ``jobs`` to be 1. Raises ``click.BadParameter`` where the file of outlets
        cannot be read, and ``ModelError`` where the reader cannot be loaded.
        """
        from accordingto.ingest import read_inputs

        reader = reader or load_reader(self.outlets_file, self.model, any_language=self.any_language)
        articles = read_inputs(self.inputs, self.given)
        return _passed_on(reader.read_many(articles, processes=self.jobs, trace=trace))


def iso_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is not an ISO 8601 date or datetime, before anything is read."""
    from accordingto.ingest import iso_date

    try:
        return value if value is None else iso_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def named_columns(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str]:
    """Return what our fields are called in a table, as in ``text=body,headline=title``.

    Raises ``click.BadParameter``, before anything is read, where a name is none of ours.
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
        help="What the columns of tables and fields of JSON are called, e.g. text=body,headline=title.",
    ),
    "jobs": click.option(
        "--jobs",
        type=click.IntRange(1, MOST_PROCESSES),
        default=1,
        show_default=True,
        metavar="N",
        help="Number of processes to read with.",
    ),
    "private": click.option(
        "--allow-private", is_flag=True, help="Also fetch addresses in private networks."
    ),
    "any_language": click.option(
        "--any-language", is_flag=True, help="Also read attributions in texts that are not in English."
    ),
    "summary": click.option(
        "--summary",
        is_flag=True,
        help="Report at the end how many were read, and how many not for which reason.  [default: on a "
        "terminal, where there are several]",
    ),
}
"""All options, in the order in which the help lists them."""
_NOT_OF_FILES = {"jobs", "private", "summary"}
"""Those that say nothing where only files are read, in a way of its own."""


def takes_inputs(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command its inputs and the options about them; it gets them as ``request``."""
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
    """Give a command its inputs and the options about them, or a library in their stead.

    It gets the inputs as ``request``, which may have none, and the library as ``db``. Both or neither is
    refused with ``click.UsageError``.
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
        help="Take the articles of this library instead of inputs.",
    )
    return option(_with_inputs(command, lambda _: ()))


def takes_files(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command its inputs and the options about them, for files that can be read again.

    It gets the inputs as ``inputs``, which may be none, what they do not say themselves as ``given``,
    ``outlets_file``, ``model`` and ``any_language``.
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
    """Return standard input as the input, if something is piped into it. Raises ``click.UsageError``."""
    if not piped(sys.stdin):
        raise click.UsageError(
            "Give at least one INPUT: a file, a folder, an address, or - for standard input."
        )
    return ("-",)


def _passed_on(results: Iterator[Ledger | Failure]) -> Generator[Ledger | Failure, None, None]:
    yield from results
