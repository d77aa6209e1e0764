"""The author's name for corrections, kept in a cookie so that it is typed once. It is not authentication."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from accordingto.web.correction_form import LONGEST_NAME

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

COOKIE = "accordingto-author"
_YEAR = 365 * 24 * 3600


def author_of(request: Request) -> str:
    """Return the name in the browser's cookie; empty if there is none."""
    return cleaned(unquote(request.cookies.get(COOKIE, "")))


def remember(response: Response, author: str) -> None:
    """Store a name in the browser's cookie for a year."""
    response.set_cookie(COOKIE, quote(author, safe=""), max_age=_YEAR, httponly=True, samesite="strict")


def cleaned(name: str) -> str:
    """Return a name on one line, without null characters, cut to ``LONGEST_NAME``."""
    return " ".join(name.replace("\0", "").split())[:LONGEST_NAME]
