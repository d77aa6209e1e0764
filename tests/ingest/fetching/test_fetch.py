from __future__ import annotations

from datetime import datetime
from threading import Event

import pytest

from accordingto.errors import FetchError, RefusedAddress
from accordingto.ingest.fetching.fetch import REDIRECTS, ServerReply, fetch

ADDRESS = "https://courier.example/a"
HTML = {"content-type": "text/html; charset=KOI8-R"}


class FakeTransport:
    """Answers from a table, and remembers what was asked."""

    def __init__(self, replies: dict[str, ServerReply]) -> None:
        self.replies = replies
        self.asked: list[str] = []

    def get(self, url: str) -> ServerReply:
        self.asked.append(url)
        return self.replies[url]


def test_page() -> None:
    page = fetch(ADDRESS, FakeTransport({ADDRESS: ServerReply(200, HTML, b"body")}))
    assert (page.url, page.format, page.charset, page.data) == (ADDRESS, "html", "koi8-r", b"body")
    assert datetime.fromisoformat(page.retrieved).utcoffset() is not None


def test_without_a_media_type_the_format_is_open() -> None:
    assert fetch(ADDRESS, FakeTransport({ADDRESS: ServerReply(200, {}, b"body")})).format is None


def test_redirects_are_followed() -> None:
    transport = FakeTransport({
        ADDRESS: ServerReply(301, {"location": "/b"}, b""),
        "https://courier.example/b": ServerReply(307, {"location": "http://herald.example/c"}, b""),
        "http://herald.example/c": ServerReply(200, HTML, b"body"),
    })  # fmt: skip
    assert fetch(ADDRESS, transport).url == "http://herald.example/c"


def test_redirects_end() -> None:
    transport = FakeTransport({ADDRESS: ServerReply(302, {"location": ADDRESS}, b"")})
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetch(ADDRESS, transport)
    assert len(transport.asked) == REDIRECTS + 1


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://x.example", "javascript:1", "http://", "http://[::1"]
)
def test_redirect_to_another_scheme_is_refused(location: str) -> None:
    transport = FakeTransport({ADDRESS: ServerReply(302, {"location": location}, b"")})
    with pytest.raises((RefusedAddress, FetchError), match="http"):
        fetch(ADDRESS, transport)
    assert transport.asked == [ADDRESS]


@pytest.mark.parametrize(
    "url", ["ftp://x.example/a", "file:///a", "http://", "http://x.example:99999/", "http://[x/"]
)
def test_other_addresses_are_refused_unasked(url: str) -> None:
    transport = FakeTransport({})
    with pytest.raises(RefusedAddress):
        fetch(url, transport)
    assert transport.asked == []


@pytest.mark.parametrize("status", [204, 301, 404, 500])
def test_other_statuses(status: int) -> None:
    with pytest.raises(FetchError, match=str(status)):
        fetch(ADDRESS, FakeTransport({ADDRESS: ServerReply(status, HTML, b"")}))


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/json"])
def test_not_a_page(media_type: str) -> None:
    with pytest.raises(FetchError, match=media_type):
        fetch(ADDRESS, FakeTransport({ADDRESS: ServerReply(200, {"content-type": media_type}, b"")}))


def test_time_is_limited() -> None:
    never = Event()

    class Slow:
        def get(self, url: str) -> ServerReply:
            never.wait()
            raise AssertionError(url)

    with pytest.raises(FetchError, match=r"within 0\.05 seconds"):
        fetch(ADDRESS, Slow(), total_seconds=0.05)


def test_a_bug_is_not_an_input_error() -> None:
    with pytest.raises(KeyError):
        fetch(ADDRESS, FakeTransport({}))
