"""Error responses: pages for browsers, and problem+json (RFC 9457) under /api."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from accordingto.errors import (
    AccordingtoError,
    InputError,
    LibraryError,
    MissingExtra,
    ModelError,
    NotInLibrary,
    TooBroad,
    TooLarge,
)
from accordingto.web.policy import headers_of
from accordingto.web.site import Busy, site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

PROBLEM = "application/problem+json"
API = "/api/"
_LATER = {"Retry-After": "10"}

Handler = Callable[["Request", Exception], "Response"]


def handlers() -> Mapping[Any, Handler]:
    """Return the handler of each kind of error; bugs go to the server's log, with a short response."""
    from starlette.exceptions import HTTPException

    return {HTTPException: _http, AccordingtoError: _ours, Busy: _busy, 500: _bug}


def status_of(error: AccordingtoError) -> int:
    """Return the HTTP status for an error of this package."""
    match error:
        case NotInLibrary():
            return 404
        case TooLarge():
            return 413
        case LibraryError() | ModelError():
            return 503
        case MissingExtra():
            return 501
        case InputError() | TooBroad():
            return 422
        case _:
            return 400


class Problem(Struct, frozen=True, kw_only=True):
    """Problem details of an error (RFC 9457)."""

    type: Literal["about:blank"] = "about:blank"
    """Always "about:blank", which means that the status tells the kind of problem."""
    title: str
    """The status in words."""
    status: int
    """The HTTP status."""
    detail: str
    """What is wrong with this request, and what to do about it."""
    at: str | None = None
    """The parameter or the place in the body that is wrong; null if it is not a single one."""


def problem(status: int, detail: str, at: str | None = None) -> bytes:
    """Return an error encoded as problem+json."""
    return msgspec.json.encode(Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, at=at))


def fault(
    request: Request,
    status: int,
    detail: str,
    headers: Mapping[str, str] | None = None,
    *,
    at: str | None = None,
) -> Response:
    """Return an error response: problem+json for the API, a page for browsers."""
    from starlette.responses import Response

    title = HTTPStatus(status).phrase
    if request.url.path.startswith(API):
        return Response(problem(status, detail, at), status, headers, PROBLEM)
    values = {"status": status, "title": title, "detail": detail}
    return site_of(request).page(request, "fault.html.j2", values, status=status, headers=headers)


def _http(request: Request, error: Exception) -> Response:
    from starlette.exceptions import HTTPException

    assert isinstance(error, HTTPException)
    detail = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    if error.status_code == 404 and request.url.path.startswith(API):
        detail = "there is nothing at this address; /api/v1/openapi.json lists all addresses"
    return fault(request, error.status_code, detail, error.headers)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, AccordingtoError)
    if isinstance(error, LibraryError):  # without the path, which is not for clients
        return fault(request, 503, f"The library cannot be used: {error.reason}; {error.advice}.", _LATER)
    return fault(request, status_of(error), str(error))


def _busy(request: Request, error: Exception) -> Response:
    return fault(request, 503, str(error), {"Retry-After": "10"})


def _bug(request: Request, error: Exception) -> Response:
    own = headers_of(request.url.path)  # this handler runs outside the guard
    headers = {name.decode(): value.decode() for name, value in own}
    return fault(request, 500, "This is a bug. The server's log says what went wrong.", headers)
