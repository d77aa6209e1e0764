"""Connections that wait too long, or are too many, are closed, before anything is asked of the application.

uvicorn limits the time between two requests only. Past its limit of connections it declines requests, so that
who holds many open without a word would shut out everybody else.

::

    opened, or the first byte of another request
      | HEAD_SECONDS     until the head of the request is whole
      | guard.py         until its body is, where somebody reads it
      | LINGER_SECONDS   for what is still sent when the answer is out
      | STALLED_SECONDS  for an answer that is not taken
    closed
"""

from __future__ import annotations

import asyncio
import ipaddress
from functools import cached_property
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

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
"""Connections at once that wait for the head of a request; for one more the oldest is closed."""
SETTLING_SECONDS = 1.0
"""How long a connection is never closed to make room: many come at once, and their words lie unread yet."""
_IPV6_NETWORK = 64


class PatientProtocol(H11Protocol):
    """HTTP/1.1 of uvicorn, with a limit to every wait."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._opened = self.loop.time()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Wait for the first head, and close another connection where there are too many."""
        super().connection_made(transport)
        self._allow(HEAD_SECONDS)
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what comes; the rest of a head gets no more time for it."""
        super().data_received(data)
        if self._is_answering:
            self._stop()
        elif self._deadline is None and not self.transport.is_closing():
            self._allow(HEAD_SECONDS)

    def on_response_complete(self) -> None:
        """Let the rest of a request come that was answered before it was whole, for a moment."""
        super().on_response_complete()
        if not self._is_answering and self.cycle.more_body:
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
    def _is_silent(self) -> bool:
        """Whether it waits for a head, and nothing is lost when it is closed."""
        return self._deadline is not None and not self.transport.is_closing()

    def _make_room(self) -> None:
        """Close the oldest silent connections where there are too many; a client that has only busy ones gets
        no further one."""
        every = cast("set[PatientProtocol]", self.connections)
        own = [one for one in every if one.origin == self.origin and not one.transport.is_closing()]
        if self.origin is not None and len(own) > MOST_OF_CLIENT:
            min((one for one in own if one._is_silent), key=_age).transport.abort()
        silent = sorted((one for one in every if one._is_silent), key=_age)
        settled = self.loop.time() - SETTLING_SECONDS
        for one in silent[: max(0, len(silent) - MOST_SILENT)]:
            if one._opened <= settled:
                one.transport.abort()

    def _allow(self, seconds: float) -> None:
        self._stop()
        self._deadline = self.loop.call_later(seconds, self.transport.abort)

    def _stop(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _age(one: PatientProtocol) -> float:
    return one._opened
