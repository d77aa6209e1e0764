"""Ledgers as Parquet, with the columns of the CSV in types of their own. Needs ``accordingto[parquet]``."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any, get_type_hints

import msgspec

from accordingto.export.cells import encodable_all
from accordingto.export.csv import COLUMNS, Table
from accordingto.export.rows import AttributionRow, ClaimRow, Place, attribution_rows, claim_rows
from accordingto.extras import need
from accordingto.types import Ledger

GROUP = 1000
"""Ledgers in a row group."""


def to_parquet(ledgers: Iterable[Ledger], table: Table = "attributions") -> bytes:
    """Write a table of attributions or claims; with no ledgers it has its columns and no rows.

    The columns are the fields of ``AttributionRow`` or ``ClaimRow``: text, ``date32``, doubles,
    lists of text, and lists of ``{start, end}``. Lone surrogates become U+FFFD; otherwise the text stays as
    it is.
    Raises ``MissingExtra`` where pyarrow is not installed.
    """
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    schema = _schema(arrow, COLUMNS[table])
    page = io.BytesIO()
    rest = iter(ledgers)
    with parquet.ParquetWriter(page, schema, compression="zstd") as writer:
        while group := list(islice(rest, GROUP)):
            rows: list[AttributionRow | ClaimRow] = []
            for ledger in group:
                rows += attribution_rows(ledger) if table == "attributions" else claim_rows(ledger)
            values = [encodable_all(msgspec.to_builtins(row, builtin_types=(date,))) for row in rows]
            writer.write_table(arrow.Table.from_pylist(values, schema=schema))
    return page.getvalue()


def _schema(arrow: Any, columns: type[AttributionRow] | type[ClaimRow]) -> Any:
    """Return the types of the columns, which follow from the types of the fields."""
    place = arrow.struct(
        [arrow.field("start", arrow.int32(), False), arrow.field("end", arrow.int32(), False)]
    )
    types = {
        str: arrow.string(),
        str | None: arrow.string(),
        float: arrow.float64(),
        float | None: arrow.float64(),
        date | None: arrow.date32(),
        tuple[str, ...]: arrow.list_(arrow.string()),
        tuple[Place, ...]: arrow.list_(place),
    }
    hints = get_type_hints(columns)
    return arrow.schema(
        [
            arrow.field(name, types[hints[name]], type(None) in getattr(hints[name], "__args__", ()))
            for name in columns.__struct_fields__
        ]
    )
