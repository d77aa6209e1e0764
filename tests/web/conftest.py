"""A library with a few invented articles, and the application over it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library
from accordingto.types import Article, Failure, Ledger
from accordingto.watchlist import watch_items
from accordingto.web import Settings, create_app
from accordingto.web.desk import Making, ReadsOne
from tests.fakes import ferry, ledger_from_marks

CLOCK = "2031-06-01T10:00:00Z"


@dataclass
class FakeReader:
    """Reads nothing out of an article but that it is there."""

    version: str = "fake 0"
    read_articles: list[Article] = field(default_factory=list)
    any_language: list[bool] = field(default_factory=list)
    """What was asked for with each article."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        self.read_articles.append(article)
        self.any_language.append(any_language)
        return Ledger(reader=self.version, article=article)


class Here:
    """A desk without processes of its own: what is done there is done at once."""

    def __init__(self, new_reader: Callable[[], ReadsOne]) -> None:
        self._new_reader = new_reader
        self._reader: ReadsOne | None = None
        self._lock = threading.Lock()

    def articles(self, name: str, make: Making, *, is_fetched: bool = False) -> Iterator[Article | Failure]:
        yield from make()

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        with self._lock:
            self._reader = self._reader or self._new_reader()
            return self._reader.read(article, any_language=any_language)

    def close(self) -> None:
        pass


def tolls(text: str = "", **article: str) -> Ledger:
    """An article of one statement."""
    marked = text or "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|said]] [[q1.content|the tolls will rise]]."
    return ledger_from_marks(
        marked, {"q1": {"act": "say", "certainty": "reported", "source_kind": "named"}}, **article
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db", watching=watch_items, clock=lambda: CLOCK) as library:
        yield library


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with a long article, a short one in two versions, and one of another outlet."""
    url = "https://north.example/tolls"
    library.add(ferry())
    library.add(tolls(url=url, outlet="North Post", published="2031-03-04"))
    changed = "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|denied]] [[q1.content|that the tolls will rise]]."
    library.add(tolls(changed, url=url, outlet="North Post", published="2031-03-04"))
    library.add(tolls(url="https://south.example/a", outlet="South Post", published="2031-04-01"))
    return library


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def client(filled: Library, reader: FakeReader) -> Iterator[TestClient]:
    app = create_app(filled, Here(lambda: reader), Settings(hosts=frozenset({"testserver"})))
    with TestClient(app) as client:
        yield client


@pytest.fixture
def empty(library: Library, reader: FakeReader) -> Iterator[TestClient]:
    """The application over a library without articles."""
    app = create_app(library, Here(lambda: reader), Settings(hosts=frozenset({"testserver"})))
    with TestClient(app) as client:
        yield client
