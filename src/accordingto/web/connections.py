"""Limits on connections: those that wait too long, or are too many, are closed before the application runs.

uvicorn limits only the time between two requests. Past its limit of connections it declines requests, so a
client that holds many silent connections would shut out everybody else.

::

    opened, or the first byte of another request
      | HEAD_SECONDS     until the head of the request is complete; a partial head is answered with 408
      | guard.py         until the body is complete, if the application reads it
      | LINGER_SECONDS   for the rest of a body after the response was sent
      | STALLED_SECONDS  for a client that does not read its response
    closed

If there are too many connections, those without a request in progress are closed, the one silent for longest
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
"""How long a client may go on sending a body after its response was sent, so that it sees the response."""
STALLED_SECONDS = 60.0
"""How long a client may read nothing of its response."""
MOST_OF_CLIENT = 64
"""Limit of connections of one client: ten times what a browser opens. Connections from this machine do not
count, as they may come from a proxy for everybody."""
MOST_SILENT = 256
"""Limit of connections without a request in progress; for one more, the one silent for longest is closed."""
SETTLING_SECONDS = 1.0
"""How long a silent connection is not closed to make room, unless the server is at its limit: many may come
at once, with requests that were not read yet."""
LOG_SECONDS = 1.0
"""How long the same warning is not logged again, as strangers can cause thousands per second."""
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
        """Connections without a request in progress, each with the time since when; longest silent first."""
        self.clients: dict[str, set[PatientProtocol]] = {}
        """The connections of each client on another machine."""

    def enter(self, one: PatientProtocol) -> None:
        """Add a connection to those of its client."""
        if one.origin is not None:
            self.clients.setdefault(one.origin, set()).add(one)

    def leave(self, one: PatientProtocol) -> None:
        """Remove a connection."""
        self.silent.pop(one, None)
        own = self.clients.get(one.origin or "", set())
        own.discard(one)
        if not own:
            self.clients.pop(one.origin or "", None)


class Seldom(logging.Filter):
    """A log filter that passes each warning once in ``LOG_SECONDS``, and other records always."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to log a record: a warning that was logged ``LOG_SECONDS`` ago or less is not."""
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
    """uvicorn's HTTP/1.1 protocol with a time limit for every wait."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._room = _rooms.setdefault(self.server_state, Room())
        self.logger.addFilter(_SELDOM)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Start the time limit of the first head, and close another connection if there are too many."""
        super().connection_made(transport)
        self._allow(HEAD_SECONDS)
        self._room.enter(self)
        self._room.silent[self] = self.loop.time()
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Cancel the time limits and remove the connection."""
        self._stop()
        self._room.leave(self)
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Process data; further parts of a head do not extend its time limit."""
        super().data_received(data)
        if self._is_answering:
            self._stop()
            self._room.silent.pop(self, None)
        elif self._deadline is None and not self.transport.is_closing():
            self._allow(HEAD_SECONDS)

    def on_response_complete(self) -> None:
        """Allow ``LINGER_SECONDS`` for the rest of a body if the response was sent before its end."""
        super().on_response_complete()
        if self._is_answering or self.transport.is_closing():
            return
        self._room.silent[self] = self.loop.time()
        if self.cycle.more_body:
            self._allow(LINGER_SECONDS)

    def pause_writing(self) -> None:
        """Start the time limit for the client to read its response."""
        super().pause_writing()
        self._stalled = self._stalled or self.loop.call_later(STALLED_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Cancel the time limit for the client to read its response."""
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None
        super().resume_writing()

    @cached_property
    def origin(self) -> str | None:
        """The client: its IPv4 address, or its /64 network of IPv6, which one machine may have for itself;
        None for this machine."""
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
        """Whether uvicorn is at its limit of connections, so that it declines the next request."""
        return self.limit_concurrency is not None and len(self.connections) >= self.limit_concurrency

    def _make_room(self) -> None:
        """Close the connections silent for longest if there are too many; a client whose connections are all
        busy gets no further one."""
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
        """Close this connection once its last response was sent; from now on it does not count."""
        self._room.leave(self)
        self.connections.discard(self)
        self._allow(LINGER_SECONDS)
        self.transport.close()

    def _allow(self, seconds: float) -> None:
        self._stop()
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        """Close this connection at once; after a partial head, with a 408 response."""
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
