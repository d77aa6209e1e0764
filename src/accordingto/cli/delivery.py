"""Writes ledgers to the terminal, a pipe or a file, and sets the exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from accordingto.cli.formats import write
from accordingto.cli.output import is_on_screen, open_output, standard_output
from accordingto.cli.progress import Total, with_progress
from accordingto.cli.tally import Tally
from accordingto.types import Failure, Ledger

SOME_FAILED = 1
"""Exit code when at least one input could not be read."""


def deliver(
    results: Iterator[Ledger | Failure],
    out: Path | None,
    encode: Callable[[Iterable[Ledger]], Iterable[bytes]],
    show: Callable[[Iterable[Ledger]], None] | None = None,
    explain: Callable[[], str] | None = None,
    *,
    total: Total,
    summary: bool = False,
) -> None:
    """Write the ledgers as ``encode`` encodes them, or call ``show`` if standard output is a terminal.

    ``out`` is None for standard output. Failures are reported on standard error, then the text that
    ``explain`` returns, then the counts of the batch, in detail with ``summary``. A progress bar, with
    ``total`` as the expected number of results, is shown only where it does not mix with the output. Raises
    ``SystemExit`` with ``SOME_FAILED`` if an input failed.
    """
    if out is None:
        standard_output()  # fails before anything is read if it is closed
    tally = Tally()
    on_screen = out is None and is_on_screen()
    if on_screen and show is not None:
        show(tally.ledgers(results))
    else:
        with open_output(out) as stream:
            write(encode(tally.ledgers(results if on_screen else with_progress(results, total))), stream)
    if explain is not None:
        click.echo(explain(), err=True)
    if summary or tally.read + tally.failed > 1:
        for line in (tally.summary(), *tally.details(asked=summary)):
            click.echo(line, err=True)
    if tally.failed:
        raise SystemExit(SOME_FAILED)
