"""Counts the results of a batch, and reports each failure at once."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from accordingto.cli.terminal import printable
from accordingto.types import Article, Failure, Ledger

REASONS = 10
"""Reasons that a summary lists, the most frequent first."""
_UNKNOWN = "und"
_FIGURES = re.compile(r"\d[\d,.]*|'[^']*'")
"""What differs in the same reason: numbers, names."""


class Tally:
    """Counts ledgers and failures as they pass."""

    def __init__(self) -> None:
        self.read: int = 0
        self.failed: int = 0
        self.languages: Counter[str] = Counter()
        """Ledgers of texts that are not in English, by their language."""
        self._reasons: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    @property
    def foreign(self) -> int:
        """Ledgers of texts that are not in English."""
        return self.languages.total()

    def ledgers(self, results: Iterable[Ledger | Failure]) -> Iterator[Ledger]:
        """Pass the ledgers on; report each failure on standard error, one line each."""
        for result in results:
            match result:
                case Ledger():
                    self.read += 1
                    if any(one.code == "not_english" for one in result.warnings):
                        self.languages[result.article.language or _UNKNOWN] += 1
                    yield result
                case Failure():
                    self._fail(result)

    def given(self, results: Iterable[Article | Ledger | Failure]) -> Iterator[Article | Ledger]:
        """Pass articles on, read or not, and report failures in the same way."""
        for result in results:
            if isinstance(result, Failure):
                self._fail(result)
            else:
                self.read += 1
                yield result

    def reread(self, results: Iterable[Ledger | Failure]) -> Iterator[Ledger]:
        """Pass the ledgers of articles on that were counted before; one that fails is read no longer."""
        for result in results:
            if isinstance(result, Failure):
                self.read -= 1
                self._fail(result)
            else:
                yield result

    def _fail(self, failure: Failure) -> None:
        self.failed += 1
        kind = _FIGURES.sub("…", failure.reason)
        self._reasons[kind] += 1
        self._examples.setdefault(kind, failure.reason)
        click.echo(printable(f"{failure.input}: {failure.reason}; {failure.advice}"), err=True)

    def summary(self) -> str:
        """Return the counts, as the last line of a batch."""
        return f"read {self.read}, failed {self.failed}{self.not_english}"

    @property
    def not_english(self) -> str:
        """How many are not in English, as the end of such a line; empty where all are."""
        return f", not in English {self.foreign}" if self.foreign else ""

    def details(self, *, asked: bool) -> Iterator[str]:
        """Yield the languages that were set aside and the reasons of failures, a line each.

        In a pipe there are none unless they are ``asked`` for.
        """
        if not (asked or sys.stderr.isatty()):
            return
        for language, count in self.languages.most_common():
            yield f"not in English {count}: {language}"
        for kind, count in self._reasons.most_common(REASONS):
            yield printable(f"failed {count}: {self._examples[kind] if count == 1 else kind}")
        others = sum(count for _, count in self._reasons.most_common()[REASONS:])
        if others:
            yield f"failed {others}: other reasons"
