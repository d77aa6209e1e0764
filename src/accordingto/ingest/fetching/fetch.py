"""An address → a page: redirects followed, status and media type checked, all within a time limit."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from threading import Thread
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from accordingto.errors import FetchError, RefusedAddress
from accordingto.ingest.given import Format
from accordingto.ingest.inputs.formats import MEDIA_TYPES

REDIRECTS = 5
"""How often a page may send on to another address."""
TOTAL_SECONDS = 30.0
"""The time for one page: names, redirects and all."""

_REDIRECTING = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class ServerReply:
    """One server's answer to one request."""

    status: int
    """The HTTP status code."""
    headers: Mapping[str, str]
    """The header fields, with names in lower case."""
    body: bytes
    """The content, decompressed; empty unless the status is 200."""


class Transport(Protocol):
    """Asks a server for one address."""

    def get(self, url: str) -> ServerReply:
        """Return the answer, redirects not followed.

        Raises ``FetchError``, ``RefusedAddress`` or ``TooLarge``.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class FetchedPage:
    """What an address gave."""

    url: str
    """The address after redirects."""
    format: Format | None
    """What the media type says; null where there is none."""
    charset: str | None
    """The charset that the server declares."""
    data: bytes
    """The content."""
    retrieved: str
    """When it was fetched: ISO 8601, UTC, to the second."""


def fetch(url: str, transport: Transport, *, total_seconds: float = TOTAL_SECONDS) -> FetchedPage:
    """Return the page at ``url``.

    Raises ``RefusedAddress``, ``FetchError`` or ``TooLarge``. The work is done in a thread that is
    given up when its time is over: neither a slow name server nor a server that sends a byte now and
    then can hold up a batch.
    """
    outcome: Future[FetchedPage] = Future()

    def work() -> None:
        try:
            outcome.set_result(_follow(url, transport))
        except Exception as error:  # not swallowed: the caller gets it from the outcome
            outcome.set_exception(error)

    Thread(target=work, daemon=True).start()
    try:
        return outcome.result(total_seconds)
    except TimeoutError:
        if outcome.done():
            raise
        reason = f"the page did not arrive within {total_seconds:g} seconds"
        raise FetchError(
            url, reason, "try again later, or save the page in a browser and give the file"
        ) from None


def _follow(url: str, transport: Transport) -> FetchedPage:
    _check_address(url, url, "it is not")
    address = url
    for _ in range(REDIRECTS + 1):
        reply = transport.get(address)
        location = reply.headers.get("location")
        if reply.status not in _REDIRECTING or location is None:
            return _page(url, address, reply)
        address = _redirected(url, address, location)
    raise FetchError(
        url, f"it redirects more than {REDIRECTS} times", "give the address of the article itself"
    )


def _redirected(url: str, address: str, location: str) -> str:
    try:
        target = urljoin(address, location)
    except ValueError:
        target = location
    _check_address(url, target, f"it redirects to {location!r}, which is not")
    return target


def _check_address(url: str, address: str, reason: str) -> None:
    """Refuse what is not an http or https address with a host; ``reason`` begins to say why."""
    try:
        parts = urlsplit(address)
        usable = bool(parts.scheme in ("http", "https") and parts.hostname and parts.port != 0)
    except ValueError:
        usable = False
    if not usable:
        advice = "save the page in a browser and give the file"
        raise RefusedAddress(url, f"{reason} an http or https address with a host", advice)


def _page(url: str, address: str, reply: ServerReply) -> FetchedPage:
    if reply.status != 200:
        advice = "check the address in a browser, or save the page and give the file"
        raise FetchError(url, f"the server answered with status {reply.status}", advice)
    declared = Message()
    declared["content-type"] = reply.headers.get("content-type", "")
    media_type = declared.get_content_type() if declared["content-type"] else None
    if media_type is not None and media_type not in MEDIA_TYPES:
        raise FetchError(url, f"it is {media_type} and not a web page", "give the address of an article")
    return FetchedPage(
        url=address,
        format=MEDIA_TYPES[media_type] if media_type else None,
        charset=declared.get_content_charset(),
        data=reply.body,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )
