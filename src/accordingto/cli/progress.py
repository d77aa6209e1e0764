"""A progress bar on standard error, shown on terminals only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from accordingto.types import Failure, Ledger


def with_progress(results: Iterable[Ledger | Failure]) -> Iterator[Ledger | Failure]:
    """Pass results on, and show how many there were if standard error is a terminal.

    The bar appears with the second result, as a single article needs none. It has no total, because inputs
    are read only as they are needed.
    """
    rest = iter(results)
    if not sys.stderr.isatty():
        yield from rest
        return
    for first in rest:
        yield first
        break
    for second in rest:
        yield from _with_bar(second, rest)


def _with_bar(second: Ledger | Failure, rest: Iterator[Ledger | Failure]) -> Iterator[Ledger | Failure]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, completed=2)
        yield second
        for result in rest:
            bar.advance(task)
            yield result
