"""The option that names the library, the same for every command that has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

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
