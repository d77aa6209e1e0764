"""Who may ask: only this machine, or whoever knows the token; no other site through somebody's browser."""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import re
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from accordingto.web.faults import API, PROBLEM, problem
from accordingto.web.policy import headers_of
from accordingto.web.site import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "accordingto"
LARGEST_BODY = 25 * 2**20
"""Bytes of a request: a file that may be read (20 MiB), and what a form adds."""
CALENDAR = ".ics"
"""What the addresses of calendars end with. Who subscribes to one can send no header and keeps no cookie, so
that the token may stand in the address each time."""
SILENT_SECONDS = 20.0
"""How long the body of a request may pause."""
BODY_SECONDS = 300.0
"""How long the whole of it may take."""
_CLOSED = frozenset({401, 403, 421})
"""Refusals of somebody who is not to ask here: with the answer the connection is closed, too."""
_CLOSE = (b"connection", b"close")
_LENGTH = re.compile(r"[0-9]{1,12}")

Refusal = tuple[int, str, list[tuple[bytes, bytes]]]
"""Status, reason and headers of an answer that is no page."""


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not; what comes back gets the headers of every page."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        from starlette.requests import ClientDisconnect

        has_begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                given = {name.lower() for name, _ in message["headers"]}
                extra = [pair for pair in headers_of(scope["path"]) if pair[0] not in given]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        refused = self._refusal(scope)
        if refused is None:
            try:
                await self._app(scope, _Body(receive).receive, send_guarded)
            except ClientDisconnect:  # who broke off the body reads no answer
                return
            except _Refused as error:
                if has_begun:
                    raise
                refused = error.refusal
        if refused is not None:
            status, reason, headers = refused
            if status in _CLOSED and not _has_body(scope):
                headers = [*headers, _CLOSE]
            await _answer(send_guarded, scope["path"], status, reason, headers)

    def _refusal(self, scope: Scope) -> Refusal | None:
        """Why a request is not let through; None for one that is."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if sum(name == b"host" for name, _ in scope["headers"]) > 1:
            return 400, "a request has one Host header", []
        if self._settings.token is None and not _is_own(_name_of(host), self._settings.hosts):
            return 421, "this server answers to this machine's own names only", []
        if _is_cross_site(headers, host) and not _is_followed_link(scope, headers):
            return 403, "another site may link to this one, and neither change anything nor search here", []
        if not _length_fits(headers.get("content-length")):
            return _TOO_LARGE
        return self._without_token(scope, headers)

    def _without_token(self, scope: Scope, headers: dict[str, str]) -> Refusal | None:
        token = self._settings.token
        if token is None:
            return None
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _same(given.strip(), token):
            return None
        if any(_same(value, token) for value in _cookies(scope)):
            return None
        asked = parse_qsl(scope["query_string"].decode("latin-1"))
        if scope["method"] == "GET" and any(name == "token" and _same(value, token) for name, value in asked):
            if scope["path"].endswith(CALENDAR):
                return None
            kept = f"{_cookie_of(scope)}={token}; HttpOnly; SameSite=Strict; Path=/"
            rest = [pair for pair in asked if pair[0] != "token"]
            return 303, "", [(b"location", _address(scope["path"], rest)), (b"set-cookie", kept.encode())]
        return (
            401,
            "this server asks for its token: open the address it printed when it started",
            [(b"www-authenticate", b"Bearer")],
        )


class _Refused(Exception):
    """A request that is broken off while its body comes in."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


_TOO_LARGE: Refusal = 413, f"a request may have {LARGEST_BODY // 2**20} MiB", []
_TOO_SLOW: Refusal = 408, "the request did not come in time", [_CLOSE]


class _Body:
    """The body of a request, up to the limits of size and time, whatever its length was said to be."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._left = LARGEST_BODY
        self._end = monotonic() + BODY_SECONDS
        self._is_whole = False

    async def receive(self) -> Message:
        if self._is_whole:  # what comes now is only that the client went away, and may take its time
            return await self._receive()
        try:
            seconds = min(SILENT_SECONDS, self._end - monotonic())
            message = await asyncio.wait_for(self._receive(), max(0.0, seconds))
        except TimeoutError:
            raise _Refused(_TOO_SLOW) from None
        self._left -= len(message.get("body", b""))
        self._is_whole = not message.get("more_body", False)
        if self._left < 0:
            raise _Refused(_TOO_LARGE)
        return message


async def _answer(
    send: Send, path: str, status: int, reason: str, headers: list[tuple[bytes, bytes]]
) -> None:
    of_api = path.startswith(API) and status >= 400
    body = problem(status, reason) if of_api else f"{reason}\n".encode()
    kind = (b"content-type", PROBLEM.encode() if of_api else b"text/plain; charset=utf-8")
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [kind, length, *headers]})
    await send({"type": "http.response.body", "body": body})


def _address(path: str, query: list[tuple[str, str]]) -> bytes:
    """Return an address on this server, whatever the path is: two slashes would name another one."""
    address = "/" + quote(path.replace("\\", "/").lstrip("/"))
    return (f"{address}?{urlencode(query)}" if query else address).encode()


def _name_of(host: str) -> str:
    """Return the name or address in a Host header, without the port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_own(name: str, hosts: frozenset[str]) -> bool:
    """Return whether no stranger can have led a browser here by this name.

    One of ours, or a loopback address.
    """
    try:
        return name in hosts or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _cookie_of(scope: Scope) -> str:
    """Return the name of the cookie of this server.

    Browsers keep cookies by host, whatever the port: two servers on one machine would log each other out.
    """
    _, port = scope.get("server") or ("", None)
    return f"{COOKIE}-{port}" if port else COOKIE


def _cookies(scope: Scope) -> list[str]:
    """Return the values of our cookie.

    Other programs at this host put what they like beside it, and a parser that declines their cookies would
    lose ours, too.
    """
    sent = b";".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    pairs = (part.partition("=") for part in sent.split(";"))
    own = _cookie_of(scope)
    return [value.strip(' \t"') for name, _, value in pairs if name.strip() == own]


def _is_cross_site(headers: dict[str, str], host: str) -> bool:
    """Return whether a browser sends this for another site.

    Programs send neither header and are let through.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2].casefold() != host.casefold()


def _is_followed_link(scope: Scope, headers: dict[str, str]) -> bool:
    """Return whether what another site sends only opens a page in sight of who sits there.

    An image, a frame or a script may ask a hundred times unseen. An address with a query may be a search or
    a download: only one that somebody chose himself is answered.
    """
    is_page = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    is_chosen = headers.get("sec-fetch-user") == "?1" or not scope["query_string"]
    return scope["method"] in {"GET", "HEAD"} and is_page and is_chosen and not scope["path"].startswith(API)


def _has_body(scope: Scope) -> bool:
    """Return whether a body follows.

    Who still sends it would not see the answer if the connection were closed with it; ``connections.py``
    closes it a moment later.
    """
    headers = dict(scope["headers"])
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


def _length_fits(length: str | None) -> bool:
    return length is None or (bool(_LENGTH.fullmatch(length)) and int(length) <= LARGEST_BODY)


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())
