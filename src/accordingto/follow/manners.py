"""Polite requests: only to permitted hosts, as their robots.txt allows, one at a time per server.

There is a pause between two requests to a server, and none is sent before the time in its ``Retry-After``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Protocol

from accordingto.errors import FetchError, RefusedAddress
from accordingto.follow.hosts import Hosts, host_of, server_of
from accordingto.follow.robots import Robots, text_of
from accordingto.follow.timing import Clock, moment, rest_asked_for, stamp
from accordingto.ingest import TOTAL_SECONDS, ServerReply, Trail, in_time
from accordingto.store import Library
from accordingto.store.feeds import hosts as kept

ROBOTS_KEPT = timedelta(days=1)
"""How long a robots.txt is cached."""
ROBOTS_AGAIN = timedelta(hours=1)
"""How long a server gets no requests if its robots.txt cannot be fetched."""
_NOTHING: Mapping[str, str] = {}
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_LATER = frozenset({408, 425, 429})
"""HTTP statuses below 500 after which a request should be tried again later."""


class Asks(Protocol):
    """The interface of an HTTP client, as implemented by ``accordingto.ingest.fetching.network.Network``."""

    def get(self, url: str, headers: Mapping[str, str]) -> ServerReply:
        """Send a GET request; redirects are not followed. Raises ``FetchError`` or ``TooLarge``."""
        ...


class NotNow(Exception):
    """A request failed now but may succeed later; ``until`` is the earliest time, None if not known."""

    def __init__(self, reason: str, until: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.until = until


class Elsewhere(RefusedAddress):
    """The host of the address is not permitted."""


class Stopped(Exception):
    """The program is to end, so no more requests are sent."""


class Manners:
    """A polite HTTP client. It stores robots.txt files and ``Retry-After`` times in the library.

    ``pause`` is the least number of seconds between two requests to a server. Safe to use from threads.
    """

    def __init__(self, library: Library, network: Asks, clock: Clock, hosts: Hosts, *, pause: float) -> None:
        self.hosts = hosts
        """The hosts that may be requested."""
        self._library = library
        self._network = network
        self._clock = clock
        self._pause = pause
        self._turns: dict[str, datetime] = {}
        """Earliest time of the next request to each server, by our own pauses alone."""
        self._asking: defaultdict[str, Lock] = defaultdict(Lock)
        """One lock per server, held during a request: other servers' pages may redirect to it."""
        self._robots: dict[str, tuple[Robots, datetime]] = {}
        resting = library.ask(kept.resting_hosts, stamp(clock.now()))
        self._resting = {server: (moment(until), reason) for server, (until, reason) in resting.items()}

    def ready(self, server: str) -> datetime:
        """Return the earliest time at which a server may be requested."""
        until, _ = self._resting.get(server, (_LONG_AGO, ""))
        return max(self._turns.get(server, _LONG_AGO), until)

    def is_resting(self, server: str) -> bool:
        """Return whether a server must not be requested now: it said so, or its robots.txt is unavailable."""
        return self._resting.get(server, (_LONG_AGO, ""))[0] > self._clock.now()

    def get(self, url: str, headers: Mapping[str, str] = _NOTHING) -> ServerReply:
        """Wait until the server may be requested, then send a GET request; redirects are not followed.

        Raises ``NotNow`` if the server cannot answer now, ``Elsewhere`` if the host is not permitted,
        ``RefusedAddress`` if the address is private, ``FetchError`` if the robots.txt forbids it,
        ``TooLarge``, and ``Stopped`` if the program is ending.
        """
        self._check_host(url)
        server = server_of(url)
        robots = self._rules(server)
        if not robots.allows(url):
            raise FetchError(url, "the robots.txt of its host forbids it", "ask the outlet for it")
        return self._ask(url, headers, robots.delay)

    def _check_host(self, url: str) -> None:
        if not self.hosts.has(url):
            reason = f"{host_of(url) or 'its host'} is not a host of the list"
            raise Elsewhere(url, reason, "add it to the list, or give --any-host")

    def _ask(self, url: str, headers: Mapping[str, str], delay: float) -> ServerReply:
        server = server_of(url)
        with self._asking[server]:
            return self._ask_alone(url, server, headers, delay)

    def _ask_alone(self, url: str, server: str, headers: Mapping[str, str], delay: float) -> ServerReply:
        until, why = self._resting.get(server, (_LONG_AGO, ""))
        if until > self._clock.now():
            raise NotNow(why, until)
        self._clock.wait((self._turns.get(server, _LONG_AGO) - self._clock.now()).total_seconds())
        if self._clock.is_stopped:
            raise Stopped
        try:
            reply = in_time(url, lambda: self._network.get(url, headers), TOTAL_SECONDS)
        except RefusedAddress as error:
            raise RefusedAddress(url, error.reason, "give --allow-private if you trust it") from error
        except FetchError as error:
            raise NotNow(error.reason) from error
        finally:
            self._turns[server] = self._clock.now() + timedelta(seconds=max(self._pause, delay))
        if reply.status in _LATER or reply.status >= 500:
            raise self._put_off(server, reply)
        return reply

    def _put_off(self, server: str, reply: ServerReply) -> NotNow:
        reason = f"the server answered with status {reply.status}"
        asked = rest_asked_for(reply.headers, self._clock.now())
        return NotNow(reason, None if asked is None else self._rest(server, asked, reason))

    def _rest(self, server: str, how_long: timedelta, reason: str) -> datetime:
        until = self._clock.now() + how_long
        self._resting[server] = (until, reason)
        self._library.change(kept.rest, server, stamp(until), reason)
        return until

    def _rules(self, server: str) -> Robots:
        """Return the rules in a server's robots.txt. Raises ``NotNow`` if it cannot be fetched.

        An expired copy is used for another day if a new one cannot be fetched.
        """
        robots, until = self._robots.get(server, (None, _LONG_AGO))
        now = self._clock.now()
        if robots is None and (known := self._library.ask(kept.robots_of, server)) is not None:
            robots, until = Robots(known.text), moment(known.until)
        if robots is None or until <= now:
            try:
                text = self._robots_text(server)
            except NotNow as error:
                if robots is None:
                    reason = f"its robots.txt could not be fetched ({error.reason})"
                    rest = self._rest(server, ROBOTS_AGAIN, reason) if error.until is None else error.until
                    raise NotNow(reason, rest) from error
            else:
                robots = Robots(text)
                self._library.change(kept.keep_robots, server, kept.Robots(text, stamp(now + ROBOTS_KEPT)))
            until = now + ROBOTS_KEPT
        self._robots[server] = (robots, until)
        return robots

    def _robots_text(self, server: str) -> str | None:
        """Fetch a server's robots.txt; None if there is none, so that everything is allowed."""

        def ask(url: str) -> ServerReply:
            self._check_host(url)
            return self._ask(url, {"Accept": "text/plain,*/*;q=0.5"}, 0)

        try:
            reply = Trail(f"{server}/robots.txt").follow(ask)
        except RefusedAddress as error:
            if isinstance(error, Elsewhere) and host_of(error.input) != host_of(server):
                raise NotNow(f"it redirects to a host that is not in the list: {error.input}") from error
            raise
        except FetchError:  # too many redirects: treated as missing
            return None
        return text_of(reply.body) if reply.status == 200 else None
