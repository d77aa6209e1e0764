"""Who corrects: a name that the browser keeps, so that it is typed once. It is a signature, not a proof."""

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
    """Return the name that the browser remembers; empty if it has none."""
    return cleaned(unquote(request.cookies.get(COOKIE, "")))


def remember(response: Response, author: str) -> None:
    """Have the browser remember a name for a year."""
    response.set_cookie(COOKIE, quote(author, safe=""), max_age=_YEAR, httponly=True, samesite="strict")


def cleaned(name: str) -> str:
    """Return a name on one line, without characters that are not valid text."""
    return " ".join(name.replace("\0", "").split())[:LONGEST_NAME]
