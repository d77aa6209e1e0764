"""Adding articles: a form for text, addresses and files, and a page that shows the progress of a job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from accordingto.errors import InputError
from accordingto.ingest import Given, article_from_text, read_bytes, read_inputs
from accordingto.types import Article, Failure
from accordingto.web.desk import Desk
from accordingto.web.faults import fault
from accordingto.web.guard import LARGEST_BODY
from accordingto.web.jobs import MOST_WAITING, Input, LineFull
from accordingto.web.site import site_of

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

MOST_TEXT = 4 * 2**20
"""Limit of bytes of a pasted text: what a million characters may take."""
MOST_NAME = 300
"""Limit of characters of a file's name; the rest is cut off."""
FIELDS = ("text", "headline", "url", "addresses", "outlet", "published")
SHOWN = 24
"""Upload limit in MiB that the page states: a little less than what the guard allows."""
assert SHOWN * 2**20 < LARGEST_BODY
_WEB = re.compile(r"https?://", re.IGNORECASE)
_LATER = {"Retry-After": "30"}


def page(request: Request) -> Response:
    """Show the form for adding articles."""
    return _form(request, dict.fromkeys(FIELDS, ""))


async def submit(request: Request) -> Response:
    """Queue the submitted inputs, and redirect to the page of their job."""
    from starlette.responses import RedirectResponse

    site = site_of(request)
    if site.jobs.is_full:
        return _busy(request)
    limits = {"max_files": MOST_WAITING, "max_fields": 2 * len(FIELDS), "max_part_size": MOST_TEXT}
    # Many uploads at once wait in their sockets, not in memory.
    async with site.intake, request.form(**limits) as form:
        values = {name: _line_ends(form, name) for name in FIELDS}
        try:
            given = Given(
                published=values["published"].strip() or None,
                outlet=values["outlet"].strip() or None,
                allow_private=site.settings.allow_private,
            )
        except ValueError as error:
            return _form(request, values, str(error))
        inputs = [*_written(site.desk, values, given), *await _files(site.desk, form, given)]
    if not inputs:
        return _form(
            request, values, "There is nothing to read: paste a text, enter a web address or choose a file."
        )
    try:
        job = site.jobs.submit(inputs)
    except LineFull:
        return _busy(request)
    return RedirectResponse(f"/add/{job.id}", 303)


def progress(request: Request) -> Response:
    """Show the progress and results of a job."""
    from starlette.exceptions import HTTPException

    job = site_of(request).jobs.find(request.path_params["job"])
    if job is None:
        raise HTTPException(404, "This page has expired. Articles that were added are in the library.")
    values = {"job": job, "is_part": "hx-request" in request.headers}
    return site_of(request).page(request, "job.html.j2", values)


def _form(request: Request, values: dict[str, str], error: str = "") -> Response:
    shown = {"values": values, "error": error, "most": MOST_WAITING, "mebibytes": SHOWN}
    return site_of(request).page(request, "add.html.j2", shown, status=422 if error else 200)


def _busy(request: Request) -> Response:
    detail = "Too many articles are waiting to be read. Nothing was added; try again in a while."
    return fault(request, 503, detail, _LATER)


def _line_ends(form: FormData, name: str) -> str:
    """Return a field with LF line ends, as forms send CRLF; empty if it is missing."""
    value = form.get(name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def _written(desk: Desk, values: dict[str, str], given: Given) -> Iterator[Input]:
    """Yield inputs for the pasted text, and for the addresses, one per line."""
    if values["text"].strip():
        label = values["headline"].strip() or values["url"].strip() or "Pasted text"
        size = len(values["text"].encode("utf-8", "replace"))
        yield Input(label[:MOST_NAME], partial(desk.articles, label, partial(_pasted, values, given)), size)
    for line in values["addresses"].split("\n"):
        address = line.strip()
        if _WEB.match(address):
            fetched = partial(desk.articles, address, partial(read_inputs, [address], given), is_fetched=True)
            yield Input(address[:MOST_NAME], fetched, len(address), True)
        elif address:
            reason, advice = "it is not an http or https address", "begin it with https://"
            failure = Failure(input=address[:MOST_NAME], reason=reason, advice=advice)
            yield Input(address[:MOST_NAME], partial(list, [failure]))


def _pasted(values: dict[str, str], given: Given) -> Iterator[Article | Failure]:
    """Yield the article of a pasted text, whose format is detected as for a file."""
    text, url = values["text"], values["url"].strip()
    try:
        yield article_from_text(
            text,
            url=url if _WEB.match(url) else None,
            outlet=given.outlet,
            published=given.published,
            headline=values["headline"].strip() or None,
        )
    except InputError as error:
        yield Failure(input="Pasted text", reason=error.reason, advice=error.advice)


async def _files(desk: Desk, form: FormData, given: Given) -> list[Input]:
    """Return inputs for the uploaded files. Their names are only labels, never paths that are opened."""
    from starlette.datastructures import UploadFile

    found = []
    for one in form.getlist("files"):
        if isinstance(one, UploadFile) and one.filename:
            data = await one.read()
            name = one.filename[:MOST_NAME]
            found.append(
                Input(name, partial(desk.articles, name, partial(read_bytes, data, name, given)), len(data))
            )
    return found
