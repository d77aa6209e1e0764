"""Which reader a command reads with: its model, and the outlets that it knows beside its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import click

from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from accordingto.reading import Reader, Trace

SMALL: Literal["small"] = "small"
"""What the smaller of the models is called that the package has."""
ModelName = Path | Literal["small"]
"""A folder with a model, or the smaller of those that the package has."""


class ReadsArticles(Protocol):
    """The part of a reader that a command needs; ``accordingto.reading.Reader`` is the real one."""

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        """Read articles in order; failures pass through in their place. A ``trace`` counts what steps did."""


def takes_outlets(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option ``--outlets``; it gets the file as ``outlets_file``."""
    return click.option(
        "--outlets",
        "outlets_file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        help="File with names of further outlets to recognize, one per line.",
    )(function)


def takes_model(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option ``--model``; it gets ``model``, null for the bundled one."""
    return click.option(
        "--model",
        callback=_named_model,
        metavar="small|DIR",
        help="Read with the small model, quicker and less often right, or with one that you trained.",
    )(function)


def _named_model(ctx: click.Context, param: click.Parameter, value: str | None) -> ModelName | None:
    """Return which model is meant. Raises ``click.BadParameter`` where there is none in the folder.

    That is told before any work is begun, not once for each article or shard.
    """
    if value is None:
        return None
    if value == SMALL:
        return SMALL
    if not Path(value).is_dir():
        raise click.BadParameter(f"{value}: there is no such folder; name one with a model, or write small")
    from accordingto.reading.encoder.model import files_of

    missing = [file.name for file in files_of(Path(value)) if not file.is_file()]
    if missing:
        raise click.BadParameter(
            f"{value}: this folder has no whole model ({', '.join(missing)} missing); name one that training "
            "wrote, or write small"
        )
    return Path(value)


def load_reader(
    outlets_file: Path | None, model: ModelName | None = None, *, any_language: bool = False
) -> Reader:
    """Load a reader with a file of outlets. Raises ``click.BadParameter`` if that is unreadable."""
    from accordingto.reading import Reader

    return Reader(model, outlets=names_in(outlets_file), any_language=any_language)


def names_in(file: Path | None) -> tuple[str, ...]:
    """Return the names in a file, one per line; none without a file."""
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise click.BadParameter(
            f"{file}: it cannot be read as text ({error}); give a file in UTF-8"
        ) from error
    return tuple(line.strip() for line in lines if line.strip())
