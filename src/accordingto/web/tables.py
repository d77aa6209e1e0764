"""Downloads of what a page lists as CSV or JSON, at the same address with the parameter ``format``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

import msgspec

from accordingto.export import LEDGER_FORMATS, TABLE_FORMATS, TABLES, cell_text
from accordingto.store import Page
from accordingto.types import Ledger
from accordingto.web.params import with_changes

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

T = TypeVar("T")

Taken = Literal["csv", "json"]
"""The formats in which a table can be downloaded."""
Writer = Callable[..., bytes]
"""Encode some rows, given the names of the columns, the rows, and whether they are the first and the last."""
Columns = Mapping[str, Callable[[T], object]]
"""The columns of a table, in order: names, and functions that return the cell of a row."""

MOST_ROWS = 10_000
"""Limit of items of a downloaded watch list."""
BATCH = 500
"""Rows that are queried from the library at once."""


def table_response(request: Request, name: str, rows: Iterable[T], columns: Columns[T]) -> Response | None:
    """Return all rows as a file ``name`` if the URL asks for one; else None, without reading any rows.

    A cell is None, text, a number, a boolean or a list of texts. JSON has them as they are, one object per
    row. In CSV, None is empty, lists are joined by " | ", and text that a spreadsheet would take for a
    formula is preceded by an apostrophe.
    """
    from starlette.responses import StreamingResponse

    asked = request.query_params.get("format", "")
    if asked not in get_args(Taken):
        return None
    cells = ([cell(row) for cell in columns.values()] for row in rows)
    parts = _parts(cells, list(columns), _csv if asked == "csv" else _json)
    first = next(parts)  # errors must be raised before the response begins
    headers = {"Content-Disposition": f'attachment; filename="{name}.{asked}"'}
    return StreamingResponse(
        chain([first], parts), media_type=LEDGER_FORMATS[asked].media_type, headers=headers
    )


def rows_response(request: Request, ledgers: Iterable[Ledger]) -> Response | None:
    """Return the rows of ledgers as a file if the URL asks for a table; else None, without reading any."""
    from starlette.responses import StreamingResponse

    asked = request.query_params
    table = next((name for name in TABLES if name == asked.get("table")), None)
    format = TABLE_FORMATS.get(asked.get("format", ""))
    if table is None or format is None or format.is_binary:
        return None
    headers = {"Content-Disposition": f'attachment; filename="{table}{format.suffix}"'}
    return StreamingResponse(
        format.write_table(ledgers, table), media_type=format.media_type, headers=headers
    )


def all_pages(question: Callable[[str | None, int], Page[T]]) -> Iterable[T]:
    """Yield the rows of all pages of a query, fetching each page when it is needed.

    ``question`` gets the cursor of a page and the number of rows.
    """
    after: str | None = None
    while True:
        page = question(after, BATCH)
        yield from page.items
        after = page.after
        if after is None:
            return


def links(request: Request, **changes: str | None) -> Mapping[str, str]:
    """Return by format the query string of the whole table as a file, whichever page is shown.

    ``changes`` are further parameters to change, such as the choice among several tables.
    """
    return {
        one.upper(): f"?{with_changes(request.query_params, **{'after': None, **changes, 'format': one})}"
        for one in get_args(Taken)
    }


def _parts(
    rows: Iterator[Sequence[object]], columns: Sequence[str], write: Writer
) -> Generator[bytes, None, None]:
    """Yield an encoded table in batches of rows, so that memory does not grow with its length."""
    batch = list(islice(rows, BATCH))
    is_first = True
    while True:
        following = list(islice(rows, BATCH)) if len(batch) == BATCH else []
        yield write(columns, batch, is_first=is_first, is_last=not following)
        if not following:
            return
        batch, is_first = following, False


def _csv(columns: Sequence[str], rows: Sequence[Sequence[object]], *, is_first: bool, is_last: bool) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    if is_first:
        writer.writerow(columns)
    writer.writerows([cell_text(value) for value in row] for row in rows)
    return page.getvalue().encode("utf-8", "replace")


def _json(
    columns: Sequence[str], rows: Sequence[Sequence[object]], *, is_first: bool, is_last: bool
) -> bytes:
    inner = b",".join(msgspec.json.encode(dict(zip(columns, row, strict=True))) for row in rows)
    return (b"[" if is_first else b",") + inner + (b"]\n" if is_last else b"")
