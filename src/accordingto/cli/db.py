"""The option that names the library, the same for every command that has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from accordingto.store import Library
    from accordingto.store.library import Watching

VARIABLE = "ACCORDINGTO_DB"
"""Environment variable that names the library."""
DEFAULT = Path("accordingto.db")
"""The library where none is named: in the folder in which the command runs."""


def takes_db(help: str = "The library.") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the option ``--db``; it gets the path as ``db``."""
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
    """Return a library, opened; bringing one of an earlier version to this one is shown on terminals."""
    from accordingto.cli.progress import step_by_step
    from accordingto.store import Library

    with step_by_step() as progress:
        return Library(path, create=create, watching=watching, progress=progress)
