"""Ledgers as CSV (RFC 4180, UTF-8): a row an attribution or a claim, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from accordingto.export.cells import defused
from accordingto.export.rows import AttributionRow, ClaimRow, Place, attribution_rows, claim_rows
from accordingto.types import Ledger

Table = Literal["attributions", "claims"]
"""What the rows of a table are."""

COLUMNS: dict[Table, type[AttributionRow] | type[ClaimRow]] = {
    "attributions": AttributionRow,
    "claims": ClaimRow,
}
"""The type whose fields are the columns of each table."""


def to_csv(ledgers: Iterable[Ledger], table: Table = "attributions") -> Iterator[bytes]:
    """Write a table, chunk by chunk: the names of the columns, then the rows of each ledger as it comes.

    The columns are the fields of ``AttributionRow`` or ``ClaimRow``. Lists are joined by " | ", spans are
    written ``12 20;25 30``, and what is null is empty. Text that begins like a formula has an apostrophe
    before it. Nothing is written where there is no ledger.
    """
    for index, ledger in enumerate(ledgers):
        rows: Iterable[AttributionRow | ClaimRow]
        rows = attribution_rows(ledger) if table == "attributions" else claim_rows(ledger)
        head = [COLUMNS[table].__struct_fields__] if index == 0 else []
        yield _lines([*head, *([_cell(value) for value in msgspec.structs.astuple(row)] for row in rows)])


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\r\n").writerows(rows)
    return page.getvalue().encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case int() | float():
            return str(value)
        case tuple() if all(isinstance(item, Place) for item in value):
            return ";".join(f"{place.start} {place.end}" for place in value)
        case tuple():
            return defused(" | ".join(map(str, value)))
    return defused(str(value))
