"""Parquet: one article per row. Needs ``accordingto[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.extras import need
from accordingto.ingest.given import COLUMNS
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.records.record import article_of, record_of
from accordingto.types import Article, Failure

ROWS = 64
"""The number of rows held in memory at once."""


def read_parquet(file: str | bytes, name: str, columns: Mapping[str, str]) -> Iterator[Article | Failure]:
    """Yield one article or failure for each row, in order, named ``name:N`` for the Nth.

    ``file`` is a path or the content of the file. ``columns`` maps the names in ``COLUMNS`` to the file's
    columns; no others are read. Raises ``UnreadableInput`` if it is not a Parquet file, is damaged, or has no
    column of strings for ``text``, ``EmptyInput`` if it has no rows, and ``MissingExtra`` if pyarrow is not
    installed.
    """
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    arrow.set_memory_pool(arrow.system_memory_pool())  # other pools reserve more memory than the limits allow
    number = 0
    try:
        with parquet.ParquetFile(BytesIO(file) if isinstance(file, bytes) else file) as table:
            known = [columns.get(field, field) for field in COLUMNS]
            wanted = [column for column in table.schema_arrow.names if column in known]
            _check_text(table.schema_arrow, columns.get("text", "text"), name, columns)
            for batch in table.iter_batches(ROWS, columns=wanted, use_threads=False):
                for row in _rows(batch):
                    number += 1
                    yield _of_row(row, f"{name}:{number}", columns)
    except (arrow.ArrowException, OSError) as error:
        reason = f"it is not a Parquet file, or is damaged ({str(error).splitlines()[0][:200]})"
        raise UnreadableInput(name, reason, "write the file again") from error
    if not number:
        raise EmptyInput(name, "it has no rows", "write a row for each article")


def _rows(batch: Any) -> Iterator[dict[str, object] | None]:
    """Yield the rows of a batch; ``None`` for one with text that is not UTF-8."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for at in range(batch.num_rows):
            try:
                yield from batch.slice(at, 1).to_pylist()
            except UnicodeDecodeError:
                yield None


def _of_row(row: dict[str, object] | None, place: str, columns: Mapping[str, str]) -> Article | Failure:
    try:
        if row is None:
            raise UnreadableInput(place, "its text is not valid UTF-8", "write the file again")
        return article_of(record_of(row, place, columns), place)
    except InputError as error:
        return failure_of(error)


def _check_text(schema: Any, column: str, name: str, columns: Mapping[str, str]) -> None:
    """Raise ``UnreadableInput`` if the text column is missing or does not hold strings."""
    if column not in schema.names:
        record_of(dict.fromkeys(schema.names, "-"), name, columns)  # raises an error that lists the columns
    kind = str(schema.field(column).type)
    if "string" not in kind or "<" in kind.removeprefix("dictionary<"):
        reason = f"its column {column!r} holds {kind}, not text"
        raise UnreadableInput(name, reason, "name another column, as in --columns text=body")
