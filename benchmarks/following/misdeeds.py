"""Ways in which servers misbehave: each is a feed, with the expected outcome for it and its articles."""

from __future__ import annotations

import gzip
import socket
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import sleep
from typing import Literal

from benchmarks.following.pages import article, item, page, rss
from benchmarks.following.server import Behaviour, Request

Fate = Literal["well", "moved", "failing", "gone"]
DRIP = 0.05
"""Seconds between two bytes of a slow server."""
ENDLESS = 64 * 1024
HTML = "text/html; charset=utf-8"
BOMB = gzip.compress(bytes(30 * 1024**2))
"""A page that is larger than allowed after decompression."""
ENTITIES = "<!DOCTYPE rss [<!ENTITY a 'harbour'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Misdeed:
    """A feed, and the responses for it and its articles."""

    feed: str
    """Path of the feed."""
    behaviours: dict[str, Behaviour]
    """The behaviour at each path."""
    fate: Fate = "well"
    """Expected state of the feed."""
    articles: tuple[str, ...] = ()
    """Names of the articles that must be in the library."""
    failed: int = 0
    """Expected number of entries that are given up."""
    aside: int = 0
    """Expected number of entries that are set aside."""
    again: tuple[str, ...] = ()
    """Paths of articles that may be requested more than once, because they failed to answer."""


def sends(body: bytes, status: int = 200, kind: str = "application/rss+xml", **headers: str) -> Behaviour:
    """Return a behaviour that always sends the same response."""
    return lambda request, count: request.answer(body, status, kind, **headers)


def a(name: str) -> str:
    """Return the path of an article."""
    return f"/a/{name}"


def articles_of(*names: str) -> dict[str, Behaviour]:
    """Return the pages of articles, by path."""
    return {a(name): sends(page(name), kind=HTML) for name in names}


def feed_of(*names: str) -> bytes:
    """Return an RSS feed of articles, with relative links."""
    return rss(item(a(name), name) for name in names)


def plain(feed: str, body: bytes, *names: str, kind: str = "application/rss+xml") -> Misdeed:
    """Return a feed that is unusual but readable, with its articles."""
    return Misdeed(
        feed=feed, behaviours={feed: sends(body, kind=kind), **articles_of(*names)}, articles=names
    )


def answering(feed: str, behaviour: Behaviour, *names: str, fate: Fate = "well") -> Misdeed:
    """Return a feed with a given behaviour, and its articles."""
    return Misdeed(feed=feed, behaviours={feed: behaviour, **articles_of(*names)}, articles=names, fate=fate)


def failing(feed: str, behaviour: Behaviour) -> Misdeed:
    """Return a feed that never gives a valid answer."""
    return Misdeed(feed=feed, behaviours={feed: behaviour}, fate="failing")


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Return a behaviour that uses the next of ``behaviours`` at each request; the last one is repeated."""
    return lambda request, count: behaviours[min(count, len(behaviours)) - 1](request, count)


def conditional(asked: str, value: str, full: Behaviour, same: Behaviour) -> Behaviour:
    """Return a behaviour that is ``same`` if the header ``asked`` has the value, otherwise ``full``."""
    return lambda request, count: (same if request.headers.get(asked) == value else full)(request, count)


def slow_headers(request: Request, count: int) -> None:
    """Send a header byte by byte, without end."""
    request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    while True:
        request.wfile.write(b"a")
        sleep(DRIP)


def slow_body(request: Request, count: int) -> None:
    """Send a body byte by byte, without end."""
    request.answer(Content_Length=str(10**9))
    while True:
        request.wfile.write(b"<")
        sleep(DRIP)


def endless(request: Request, count: int) -> None:
    """Send a feed that never ends, as fast as the client reads."""
    request.answer(rss([])[:-20], Content_Length=str(10**12))
    while True:
        request.wfile.write(b"<item></item>" * ENDLESS)


def reset(request: Request, count: int) -> None:
    """Close the connection in the middle of the headers."""
    request.wfile.write(b"HTTP/1.0 200 O")
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def garbage(request: Request, count: int) -> None:
    """Send bytes that are not HTTP."""
    request.wfile.write(b"\x00\x01\x02 hello\r\n\r\n" * 10)


def flood(request: Request, count: int) -> None:
    """Send far too many headers."""
    request.wfile.write(b"HTTP/1.0 200 OK\r\n" + b"X-Flood: 1\r\n" * 100_000)


def changing(request: Request, count: int) -> None:
    """Send a feed with one more entry each time, up to three."""
    request.answer(feed_of(*(f"changing-{number}" for number in range(1, min(count, 3) + 1))))


def later_by_day(request: Request, count: int) -> None:
    """Send ``Retry-After`` with a date two minutes after the server's ``Date``."""
    now = datetime(2031, 5, 4, tzinfo=UTC)
    request.answer(
        b"", 429, Date=format_datetime(now), Retry_After=format_datetime(now + timedelta(minutes=2))
    )


def numbered(name: str, count: int) -> list[str]:
    """Return ``count`` names of articles."""
    return [f"{name}-{number}" for number in range(1, count + 1)]


def whole(name: str) -> str:
    """Return an entry without a link that contains its whole article."""
    return item(None, name, f"<content:encoded><![CDATA[<p>{article(name)}</p>]]></content:encoded>")
