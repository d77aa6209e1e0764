"""Servers that misbehave in every way that we know of: nothing is lost, and nothing fetched twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from accordingto.follow import manners as manners_module
from accordingto.ingest.fetching import network as network_module
from accordingto.store import Library
from accordingto.store.feeds.listing import followed
from accordingto.store.feeds.records import FollowedFeed
from benchmarks.following.catalogue import misdeeds
from benchmarks.following.misdeeds import Misdeed, a, endless, slow_body, slow_headers
from benchmarks.following.server import Server, serving
from tests.follow.conftest import Following

OUTSIDE = "127.0.0.9"
FEEDS = tuple(one.feed for one in misdeeds("http://127.0.0.1", "http://127.0.0.9"))


@pytest.fixture
def servers() -> Iterator[tuple[Server, Server]]:
    """One that misbehaves, and one that must never be asked."""
    bad, outside = Server({}), Server({}, OUTSIDE)
    for one in misdeeds(bad.base, outside.base):
        bad.behaviours |= one.behaviours
    with serving(bad, outside):
        yield bad, outside


def be_impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a server less than a second, where it never ends: on a busy machine others may take longer."""
    monkeypatch.setattr(network_module, "READ_SECONDS", 0.3)
    monkeypatch.setattr(network_module, "TOTAL_SECONDS", 0.6)
    monkeypatch.setattr(manners_module, "TOTAL_SECONDS", 1.0)


def misdeed(feed: str, bad: Server, outside: Server) -> Misdeed:
    return next(one for one in misdeeds(bad.base, outside.base) if one.feed == feed)


def seen(library: Library, following: Following) -> dict[str, FollowedFeed]:
    found = library.ask(followed, following.clock.now().isoformat())
    return {one.address.rpartition("/")[2]: one for one in found}


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_ends_as_it_should(
    following: Following,
    library: Library,
    servers: tuple[Server, Server],
    feed: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad, outside = servers
    wanted = misdeed(feed, bad, outside)
    if not {slow_headers, slow_body, endless}.isdisjoint(wanted.behaviours.values()):
        be_impatient(monkeypatch)

    following.run(bad.base + feed, hours=50, every=timedelta(hours=1))

    found = seen(library, following)[feed[1:]]
    assert (found.state, found.given_up, found.aside) == (wanted.fate, wanted.failed, wanted.aside)
    assert found.waiting == 0
    articles = following.urls()
    assert len(articles) == len(wanted.articles)
    if feed != "/whole":
        assert articles == sorted(bad.base + a(name) for name in wanted.articles)
    for path, count in bad.asked.items():
        if path.startswith("/a/"):
            assert count == 1 or path in wanted.again, path
    assert outside.asked.total() == 0
    assert found.error or wanted.fate in ("well", "moved")
