"""Counts the results of a batch, and reports each failure at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from accordingto.cli.terminal import printable
from accordingto.types import Failure, Ledger


class Tally:
    """Counts ledgers and failures as they pass."""

    def __init__(self) -> None:
        self.read: int = 0
        self.failed: int = 0
        self.foreign: int = 0
        """Ledgers of texts that are not in English."""

    def ledgers(self, results: Iterable[Ledger | Failure]) -> Iterator[Ledger]:
        """Pass the ledgers on; report each failure on standard error, one line each."""
        for result in results:
            match result:
                case Ledger():
                    self.read += 1
                    self.foreign += any(one.code == "not_english" for one in result.warnings)
                    yield result
                case Failure(input=name, reason=reason, advice=advice):
                    self.failed += 1
                    click.echo(printable(f"{name}: {reason}; {advice}"), err=True)

    def summary(self) -> str:
        """Return the counts, as the last line of a batch."""
        return f"read {self.read}, failed {self.failed}{self.not_english}"

    @property
    def not_english(self) -> str:
        """How many are not in English, as the end of such a line; empty where all are."""
        return f", not in English {self.foreign}" if self.foreign else ""
