"""The option ``--db`` and the articles of its library, the same for every command that works on one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.errors import DamagedLibrary
from accordingto.types import Failure, Ledger

if TYPE_CHECKING:
    from accordingto.store import Library, Query
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


def shown_in(library: Library, query: Query) -> Iterator[Ledger | Failure]:
    """Yield the corrected ledgers of matching articles, and failures for damaged ones, in one transaction."""
    from accordingto.store import find

    with library.reading():
        after: str | None = None
        while True:
            page = library.ask(find, query, after=after)
            for entry in page.items:
                try:
                    yield library.shown(entry.key).ledger
                except DamagedLibrary as error:
                    yield Failure(input=f"article {entry.key}", reason=error.reason, advice=error.advice)
            after = page.after
            if after is None:
                return


def opened(path: Path, *, create: bool = True, watching: Watching | None = None) -> Library:
    """Open and return a library. A migration from an earlier version shows a progress bar on terminals."""
    from accordingto.cli.progress import step_by_step
    from accordingto.store import Library

    with step_by_step() as progress:
        return Library(path, create=create, watching=watching, progress=progress)
