"""The tables of a run: those of ledgers, and the failures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from accordingto.export import TABLES
from accordingto.types import Failure


class FailureRow(Struct, frozen=True, kw_only=True):
    """An article that could not be read."""

    row: str
    """The input, with the line, row or record of it."""
    stage: str
    """Where it failed: ``ingest``, where inputs become articles, or ``reading``, where articles are read."""
    reason: str
    """What is wrong with it."""
    advice: str
    """What to do about it."""
    day: date | None
    """The day of publication, where it is known."""


COLUMNS: Mapping[str, type[Struct]] = {
    **{name: table.columns for name, table in TABLES.items()},
    "failures": FailureRow,
}
"""The type whose fields are the columns, of every table that a run writes."""


def failure_row(failure: Failure, stage: str, day: date | None = None) -> FailureRow:
    """Return the row of what could not be read."""
    return FailureRow(row=failure.input, stage=stage, reason=failure.reason, advice=failure.advice, day=day)
