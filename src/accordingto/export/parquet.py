"""Tables of ledgers as Parquet, with the columns of the CSV but typed. Needs ``accordingto[parquet]``."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any, get_type_hints

from msgspec import Struct

from accordingto.export.cells import encodable_all
from accordingto.export.rows import TABLES, Table
from accordingto.export.rows.columns import Place
from accordingto.extras import need
from accordingto.types import Ledger

GROUP = 1000
"""Number of ledgers in a row group."""


def to_parquet(ledgers: Iterable[Ledger], table: Table = "attributions") -> bytes:
    """Return a table as a Parquet file; without ledgers it has columns but no rows.

    The columns are strings, ``date32``, doubles, 64-bit integers, booleans, lists of strings, and lists of
    ``{start, end}``. Lone surrogates become U+FFFD; otherwise text is unchanged. Raises ``MissingExtra`` if
    pyarrow is not installed.
    """
    rest = iter(ledgers)
    groups = iter(lambda: list(islice(rest, GROUP)), [])
    rows_of = TABLES[table].of
    return rows_to_parquet(
        (list(chain.from_iterable(map(rows_of, group))) for group in groups), TABLES[table].columns
    )


def rows_to_parquet(groups: Iterable[Sequence[Struct]], columns: type[Struct]) -> bytes:
    """Return rows of the type ``columns`` as a Parquet file, each group as a row group.

    The same rows give the same bytes. Raises ``MissingExtra`` if pyarrow is not installed.
    """
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    schema = _schema(arrow, columns)
    page = io.BytesIO()
    with parquet.ParquetWriter(page, schema, compression="zstd") as writer:
        for rows in groups:
            arrays = [_array(arrow, [getattr(row, field.name) for row in rows], field) for field in schema]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return page.getvalue()


def _array(arrow: Any, values: list[Any], field: Any) -> Any:
    """Return the values of a column as an Arrow array, with U+FFFD for lone surrogates."""
    if arrow.types.is_list(field.type) and arrow.types.is_struct(field.type.value_type):
        values = [[{"start": place.start, "end": place.end} for place in places] for places in values]
    try:
        return arrow.array(values, field.type)
    except UnicodeEncodeError:
        return arrow.array([encodable_all(value) for value in values], field.type)


def _schema(arrow: Any, columns: type[Struct]) -> Any:
    """Return the Arrow schema of a row type, made from the types of its fields."""
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
