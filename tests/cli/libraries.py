"""A command that runs on a library of its own, and readers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from accordingto.reading import Trace
from accordingto.types import Article, Failure, Ledger
from tests.cli.conftest import FakeReader, ledger_of


class NewReader(FakeReader):
    """A reader of a later version than the fake one."""

    version = "later"

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        self.processes = processes
        for article in articles:
            if isinstance(article, Failure):
                yield article
            else:
                yield msgspec.structs.replace(ledger_of(article), reader=self.version)
