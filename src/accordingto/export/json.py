"""The ledger as JSON, and back: what is written can be read, and what is read is checked."""

from __future__ import annotations

from typing import Any

import msgspec

from accordingto.errors import LedgerError
from accordingto.export.checks import check
from accordingto.export.fielddocs import describe
from accordingto.schemas import decode
from accordingto.types import Ledger


def to_json(ledger: Ledger) -> bytes:
    """Write a ledger as indented JSON in UTF-8, fields in the order of the types, a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(ledger), indent=2) + b"\n"


def to_jsonl_line(ledger: Ledger) -> bytes:
    """Write a ledger as one line of JSON in UTF-8, the newline included."""
    return msgspec.json.encode(ledger) + b"\n"


def from_json(data: bytes) -> Ledger:
    """Read a ledger that ``to_json`` or ``to_jsonl_line`` wrote; fields of later versions are ignored.

    One that was written as version 1 becomes one of the present version. Raises ``LedgerError``, naming the
    place, for what is not JSON, not a ledger, or of another version; for a span that is empty, runs
    backwards, is out of order or is not the text at its place; for an id that is missing or given twice; and
    for a chain that does not lead from the outlet inward.
    """
    try:
        ledger = decode(data)
    except msgspec.ValidationError as error:
        raise LedgerError(f"not a ledger: {error}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LedgerError(f"not JSON: {error}") from error
    check(ledger)
    return ledger


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a ledger, each field with its meaning."""
    return describe(Ledger, "accordingto ledger")
