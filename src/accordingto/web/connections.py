"""Connections that wait too long, or are too many, are closed, before anything is asked of the application.

uvicorn limits the time between two requests only. Past its limit of connections it declines requests, so that
who holds many open without a word would shut out everybody else.

::

    opened, or the first byte of another request
      | HEAD_SECONDS     until the head of the request is whole; a part of one is answered with 408
      | guard.py         until its body is, where somebody reads it
      | LINGER_SECONDS   for what is still sent when the answer is out
      | STALLED_SECONDS  for an answer that is not taken
    closed

Where there are too many, those without a request under way give way, the one that has been silent the longest
first.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from functools import cached_property
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

HEAD_SECONDS = 10.0
"""How long the head of a request may take."""
LINGER_SECONDS = 2.0
"""How long a client may go on sending what its answer did not wait for: it needs to see the answer."""
STALLED_SECONDS = 60.0
"""How long a client may take nothing of its answer."""
MOST_OF_CLIENT = 64
"""Connections of one address at once: ten times what a browser opens. Those of this machine are not counted,
since a proxy on it speaks for everybody."""
MOST_SILENT = 256
"""Connections at once without a request under way, between two requests or before the first; for one more the
one that has been so the longest is closed."""
SETTLING_SECONDS = 1.0
"""How long a silent connection is not closed to make room, unless the server would decline all requests
otherwise: many come at once, and their words lie unread yet."""
LOG_SECONDS = 1.0
"""How long a refusal is not written to the log again: strangers can cause thousands a second."""
_IPV6_NETWORK = 64
_LATE = "the request did not arrive in time\n"
_TOO_LATE = (
    "HTTP/1.1 408 Request Timeout\r\nContent-Type: text/plain; charset=utf-8\r\n"
    f"Content-Length: {len(_LATE)}\r\nConnection: close\r\n\r\n{_LATE}"
).encode()


class Room:
    """The connections of one server."""

    def __init__(self) -> None:
        self.silent: dict[PatientProtocol, float] = {}
        """Those without a request under way, with the time since when; the longest silent first."""
        self.clients: dict[str, set[PatientProtocol]] = {}
        """Those of each client on another machine."""

    def enter(self, one: PatientProtocol) -> None:
        """Count a connection to those of its client."""
        if one.origin is not None:
            self.clients.setdefault(one.origin, set()).add(one)

    def leave(self, one: PatientProtocol) -> None:
        """Forget a connection."""
        self.silent.pop(one, None)
        own = self.clients.get(one.origin or "", set())
        own.discard(one)
        if not own:
            self.clients.pop(one.origin or "", None)


class Seldom(logging.Filter):
    """Lets each warning through once in ``LOG_SECONDS``; errors always."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a record is written to the log."""
        if record.levelno != logging.WARNING:
            return True
        now = monotonic()
        if now - self._last.get(record.msg, -LOG_SECONDS) < LOG_SECONDS:
            return False
        self._last[record.msg] = now
        return True


_rooms: WeakKeyDictionary[ServerState, Room] = WeakKeyDictionary()
_SELDOM = Seldom()


class PatientProtocol(H11Protocol):
    """HTTP/1.1 of uvicorn, with a limit to every wait."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._room = _rooms.setdefault(self.server_state, Room())
        self.logger.addFilter(_SELDOM)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Wait for the first head, and close another connection where there are too many."""
        super().connection_made(transport)
        self._allow(HEAD_SECONDS)
        self._room.enter(self)
        self._room.silent[self] = self.loop.time()
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop()
        self._room.leave(self)
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what comes; the rest of a head gets no more time for it."""
        super().data_received(data)
        if self._is_answering:
            self._stop()
            self._room.silent.pop(self, None)
        elif self._deadline is None and not self.transport.is_closing():
            self._allow(HEAD_SECONDS)

    def on_response_complete(self) -> None:
        """Let the rest of a request come that was answered before it was whole, for a moment."""
        super().on_response_complete()
        if self._is_answering or self.transport.is_closing():
            return
        self._room.silent[self] = self.loop.time()
        if self.cycle.more_body:
            self._allow(LINGER_SECONDS)

    def pause_writing(self) -> None:
        """Wait for the client to take what there is."""
        super().pause_writing()
        self._stalled = self._stalled or self.loop.call_later(STALLED_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Write on."""
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None
        super().resume_writing()

    @cached_property
    def origin(self) -> str | None:
        """What counts as one client: an address, or a network of IPv6, which one machine has for itself; None
        for this machine."""
        if self.client is None:
            return None
        address = ipaddress.ip_address(self.client[0].partition("%")[0])
        if isinstance(address, ipaddress.IPv6Address):
            address = address.ipv4_mapped or address
        if address.is_loopback:
            return None
        if isinstance(address, ipaddress.IPv4Address):
            return str(address)
        return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False))

    @property
    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    @property
    def _is_full(self) -> bool:
        """Whether the next request is declined, whoever sends it."""
        return self.limit_concurrency is not None and len(self.connections) >= self.limit_concurrency

    def _make_room(self) -> None:
        """Close the connections that have been silent the longest where there are too many; a client that has
        only busy ones gets no further one."""
        silent = self._room.silent
        own = self._room.clients.get(self.origin or "", set())
        if len(own) > MOST_OF_CLIENT:
            min((one for one in own if one in silent), key=silent.__getitem__)._give_way()
        settled = self.loop.time() - SETTLING_SECONDS
        while len(silent) > MOST_SILENT or self._is_full:
            longest, since = next(iter(silent.items()), (self, 0.0))
            if longest is self or (since > settled and not self._is_full):
                return
            longest._give_way()

    def _give_way(self) -> None:
        """Close it, once the end of the last answer is out. It counts no more from now on."""
        self._room.leave(self)
        self.connections.discard(self)
        self._allow(LINGER_SECONDS)
        self.transport.close()

    def _allow(self, seconds: float) -> None:
        self._stop()
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        """Close it at once; who sent a part of a head is told why."""
        has_begun = bool(self.conn.trailing_data[0]) and (self.cycle is None or not self.cycle.more_body)
        if not has_begun or self.transport.is_closing():
            self.transport.abort()
            return
        self.transport.write(_TOO_LATE)
        self._give_way()

    def _stop(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
