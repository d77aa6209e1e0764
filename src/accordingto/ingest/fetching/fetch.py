"""Fetching of one page: redirects are followed, status and media type checked, all within a time limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from threading import Thread
from typing import Protocol, TypeVar
from urllib.parse import urljoin, urlsplit

from accordingto.errors import FetchError, RefusedAddress
from accordingto.ingest.given import Format
from accordingto.ingest.inputs.formats import MEDIA_TYPES

REDIRECTS = 5
"""The most redirects that are followed."""
TOTAL_SECONDS = 30.0
"""The time limit for one page, in seconds, DNS lookup and redirects included."""

T = TypeVar("T")
_REDIRECTING = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})


@dataclass(frozen=True)
class ServerReply:
    """A server's response to one request."""

    status: int
    """The HTTP status code."""
    headers: Mapping[str, str]
    """The header fields, with names in lower case."""
    body: bytes
    """The decompressed body; empty unless the status is 200."""


class Transport(Protocol):
    """A client that sends one request to a server."""

    def get(self, url: str) -> ServerReply:
        """Return the response without following redirects.

        Raises ``FetchError``, ``RefusedAddress`` or ``TooLarge``.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class FetchedPage:
    """A page that was fetched."""

    url: str
    """The URL after redirects."""
    format: Format | None
    """The format according to ``Content-Type``; ``None`` if it is missing."""
    charset: str | None
    """The charset that the server declares; ``None`` if it declares none."""
    data: bytes
    """The body."""
    retrieved: str
    """When it was fetched: ISO 8601, UTC, to the second."""


@dataclass
class Trail:
    """The redirects that were followed from a URL."""

    given: str
    """The URL at which it begins."""
    url: str = ""
    """The URL that was requested last."""
    moved: str | None = None
    """The page's new permanent URL: the last of the permanent redirects with which the trail begins."""

    def follow(self, ask: Callable[[str], ServerReply]) -> ServerReply:
        """Return the final response after redirects; ``ask`` requests one URL.

        Raises ``RefusedAddress`` for a URL that is not http or https, ``FetchError`` after more than
        ``REDIRECTS`` redirects, and whatever ``ask`` raises. ``url`` and ``moved`` are up to date in each
        case.
        """
        _check_address(self.given, self.given, "it is not")
        self.url, is_permanent = self.given, True
        for _ in range(REDIRECTS + 1):
            reply = ask(self.url)
            location = reply.headers.get("location")
            if reply.status not in _REDIRECTING or location is None:
                return reply
            self.url = _redirected(self.given, self.url, location)
            is_permanent = is_permanent and reply.status in _FOR_GOOD
            self.moved = self.url if is_permanent else self.moved
        raise FetchError(
            self.given, f"it redirects more than {REDIRECTS} times", "give the address of the article itself"
        )


def fetch(url: str, transport: Transport, *, total_seconds: float = TOTAL_SECONDS) -> FetchedPage:
    """Fetch the page at ``url``. Raises ``RefusedAddress``, ``FetchError`` or ``TooLarge``."""

    def work() -> FetchedPage:
        trail = Trail(url)
        return page_of(trail, trail.follow(transport.get))

    return in_time(url, work, total_seconds)


def in_time(url: str, work: Callable[[], T], seconds: float) -> T:
    """Return the result of ``work``; raise ``FetchError``, which names ``url``, after ``seconds``.

    ``work`` runs in a thread that is abandoned after that time, so neither a slow name server nor a server
    that sends a byte now and then can hold up a batch.
    """
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except Exception as error:  # not swallowed: outcome.result() raises it
            outcome.set_exception(error)

    Thread(target=run, daemon=True).start()
    try:
        return outcome.result(seconds)
    except TimeoutError:
        if outcome.done():
            raise
        reason = f"the page did not arrive within {seconds:g} seconds"
        raise FetchError(
            url, reason, "try again later, or save the page in a browser and give the file"
        ) from None


def _redirected(url: str, address: str, location: str) -> str:
    try:
        target = urljoin(address, location)
    except ValueError:
        target = location
    _check_address(url, target, f"it redirects to {location!r}, which is not")
    return target


def _check_address(url: str, address: str, reason: str) -> None:
    """Raise ``RefusedAddress``, its message beginning with ``reason``, unless it is an http(s) URL with a
    host."""
    try:
        parts = urlsplit(address)
        usable = bool(parts.scheme in ("http", "https") and parts.hostname and parts.port != 0)
    except ValueError:
        usable = False
    if not usable:
        advice = "save the page in a browser and give the file"
        raise RefusedAddress(url, f"{reason} an http or https address with a host", advice)


def page_of(trail: Trail, reply: ServerReply) -> FetchedPage:
    """Return the page in a response. Raises ``FetchError`` for another status than 200 or a wrong media
    type."""
    url = trail.given
    if reply.status != 200:
        advice = "check the address in a browser, or save the page and give the file"
        raise FetchError(url, f"the server answered with status {reply.status}", advice)
    declared = Message()
    declared["content-type"] = reply.headers.get("content-type", "")
    media_type = declared.get_content_type() if declared["content-type"] else None
    if media_type is not None and media_type not in MEDIA_TYPES:
        raise FetchError(url, f"it is {media_type} and not a web page", "give the address of an article")
    return FetchedPage(
        url=trail.url,
        format=MEDIA_TYPES[media_type] if media_type else None,
        charset=declared.get_content_charset(),
        data=reply.body,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )
