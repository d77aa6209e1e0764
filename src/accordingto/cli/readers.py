"""The options that choose the reader of a command: its model, its processes, and more names of outlets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import click

from accordingto.cli.bounds import MOST_PROCESSES
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from accordingto.reading import Reader, Trace

SMALL: Literal["small"] = "small"
"""Name of the smaller of the two bundled models."""
ModelName = Path | Literal["small"]
"""A folder with a model, or ``"small"`` for the smaller bundled one."""


class ReadsArticles(Protocol):
    """The part of a reader that a command needs; ``accordingto.reading.Reader`` is the real one."""

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        """Yield the ledgers of articles in order; failures pass through. A ``trace`` counts what steps do."""


def takes_outlets(function: Callable[..., None]) -> Callable[..., None]:
    """Add the option ``--outlets`` to a command, which gets the file as ``outlets_file``."""
    return click.option(
        "--outlets",
        "outlets_file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="File with additional names of outlets to recognize, one per line.",
    )(function)


def takes_jobs(function: Callable[..., None]) -> Callable[..., None]:
    """Add the option ``--jobs`` to a command, which gets the number of processes as ``jobs``."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, MOST_PROCESSES),
        default=1,
        show_default=True,
        metavar="N",
        help="Number of processes to read with.",
    )(function)


def takes_model(function: Callable[..., None]) -> Callable[..., None]:
    """Add the option ``--model`` to a command, which gets it as ``model``, None for the default model."""
    return click.option(
        "--model",
        callback=_named_model,
        metavar="small|DIR",
        help="Read with the small model, which is faster but less accurate, or with one that you trained.",
    )(function)


def _named_model(ctx: click.Context, param: click.Parameter, value: str | None) -> ModelName | None:
    """Parse the value of ``--model``. Raises ``click.BadParameter`` if the folder has no complete model.

    Checked here so that it fails once at the start, not once for each article or shard.
    """
    if value is None:
        return None
    if value == SMALL:
        return SMALL
    if not Path(value).is_dir():
        raise click.BadParameter(f"{value}: there is no such folder; name one with a model, or write 'small'")
    from accordingto.reading.encoder.model import files_of

    missing = [file.name for file in files_of(Path(value)) if not file.is_file()]
    if missing:
        raise click.BadParameter(
            f"{value}: this folder has no complete model ({', '.join(missing)} missing); name one that "
            "training wrote, or write 'small'"
        )
    return Path(value)


def load_reader(
    outlets_file: Path | None, model: ModelName | None = None, *, any_language: bool = False
) -> Reader:
    """Load a reader. Raises ``click.BadParameter`` if the file of outlets cannot be read, ``ModelError``."""
    from accordingto.reading import Reader

    return Reader(model, outlets=names_in(outlets_file), any_language=any_language)


def names_in(file: Path | None) -> tuple[str, ...]:
    """Return the names in a file, one per line, or none for None. Raises ``click.BadParameter``."""
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(
            f"{file}: it cannot be read as text ({error}); give a file in UTF-8"
        ) from error
    return tuple(line.strip() for line in lines if line.strip())
