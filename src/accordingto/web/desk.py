"""Where texts of strangers become articles, and articles ledgers, apart from the server's own process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Protocol

from accordingto.confined import Crew, Limits
from accordingto.processes import sharing
from accordingto.types import Article, Failure, Ledger

Making = Callable[[], Iterable[Article | Failure]]
"""Makes the articles of something that was handed in."""

PARSING = Limits(cpu_seconds=20, clock_seconds=60, memory_mib=768)
"""What making one article may take. A fetch has half a minute for itself."""
READING = Limits(cpu_seconds=90, clock_seconds=180, memory_mib=1024)
"""What reading one article may take: 200,000 characters of news take half a minute and 700 MiB."""
PARSERS = 2
"""Processes that make articles at once."""
FETCHERS = 4
"""Processes that fetch addresses at once, so that slow servers hold up nobody else's files."""

_ADVICE = "split it into articles, or use the command accordingto add"


class ReadsOne(Protocol):
    """What a desk needs of a reader; ``accordingto.reading.Reader`` is the real one."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        """Read one article into a ledger."""


class Desk(Protocol):
    """What the pages need: ``Apart`` is the real one."""

    def articles(self, name: str, make: Making, *, is_fetched: bool = False) -> Iterator[Article | Failure]:
        """Yield the articles of an input called ``name``. Raises ``InputError``."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        """Read one article into a ledger. Raises ``InputError`` and ``ModelError``."""

    def close(self) -> None:
        """End whatever is being done."""


class Apart:
    """A desk whose work is done in processes of their own, within limits of time and memory."""

    def __init__(self, new_reader: Callable[[], ReadsOne]) -> None:
        """``new_reader`` loads the reader, in its process, when an article is first to be read. It can be
        pickled, and stands in a module, not in the script that was started."""
        self._new_reader = new_reader
        crew = partial(Crew, kept=1, advice=_ADVICE, context=sharing("accordingto.ingest.preloaded"))
        self._parsers = crew(PARSING, most=PARSERS)
        self._fetchers = crew(PARSING, most=FETCHERS)
        self._readers = crew(READING, most=1)

    def articles(self, name: str, make: Making, *, is_fetched: bool = False) -> Iterator[Article | Failure]:
        """Yield the articles of an input; ``make`` can be pickled."""
        return (self._fetchers if is_fetched else self._parsers).each(name, make)

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        """Read one article into a ledger; calls wait for each other."""
        name = article.url or article.path or "the article"
        (ledger,) = self._readers.each(name, partial(_read, self._new_reader, article, any_language))
        return ledger

    def close(self) -> None:
        """End all processes."""
        for crew in (self._fetchers, self._parsers, self._readers):
            crew.close()


_loaded = cache(lambda new_reader: new_reader())


def _read(new_reader: Callable[[], ReadsOne], article: Article, any_language: bool) -> Iterator[Ledger]:
    reader: ReadsOne = _loaded(new_reader)
    yield reader.read(article, any_language=any_language)
