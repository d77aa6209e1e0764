"""Tables of ledgers as JSON lines: one object per row, with the columns of the CSV as typed values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from accordingto.export.cells import encodable_all
from accordingto.export.rows import TABLES, Table
from accordingto.types import Ledger


def to_rows(ledgers: Iterable[Ledger], table: Table = "attributions") -> Iterator[bytes]:
    """Yield a table in chunks, one per ledger, with one row per line.

    Dates are ISO 8601, spans ``{"start": …, "end": …}``. Lone surrogates become U+FFFD; otherwise text is
    unchanged.
    """
    encoder = msgspec.json.Encoder()
    for ledger in ledgers:
        rows = TABLES[table].of(ledger)
        yield encoder.encode_lines(
            [encodable_all(msgspec.to_builtins(row, builtin_types=(date,))) for row in rows]
        )
