"""Writing of ledgers as JSON, and checked reading of them."""

from __future__ import annotations

from typing import Any

import msgspec

from accordingto.errors import LedgerError
from accordingto.export.checks import check
from accordingto.export.fielddocs import describe
from accordingto.schemas import decode
from accordingto.types import Ledger


def to_json(ledger: Ledger) -> bytes:
    """Return a ledger as indented JSON in UTF-8, fields in the order of the types, with a final newline."""
    return msgspec.json.format(msgspec.json.encode(ledger), indent=2) + b"\n"


def to_jsonl_line(ledger: Ledger) -> bytes:
    """Return a ledger as one line of JSON in UTF-8, including the newline."""
    return msgspec.json.encode(ledger) + b"\n"


def from_json(data: bytes) -> Ledger:
    """Return the ledger that ``to_json`` or ``to_jsonl_line`` wrote; unknown fields are ignored.

    A ledger of version 1 is converted to the present version. Raises ``LedgerError``, with the JSON path, for
    data that is not JSON, not a ledger, or of another version; for a span that is empty, reversed, out of
    order, or different from the text at its offsets; for an id that is unknown or used twice; and for a chain
    that does not lead from the outlet inward.
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
    """Return the JSON Schema (2020-12) of a ledger, with a description of each field."""
    return describe(Ledger, "accordingto ledger")
