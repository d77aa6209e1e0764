"""The history of an article: what people corrected, and every version with who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.export import title_of
from accordingto.store import corrections
from accordingto.web.remarks import corrected, remarks
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def page(request: Request) -> Response:
    """Everything that happened to an article, the latest first."""
    site, key = site_of(request), request.path_params["key"]
    ledger, kept = site.library.ledger(key), site.library.ask(corrections, key)
    told = remarks(ledger, kept, corrected(ledger, kept))
    values = {
        "key_": key,
        "title_": title_of(ledger.article),
        "versions": site.library.versions(key),
        "remarks": tuple(reversed(told)),
        "corrections": len(told),
    }
    return site.page(request, "history.html.j2", values)
