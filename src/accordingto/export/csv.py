"""Tables of ledgers as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from accordingto.export.cells import cell_text
from accordingto.export.rows import TABLES, Table
from accordingto.export.rows.columns import Place
from accordingto.types import Ledger


def to_csv(ledgers: Iterable[Ledger], table: Table = "attributions") -> Iterator[bytes]:
    """Yield a table in chunks: the column names with the rows of the first ledger, then those of each other.

    Lists are joined by " | ", spans are written ``12 20;25 30``, booleans ``yes`` or ``no``, and None is an
    empty cell. Text that begins like a formula gets an apostrophe in front. Without ledgers nothing is
    yielded.
    """
    rows = TABLES[table]
    for index, ledger in enumerate(ledgers):
        head = [rows.columns.__struct_fields__] if index == 0 else []
        yield _lines(
            [*head, *([_cell(value) for value in msgspec.structs.astuple(row)] for row in rows.of(ledger))]
        )


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\r\n").writerows(rows)
    return page.getvalue().encode()


def _cell(value: object) -> str:
    if isinstance(value, tuple) and all(isinstance(item, Place) for item in value):
        return ";".join(f"{place.start} {place.end}" for place in value)
    return cell_text(value)
