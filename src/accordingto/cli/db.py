"""The option ``--db``, the same for every command that works on a library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from accordingto.store import Library
    from accordingto.store.library import Watching

VARIABLE = "ACCORDINGTO_DB"
"""Environment variable with the path of the library."""
DEFAULT = Path("accordingto.db")
"""The default path of the library, in the current directory."""


def takes_db(help: str = "The library.") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds the option ``--db``; the command gets the path as ``db``."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path, readable=False),
        envvar=VARIABLE,
        default=DEFAULT,
        show_default=True,
        show_envvar=True,
        metavar="PATH",
        help=help,
    )


def opened(path: Path, *, create: bool = True, watching: Watching | None = None) -> Library:
    """Open and return a library. A migration from an earlier version shows a progress bar on terminals."""
    from accordingto.cli.progress import step_by_step
    from accordingto.store import Library

    with step_by_step() as progress:
        return Library(path, create=create, watching=watching, progress=progress)
