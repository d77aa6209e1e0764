"""Progress bars on standard error, shown only if it is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from accordingto.types import Failure, Ledger

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Total = Callable[[], int | None]
"""Returns how many results there will be, None if unknown; called only if a progress bar is shown."""


def _unknown() -> None:
    return None


def with_progress(results: Iterable[Ledger | Failure], total: Total = _unknown) -> Iterator[Ledger | Failure]:
    """Yield the results unchanged, counting them in a progress bar if standard error is a terminal.

    With a known ``total`` the bar shows it and the remaining time. The bar appears with the second result,
    since a single article needs none.
    """
    rest = iter(results)
    if not sys.stderr.isatty():
        yield from rest
        return
    for first in rest:
        yield first
        break
    for second in rest:
        yield from _with_bar(second, rest, total())


def _with_bar(
    second: Ledger | Failure, rest: Iterator[Ledger | Failure], total: int | None
) -> Iterator[Ledger | Failure]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns: tuple[ProgressColumn, ...] = (SpinnerColumn(), TextColumn("{task.completed:,.0f} read"))
    if total is not None:
        of = TextColumn("{task.completed:,.0f} of {task.total:,.0f} read")
        left = (TimeRemainingColumn(elapsed_when_finished=True), TextColumn("left"))
        columns = (SpinnerColumn(), BarColumn(), of, *left)
    else:
        columns = (*columns, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, completed=2)
        yield second
        for number, result in enumerate(rest, 3):
            more = number if total is not None and number > total else total
            bar.update(task, completed=number, total=more)
            yield result


@contextmanager
def step_by_step() -> Iterator[Callable[[str, int, int], None]]:
    """Return a context with a function ``(task, done, of)`` that updates one progress bar per task.

    ``done`` and ``of`` count articles. The function does nothing if standard error is not a terminal.
    """
    with ExitStack() as stack:
        bar: Progress | None = None
        tasks: dict[str, TaskID] = {}

        def told(what: str, done: int, of: int) -> None:
            nonlocal bar
            if not sys.stderr.isatty():
                return
            bar = bar or stack.enter_context(_steps())
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=done)

        yield told


def _steps() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f} articles"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
