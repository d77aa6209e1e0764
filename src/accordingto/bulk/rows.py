"""The tables that a run writes: the tables of ledgers, and the table of failures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from accordingto.export import TABLES
from accordingto.types import Failure


class FailureRow(Struct, frozen=True, kw_only=True):
    """An article that could not be read."""

    row: str
    """Name of the input, with the line, row or record within it."""
    stage: str
    """Where it failed: ``ingest`` (making the article from the input) or ``reading`` (making the ledger)."""
    reason: str
    """What is wrong with it."""
    advice: str
    """What to do about it."""
    day: date | None
    """Day of publication; null if it is not known."""


COLUMNS: Mapping[str, type[Struct]] = {
    **{name: table.columns for name, table in TABLES.items()},
    "failures": FailureRow,
}
"""The row type of each table by table name; its fields are the columns."""


def failure_row(failure: Failure, stage: str, day: date | None = None) -> FailureRow:
    """Return the row of the table ``failures`` for a failure."""
    return FailureRow(row=failure.input, stage=stage, reason=failure.reason, advice=failure.advice, day=day)
