"""Ways in which servers misbehave: each a feed, with what is to become of it and of its articles."""

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
"""More than a page may have, once it is unpacked."""
ENTITIES = "<!DOCTYPE rss [<!ENTITY a 'harbour'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Misdeed:
    """A feed, and what stands behind its entries."""

    feed: str
    """Path of the feed."""
    behaviours: dict[str, Behaviour]
    """What is done at each path."""
    fate: Fate = "well"
    """What is to become of the feed."""
    articles: tuple[str, ...] = ()
    """Names of the articles that are to be in the library."""
    failed: int = 0
    """Entries that are to be given up."""
    aside: int = 0
    """Entries that are to be set aside."""
    again: tuple[str, ...] = ()
    """Paths of articles that may be asked for more than once, as they did not answer."""


def sends(body: bytes, status: int = 200, kind: str = "application/rss+xml", **headers: str) -> Behaviour:
    """Return a behaviour that always sends the same."""
    return lambda request, count: request.answer(body, status, kind, **headers)


def a(name: str) -> str:
    """Return the path of the article of a name."""
    return f"/a/{name}"


def articles_of(*names: str) -> dict[str, Behaviour]:
    """Return the pages of articles."""
    return {a(name): sends(page(name), kind=HTML) for name in names}


def feed_of(*names: str) -> bytes:
    """Return a feed of articles, with links that need the address of the feed."""
    return rss(item(a(name), name) for name in names)


def plain(feed: str, body: bytes, *names: str, kind: str = "application/rss+xml") -> Misdeed:
    """Return a feed that is well for all its oddities, and its articles."""
    return Misdeed(
        feed=feed, behaviours={feed: sends(body, kind=kind), **articles_of(*names)}, articles=names
    )


def answering(feed: str, behaviour: Behaviour, *names: str, fate: Fate = "well") -> Misdeed:
    """Return a feed that answers in a way of its own, and its articles."""
    return Misdeed(feed=feed, behaviours={feed: behaviour, **articles_of(*names)}, articles=names, fate=fate)


def failing(feed: str, behaviour: Behaviour) -> Misdeed:
    """Return a feed that never answers as it should."""
    return Misdeed(feed=feed, behaviours={feed: behaviour}, fate="failing")


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Return a behaviour that is another at each request, and stays with the last."""
    return lambda request, count: behaviours[min(count, len(behaviours)) - 1](request, count)


def conditional(asked: str, value: str, full: Behaviour, same: Behaviour) -> Behaviour:
    """Return a behaviour that is ``full`` to all but those who say in a header that they have it."""
    return lambda request, count: (same if request.headers.get(asked) == value else full)(request, count)


def slow_headers(request: Request, count: int) -> None:
    """Send a header byte by byte, for ever."""
    request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    while True:
        request.wfile.write(b"a")
        sleep(DRIP)


def slow_body(request: Request, count: int) -> None:
    """Send a body byte by byte, for ever."""
    request.answer(Content_Length=str(10**9))
    while True:
        request.wfile.write(b"<")
        sleep(DRIP)


def endless(request: Request, count: int) -> None:
    """Send a feed that never ends, as fast as it is taken."""
    request.answer(rss([])[:-20], Content_Length=str(10**12))
    while True:
        request.wfile.write(b"<item></item>" * ENDLESS)


def reset(request: Request, count: int) -> None:
    """Break the connection off in the middle of the head."""
    request.wfile.write(b"HTTP/1.0 200 O")
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()


def garbage(request: Request, count: int) -> None:
    """Send what is no HTTP."""
    request.wfile.write(b"\x00\x01\x02 hello\r\n\r\n" * 10)


def flood(request: Request, count: int) -> None:
    """Send more headers than anybody wants."""
    request.wfile.write(b"HTTP/1.0 200 OK\r\n" + b"X-Flood: 1\r\n" * 100_000)


def changing(request: Request, count: int) -> None:
    """Send another entry each time, up to three, under one ETag."""
    request.answer(feed_of(*(f"changing-{number}" for number in range(1, min(count, 3) + 1))))


def later_by_day(request: Request, count: int) -> None:
    """Ask to be left alone until a day, two minutes after the server's own."""
    now = datetime(2031, 5, 4, tzinfo=UTC)
    request.answer(
        b"", 429, Date=format_datetime(now), Retry_After=format_datetime(now + timedelta(minutes=2))
    )


def numbered(name: str, count: int) -> list[str]:
    """Return names of articles."""
    return [f"{name}-{number}" for number in range(1, count + 1)]


def whole(name: str) -> str:
    """Return an entry without a link that has its whole article."""
    return item(None, name, f"<content:encoded><![CDATA[<p>{article(name)}</p>]]></content:encoded>")
