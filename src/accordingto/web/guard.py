"""Access control: only this machine, or clients with the token; no cross-site requests by browsers."""

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
"""Limit of bytes of a body: a file of the largest size (20 MiB), and the overhead of a form."""
CALENDAR = ".ics"
"""Ending of the paths of calendars. Calendar programs can send no header and keep no cookies, so the token
may be in the URL of each request."""
SILENT_SECONDS = 20.0
"""How long a client may pause while it sends a body."""
BODY_SECONDS = 300.0
"""How long a whole body may take."""
_CLOSED = frozenset({401, 403, 421})
"""Statuses for clients without access, whose connection is closed after the response."""
_CLOSE = (b"connection", b"close")
_LENGTH = re.compile(r"[0-9]{1,12}")

Refusal = tuple[int, str, list[tuple[bytes, bytes]]]
"""Status, reason and headers of a response by the guard itself."""


class Guard:
    """ASGI middleware that refuses requests without access and limits bodies in size and time."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it; add the security headers to the response."""
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
            except ClientDisconnect:  # a client that broke off its body reads no response
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
        """Return the refusal of a request; None if it is allowed."""
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
    """A request that is refused while its body arrives."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal


_TOO_LARGE: Refusal = 413, f"a request may have {LARGEST_BODY // 2**20} MiB", []
_TOO_SLOW: Refusal = 408, "the request did not come in time", [_CLOSE]


class _Body:
    """The body of a request, with limits of size and time, whatever its declared length."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._left = LARGEST_BODY
        self._end = monotonic() + BODY_SECONDS
        self._is_whole = False

    async def receive(self) -> Message:
        if self._is_whole:  # the only message left is the client's disconnect, which has no time limit
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
    """Return a URL on this server for any path; one that begins with two slashes would name another host."""
    address = "/" + quote(path.replace("\\", "/").lstrip("/"))
    return (f"{address}?{urlencode(query)}" if query else address).encode()


def _name_of(host: str) -> str:
    """Return the host name or IP address in a Host header, without the port; empty if it is not valid."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_own(name: str, hosts: frozenset[str]) -> bool:
    """Return whether a host name is one of ours or a loopback address.

    Under other names, a stranger's DNS record could lead a browser to this server.
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

    Other programs on this host may set cookies that are not valid, and a strict parser would then lose ours,
    too.
    """
    sent = b";".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    pairs = (part.partition("=") for part in sent.split(";"))
    own = _cookie_of(scope)
    return [value.strip(' \t"') for name, _, value in pairs if name.strip() == own]


def _is_cross_site(headers: dict[str, str], host: str) -> bool:
    """Return whether a browser sends a request on behalf of another site.

    Programs other than browsers send neither header and are allowed.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2].casefold() != host.casefold()


def _is_followed_link(scope: Scope, headers: dict[str, str]) -> bool:
    """Return whether a cross-site request only opens a page visibly in the browser.

    An image, a frame or a script could send hundreds of requests unseen. A URL with a query may be a search
    or a download, and is allowed only if the user clicked the link.
    """
    is_page = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    is_chosen = headers.get("sec-fetch-user") == "?1" or not scope["query_string"]
    return scope["method"] in {"GET", "HEAD"} and is_page and is_chosen and not scope["path"].startswith(API)


def _has_body(scope: Scope) -> bool:
    """Return whether a request has a body.

    A client that is still sending it would not see the response if the connection were closed at once;
    ``connections.py`` closes it a moment later.
    """
    headers = dict(scope["headers"])
    return headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers


def _length_fits(length: str | None) -> bool:
    return length is None or (bool(_LENGTH.fullmatch(length)) and int(length) <= LARGEST_BODY)


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())
