"""Ledgers as Parquet, with the columns of the CSV in types of their own. Needs ``accordingto[parquet]``."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from itertools import chain, islice
from typing import Any, get_type_hints

import msgspec

from accordingto.export.cells import encodable_all
from accordingto.export.rows import TABLES, Table
from accordingto.export.rows.columns import ArticleColumns, Place
from accordingto.extras import need
from accordingto.types import Ledger

GROUP = 1000
"""Ledgers in a row group."""


def to_parquet(ledgers: Iterable[Ledger], table: Table = "attributions") -> bytes:
    """Write a table; with no ledgers it has its columns and no rows.

    The columns are text, ``date32``, doubles, 64-bit integers, truth values, lists of text, and lists of
    ``{start, end}``. Lone surrogates become U+FFFD; otherwise the text stays as
    it is.
    Raises ``MissingExtra`` where pyarrow is not installed.
    """
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    schema = _schema(arrow, TABLES[table].columns)
    page = io.BytesIO()
    rest = iter(ledgers)
    with parquet.ParquetWriter(page, schema, compression="zstd") as writer:
        while group := list(islice(rest, GROUP)):
            rows = chain.from_iterable(map(TABLES[table].of, group))
            values = [encodable_all(msgspec.to_builtins(row, builtin_types=(date,))) for row in rows]
            writer.write_table(arrow.Table.from_pylist(values, schema=schema))
    return page.getvalue()


def _schema(arrow: Any, columns: type[ArticleColumns]) -> Any:
    """Return the types of the columns, which follow from the types of the fields."""
    place = arrow.struct(
        [arrow.field("start", arrow.int32(), False), arrow.field("end", arrow.int32(), False)]
    )
    types = {
        str: arrow.string(),
        str | None: arrow.string(),
        bool: arrow.bool_(),
        int: arrow.int64(),
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
