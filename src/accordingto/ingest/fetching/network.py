"""The HTTP client: one request to one IP address that has been checked.

The host name is resolved once, the resolved address is checked, and the connection goes to that very address.
So neither a redirect nor a DNS record that changes in between can lead into a private network.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from accordingto.errors import FetchError, RefusedAddress, TooLarge
from accordingto.ingest.fetching.address import is_public
from accordingto.ingest.fetching.compression import NotWhole, TooLong, decompress
from accordingto.ingest.fetching.fetch import TOTAL_SECONDS, ServerReply
from accordingto.ingest.inputs.stream import FILE_BYTES

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

CONNECT_SECONDS = 10.0
"""The timeout for opening a connection, in seconds."""
READ_SECONDS = 15.0
"""The longest wait for data from a server, in seconds."""
PAGE_BYTES = FILE_BYTES
"""The largest page in bytes, decompressed."""

AGENT = "Mozilla/5.0 (compatible; accordingto)"
"""The default ``User-Agent``."""
ACCEPTED = "text/html,application/xhtml+xml,text/plain;q=0.8"
"""The default ``Accept`` header."""

_NOTHING: Mapping[str, str] = {}
_CHUNK_BYTES = 64 * 1024
_LATER = "try again later, or save the page in a browser and give the file"


class Network:
    """A client for HTTP and HTTPS that refuses private addresses unless ``allow_private`` is set.

    ``agent`` is its ``User-Agent``.
    """

    def __init__(self, *, allow_private: bool = False, agent: str = AGENT) -> None:
        self._allow_private = allow_private
        self._agent = agent

    def get(self, url: str, headers: Mapping[str, str] = _NOTHING) -> ServerReply:
        """Return the response to one request; see ``Transport``. ``headers`` override the default headers."""
        from urllib3.exceptions import HTTPError, NewConnectionError

        parts = urlsplit(url)
        unreached: NewConnectionError | None = None
        for address in self._addresses(url, parts):
            try:
                with _pool(parts, address) as pool, _ended_in_time(pool):
                    return _request(pool, parts, url, {"User-Agent": self._agent, **headers})
            except NewConnectionError as error:
                unreached = error
            except HTTPError as error:
                raise FetchError(
                    url, f"the server did not send a valid response ({_brief(error)})", _LATER
                ) from error
        raise FetchError(url, "the server cannot be reached", _LATER) from unreached

    def _addresses(self, url: str, parts: SplitResult) -> list[str]:
        """Return the IP addresses of the host that may be connected to, in the resolver's order."""
        try:
            infos = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(url, "its host was not found", "check the address and your network") from error
        addresses = list(dict.fromkeys(str(info[4][0]) for info in infos))
        if self._allow_private:
            return addresses
        public = [address for address in addresses if is_public(address)]
        if not public:
            reason = "its host is on this machine or in a private network"
            raise RefusedAddress(
                url, reason, "give --allow-private if you trust it, or give the page as a file"
            )
        return public


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _pool(parts: SplitResult, address: str) -> HTTPConnectionPool:
    """Return a pool of one connection to the checked IP address; TLS is verified against the host name."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

    timeout = Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    if parts.scheme == "http":
        return HTTPConnectionPool(address, _port(parts), timeout=timeout)
    host = _host(parts)
    return HTTPSConnectionPool(
        address,
        _port(parts),
        timeout=timeout,
        cert_reqs="CERT_REQUIRED",
        server_hostname=host,
        assert_hostname=host,
    )


def _host(parts: SplitResult) -> str:
    """Return the host name as certificates write it (IDNA); it has been resolved, so it can be encoded."""
    return (parts.hostname or "").encode("idna").decode()


@contextmanager
def _ended_in_time(pool: HTTPConnectionPool) -> Iterator[None]:
    """Close a pool's connections after ``TOTAL_SECONDS``: a server may send headers byte by byte for ever."""
    opened: list[socket.socket] = []
    known: Any = pool.ConnectionCls

    class Connection(known):  # type: ignore[misc]  # the class is known only at run time
        def connect(self) -> None:
            super().connect()
            opened.append(self.sock)

    def end() -> None:
        for one in opened:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    pool.ConnectionCls = Connection
    timer = Timer(TOTAL_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _request(pool: HTTPConnectionPool, parts: SplitResult, url: str, own: Mapping[str, str]) -> ServerReply:
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else _host(parts)
    headers = {
        "Host": host if parts.port is None else f"{host}:{parts.port}",
        "Accept": ACCEPTED,
        "Accept-Encoding": "gzip, deflate",
        **own,
    }
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    response = pool.request(
        "GET", target, headers=headers, redirect=False, retries=False, preload_content=False
    )
    try:
        body = _body(response, url) if response.status == 200 else b""
        return ServerReply(
            response.status, {key.lower(): value for key, value in response.headers.items()}, body
        )
    finally:
        response.close()


def _body(response: BaseHTTPResponse, url: str) -> bytes:
    """Return the complete, decompressed body, or raise an error: never a part of it."""
    try:
        return decompress(_sent(response, url), response.headers.get("content-encoding", ""), PAGE_BYTES)
    except NotWhole as error:
        raise FetchError(url, f"the page did not arrive complete: {error}", _LATER) from error
    except TooLong as error:
        raise _too_large(url) from error


def _sent(response: BaseHTTPResponse, url: str) -> bytes:
    """Return the raw body. Raises ``FetchError`` if it takes too long, ``TooLarge`` if it is too large."""
    end = monotonic() + TOTAL_SECONDS
    body = bytearray()
    while chunk := response.read1(_CHUNK_BYTES, decode_content=False):
        body += chunk
        if len(body) > PAGE_BYTES:
            raise _too_large(url)
        if monotonic() > end:
            raise FetchError(url, "the page did not arrive in time", _LATER)
    return bytes(body)


def _too_large(url: str) -> TooLarge:
    return TooLarge(url, f"the page is larger than {PAGE_BYTES // 1024**2} MiB", "give the article as a file")


def _brief(error: Exception) -> str:
    """Return the message of the innermost cause: libraries wrap an error several times."""
    while error.__cause__ is not None and isinstance(error.__cause__, Exception):
        error = error.__cause__
    return type(error).__name__ if not str(error) else str(error).splitlines()[0]
