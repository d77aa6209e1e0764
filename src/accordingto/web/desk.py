"""Parsing of untrusted inputs into articles, and reading into ledgers, in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Protocol

from accordingto.confined import Crew, Limits
from accordingto.processes import sharing
from accordingto.types import Article, Failure, Ledger

Making = Callable[[], Iterable[Article | Failure]]
"""Return the articles of an input, or failures in their place."""

PARSING = Limits(cpu_seconds=20, clock_seconds=60, memory_mib=768)
"""Limits for parsing one article. A fetch has a limit of half a minute of its own."""
READING = Limits(cpu_seconds=90, clock_seconds=180, memory_mib=1024)
"""Limits for reading one article: 200,000 characters of news take half a minute and 700 MiB."""
PARSERS = 2
"""Processes that parse inputs at once."""
FETCHERS = 4
"""Processes that fetch addresses at once, so that slow servers do not hold up other inputs."""

_ADVICE = "split it into articles, or use the command accordingto add"


class ReadsOne(Protocol):
    """The interface of a reader; ``accordingto.reading.Reader`` implements it."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        """Read one article into a ledger."""


class Desk(Protocol):
    """The interface that the pages use to parse and read; ``Apart`` implements it."""

    def articles(self, name: str, make: Making, *, is_fetched: bool = False) -> Iterator[Article | Failure]:
        """Yield the articles of an input called ``name``. Raises ``InputError``."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        """Read one article into a ledger. Raises ``InputError`` and ``ModelError``."""

    def close(self) -> None:
        """Stop all work in progress."""


class Apart:
    """A desk that works in separate processes with limits of time and memory."""

    def __init__(self, new_reader: Callable[[], ReadsOne]) -> None:
        """Prepare the processes, which start when there is work.

        ``new_reader`` loads the reader in its process, when the first article is read. It must be picklable,
        and defined in a module other than the main script.
        """
        self._new_reader = new_reader
        crew = partial(Crew, kept=1, advice=_ADVICE, context=sharing("accordingto.ingest.preloaded"))
        self._parsers = crew(PARSING, most=PARSERS)
        self._fetchers = crew(PARSING, most=FETCHERS)
        self._readers = crew(READING, most=1)

    def articles(self, name: str, make: Making, *, is_fetched: bool = False) -> Iterator[Article | Failure]:
        """Yield the articles of an input; ``make`` must be picklable."""
        return (self._fetchers if is_fetched else self._parsers).each(name, make)

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        """Read one article into a ledger; concurrent calls wait for each other."""
        name = article.url or article.path or "the article"
        (ledger,) = self._readers.each(name, partial(_read, self._new_reader, article, any_language))
        return ledger

    def close(self) -> None:
        """Stop all processes."""
        for crew in (self._fetchers, self._parsers, self._readers):
            crew.close()


_loaded = cache(lambda new_reader: new_reader())


def _read(new_reader: Callable[[], ReadsOne], article: Article, any_language: bool) -> Iterator[Ledger]:
    reader: ReadsOne = _loaded(new_reader)
    yield reader.read(article, any_language=any_language)
