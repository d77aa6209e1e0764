"""Tables to take away: what a page lists, as CSV or JSON, under the same address with ``format``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

import msgspec

from accordingto.export import defused
from accordingto.store import Page
from accordingto.web.params import with_changes

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

T = TypeVar("T")

Format = Literal["csv", "json"]
"""What a table can be taken away as."""
Columns = Mapping[str, Callable[[T], object]]
"""The columns of a table, in order: their names, and what a row has there."""

MOST_ROWS = 10_000
"""Rows of a table that is taken away; of a longer list these are the first."""
BATCH = 500
"""Rows that are asked of the library at once."""
_MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def table_response(request: Request, name: str, rows: Iterable[T], columns: Columns[T]) -> Response | None:
    """The rows as a file called ``name``, where the address asks for one; else None, and no row is looked at.

    A cell is null, text, a number, a truth value or a list of texts. JSON has them as they are, an object a
    row. In CSV null is empty, lists are joined by " | ", and text that a spreadsheet would take for a formula
    has an apostrophe before it.
    """
    from starlette.responses import Response

    asked = request.query_params.get("format", "")
    if asked not in get_args(Format):
        return None
    cells = ([cell(row) for cell in columns.values()] for row in islice(rows, MOST_ROWS))
    if asked == "csv":
        body = _csv(columns, cells)
    else:
        body = msgspec.json.encode([dict(zip(columns, row, strict=True)) for row in cells]) + b"\n"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{asked}"'}
    return Response(body, media_type=_MEDIA[asked], headers=headers)


def all_pages(question: Callable[[str | None, int], Page[T]]) -> Iterable[T]:
    """The rows of every page of a question, which is asked for one after the other as they are needed.

    ``question`` gets where a page begins, and how many rows are wanted.
    """
    after: str | None = None
    while True:
        page = question(after, BATCH)
        yield from page.items
        after = page.after
        if after is None:
            return


def links(request: Request, **changes: str | None) -> Mapping[str, str]:
    """For each format the address of the table as a file: all of it, wherever the page begins.

    ``changes`` are other values of the address, such as which of several tables it is.
    """
    return {
        one.upper(): f"?{with_changes(request.query_params, **{'after': None, **changes, 'format': one})}"
        for one in get_args(Format)
    }


def _csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return page.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case list() | tuple():
            return defused(" | ".join(map(str, value)))
    return defused(str(value))
