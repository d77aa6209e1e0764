"""The desk whose work is done in other processes, as the server has it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from accordingto.confined.limits import Limits
from accordingto.errors import EmptyInput
from accordingto.ingest import article_from_text, read_bytes
from accordingto.store import Library
from accordingto.types import Article, Ledger
from accordingto.web import Apart, Settings, create_app, desk

LANGUAGES_MIB = 70
"""What telling languages takes by itself."""


class Hungry:
    """Reads what is written for it: too much for some articles."""

    def read(self, article: Article, *, any_language: bool = False) -> Ledger:
        if "memory" in article.text:
            bytearray(2**31)
        while "endless" in article.text:
            pass
        return Ledger(reader="fake 0", article=article)


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    monkeypatch.setattr(desk, "READING", Limits(cpu_seconds=1, clock_seconds=30, memory_mib=600))
    apart = Apart(Hungry)
    yield apart
    apart.close()


def test_what_is_read_apart_is_what_is_read_here(apart: Apart) -> None:
    article = article_from_text("It rained, Mara Ellison said.")

    (made,) = apart.articles("a.txt", partial(read_bytes, article.text.encode(), "a.txt"))
    assert isinstance(made, Article)
    assert made.text == article.text
    assert apart.read(article).article == article


def test_what_fetches_is_kept_for_the_next_address(apart: Apart) -> None:
    processes = []
    for _ in range(2):
        list(
            apart.articles(
                "https://north.example/a", partial(read_bytes, b"It rained.", "a.txt"), is_fetched=True
            )
        )
        processes += [one._process.pid for one in apart._fetchers._all]

    assert len(processes) == 2 and len(set(processes)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems share no memory")
def test_what_tells_languages_is_in_memory_once(apart: Apart) -> None:
    text = b"It rained all day on Monday, Mara Ellison said."
    own = []
    for is_fetched in (False, True):
        list(apart.articles("a.txt", partial(read_bytes, text, "a.txt"), is_fetched=is_fetched))
    for worker in (*apart._parsers._all, *apart._fetchers._all):
        rollup = Path(f"/proc/{worker._process.pid}/smaps_rollup").read_text()
        own.append(sum(map(int, re.findall(r"^Private_\w+:\s+(\d+) kB", rollup, re.M))) / 1024)

    assert len(own) == 2 and max(own) < LANGUAGES_MIB


def test_an_empty_input_is_told_by_its_own_error(apart: Apart) -> None:
    with pytest.raises(EmptyInput):
        list(apart.articles("a", partial(_empty)))


def _empty() -> Iterator[Article]:
    yield article_from_text("")


@pytest.mark.parametrize("text", ["an endless one", "of much memory"])
def test_an_article_that_takes_too_much_is_refused_and_the_next_one_read(
    library: Library, apart: Apart, text: str
) -> None:
    with TestClient(create_app(library, apart, Settings(hosts=frozenset({"testserver"})))) as client:
        refused = client.post("/api/v1/articles", json={"text": text})
        read = client.post("/api/v1/articles", json={"text": "It rained."})

    assert (refused.status_code, read.status_code) == (413, 201)
    assert "more than" in refused.json()["detail"]


def test_the_end_ends_every_process(library: Library, apart: Apart) -> None:
    with TestClient(create_app(library, apart, Settings(hosts=frozenset({"testserver"})))) as client:
        client.post("/api/v1/read", json={"text": "It rained."})
        workers = [one._process for crew in (apart._parsers, apart._readers) for one in crew._all]
        assert [one.is_alive() for one in workers] == [True, True]

    assert not any(one.is_alive() for one in workers)
