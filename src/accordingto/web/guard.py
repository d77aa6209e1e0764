"""Who may ask: only this machine, or whoever knows the token; no other site through somebody's browser."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from accordingto.web.faults import API, PROBLEM, problem
from accordingto.web.site import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "accordingto"
LARGEST_BODY = 25 * 2**20
"""Bytes of a request: a file that may be read (20 MiB), and what a form adds."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not; what comes back gets the headers of every page."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                extra = [pair for pair in _HEADERS if pair[0] not in given]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        refused = self._refusal(scope)
        if refused is not None:
            status, reason, headers = refused
            await _answer(send_guarded, scope["path"], status, reason, headers)
            return
        await self._app(scope, _Counted(receive, send_guarded).receive, send_guarded)

    def _refusal(self, scope: Scope) -> tuple[int, str, list[tuple[bytes, bytes]]] | None:
        """Why a request is not let through: status, reason and headers; None for one that is."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if self._settings.token is None and _name_of(host) not in self._settings.hosts:
            return 421, "this server answers to this machine's own names only", []
        if scope["method"] not in _SAFE and _is_cross_site(headers, host):
            return 403, "another site may not change anything here", []
        if not _length_fits(headers.get("content-length")):
            return 413, f"a request may have {LARGEST_BODY // 2**20} MiB", []
        return self._without_token(scope, headers)

    def _without_token(
        self, scope: Scope, headers: dict[str, str]
    ) -> tuple[int, str, list[tuple[bytes, bytes]]] | None:
        token = self._settings.token
        if token is None:
            return None
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _same(given.strip(), token):
            return None
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            cookie = None
        if cookie is not None and _same(cookie.value, token):
            return None
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and _same(asked, token):
            kept = f"{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/"
            return 303, "", [(b"location", scope["path"].encode()), (b"set-cookie", kept.encode())]
        return (
            401,
            "this server asks for its token: open the address it printed when it started",
            [(b"www-authenticate", b"Bearer")],
        )


class _Counted:
    """The body of a request, up to the limit, whatever its length was said to be."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._left = LARGEST_BODY

    async def receive(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            return {"type": "http.disconnect"}
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


def _name_of(host: str) -> str:
    """The name or address in a Host header, without the port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_cross_site(headers: dict[str, str], host: str) -> bool:
    """Whether a browser sends this for another site. Programs send neither header and are let through."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != host


def _length_fits(length: str | None) -> bool:
    return length is None or (length.isascii() and length.isdecimal() and int(length) <= LARGEST_BODY)


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())
