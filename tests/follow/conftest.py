"""A library, a clock that waits without waiting, and feeds followed for some hours of its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from accordingto.follow import Event, Follower, Hosts, Options, enlist, read_lists, stamp
from accordingto.ingest import Network
from accordingto.store import Library, Query, find
from accordingto.types import Article, Ledger, Warning

BEGIN = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """Time goes on only while somebody waits; the program is to end at ``end``."""

    time: datetime = BEGIN
    end: datetime = BEGIN + timedelta(hours=1)
    waits: list[float] = field(default_factory=list)

    @property
    def is_stopped(self) -> bool:
        return self.time >= self.end

    def now(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time = max(self.time, min(self.time + timedelta(seconds=max(0.0, seconds)), self.end))


class FakeReader:
    """Reads nothing out of an article but in which language it is."""

    def __init__(self) -> None:
        self.read_articles: list[str] = []

    def read(self, article: Article) -> Ledger:
        self.read_articles.append(article.url or "")
        is_foreign = article.language not in (None, "en")
        warnings = (Warning(code="not_english", message="It is not in English.", spans=()),)
        return Ledger(reader="fake 0", article=article, warnings=warnings if is_foreign else ())


@dataclass
class Following:
    """What is followed in a test."""

    library: Library
    clock: FakeClock = field(default_factory=FakeClock)
    reader: FakeReader = field(default_factory=FakeReader)
    events: list[Event] = field(default_factory=list)
    network: object = field(default_factory=lambda: Network(allow_private=True, agent="test"))

    def run(
        self, *feeds: str, hours: float = 1, once: bool = False, any_host: bool = False, **options: object
    ) -> list[Event]:
        """Follow feeds for some hours of the clock; return what happened."""
        self.events.clear()
        self.clock.end = self.clock.time + timedelta(hours=hours)
        hosts = enlist(self.library, read_lists(feeds), stamp(self.clock.now()))
        options.setdefault("workers", 1)  # the clock goes on while anybody waits
        settings = Options(hosts=Hosts(hosts, is_any=any_host), **options)  # type: ignore[arg-type]  # any of them
        follower = Follower(
            self.library,
            self.reader,
            self.network,  # type: ignore[arg-type]  # a fake or the real one
            self.clock,
            settings,
            self.events.append,
        )
        follower.run(once=once)
        return self.events

    def urls(self) -> list[str]:
        """The addresses of the articles in the library, sorted; one that has none is its title."""
        found, after = list[str](), None
        while True:
            page = self.library.ask(find, Query(), after=after)
            found += [one.url or one.title for one in page.items]
            after = page.after
            if after is None:
                return sorted(found)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


@pytest.fixture
def following(library: Library) -> Following:
    return Following(library)
