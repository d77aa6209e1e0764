"""The counts of a batch: ledgers, failures and languages. Each failure is also reported at once."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from accordingto.cli.terminal import printable
from accordingto.types import Article, Failure, Ledger

REASONS = 10
"""Number of reasons for failure that a summary lists, most frequent first."""
_UNKNOWN = "und"
_FIGURES = re.compile(r"\d[\d,.]*|'[^']*'")
"""Numbers and quoted names, which differ between failures of the same reason."""


class Tally:
    """A counter of ledgers and failures, through which a batch streams."""

    def __init__(self) -> None:
        self.read: int = 0
        self.failed: int = 0
        self.languages: Counter[str] = Counter()
        """Number of ledgers of texts that are not in English, by language code."""
        self._reasons: Counter[str] = Counter()
        self._examples: dict[str, str] = {}

    @property
    def foreign(self) -> int:
        """Number of ledgers of texts that are not in English."""
        return self.languages.total()

    def ledgers(self, results: Iterable[Ledger | Failure]) -> Iterator[Ledger]:
        """Count results and yield the ledgers; report each failure as one line on standard error."""
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
        """Count results and yield the articles and ledgers; report failures as ``ledgers`` does."""
        for result in results:
            if isinstance(result, Failure):
                self._fail(result)
            else:
                self.read += 1
                yield result

    def reread(self, results: Iterable[Ledger | Failure]) -> Iterator[Ledger]:
        """Yield the ledgers of articles that ``given`` counted; a failure moves from read to failed."""
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
        """Return the counts as one line, the last of a batch."""
        return f"read {self.read}, failed {self.failed}{self.not_english}"

    @property
    def not_english(self) -> str:
        """The part of a summary that counts texts not in English; empty if there are none."""
        return f", not in English {self.foreign}" if self.foreign else ""

    def details(self, *, asked: bool) -> Iterator[str]:
        """Yield one line for each language other than English and each reason for failure, with counts.

        Yields nothing if standard error is not a terminal, unless they are ``asked`` for.
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
