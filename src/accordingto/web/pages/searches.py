"""Saving and deleting searches of articles or statements: a name for the parameters that narrow the list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from accordingto.errors import NotInLibrary
from accordingto.store import SearchedPage
from accordingto.web.pages import library, statements
from accordingto.web.params import narrowing_of
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

FILTERS: Mapping[SearchedPage, Collection[str]] = {"/": library.FILTERS, "/statements": statements.FILTERS}
"""The URL parameters that narrow the list of each page."""
LONGEST_NAME = 100
"""Limit of characters of a name."""
LONGEST_QUERY = 4000
"""Limit of characters of a query string."""


async def save(request: Request) -> Response:
    """Save a search under a name, replacing one of the same name, and redirect to its results."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    name, query, page = [await _field(request, one) for one in ("name", "query", "page")]
    searched: SearchedPage = "/statements" if page == "/statements" else "/"
    narrowing = narrowing_of(parse_qsl(query[:LONGEST_QUERY]), FILTERS[searched])
    if name and narrowing:
        save = site_of(request).library.save_search
        await run_in_threadpool(save, name[:LONGEST_NAME], narrowing, searched)
    return RedirectResponse(f"{searched}?{narrowing}", 303)


async def forget(request: Request) -> Response:
    """Delete a saved search; it is no error if it does not exist."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    name, page = await _field(request, "name"), await _field(request, "page")
    with suppress(NotInLibrary):
        await run_in_threadpool(site_of(request).library.forget_search, name)
    return RedirectResponse("/statements" if page == "/statements" else "/", 303)


async def _field(request: Request, name: str) -> str:
    form = await request.form(max_files=0, max_fields=4, max_part_size=16 * 1024)
    value = form.get(name)
    return value.replace("\0", "").strip() if isinstance(value, str) else ""
