"""Decoding of ledgers in the current and in earlier versions of their JSON schema.

Ledgers are always written in the current version, ``types.SCHEMA``.
"""

from __future__ import annotations

import msgspec

from accordingto.errors import LedgerError
from accordingto.types import SCHEMA, Ledger

EARLIER = ("accordingto/ledger/1",)
"""Earlier schema versions that can still be read.

Version 1 differs in two ways: headline verdicts are never ``unclear``, and they have no ``confidence``.
"""


class _Header(msgspec.Struct):
    """The schema field alone, which decides how the rest is decoded."""

    schema: str | None = None


_HEADER = msgspec.json.Decoder(_Header)
_LEDGER = msgspec.json.Decoder(Ledger)


def decode(data: bytes) -> Ledger:
    """Decode JSON into a ledger of the current schema version, ignoring unknown fields.

    Raises ``LedgerError`` if the JSON names no schema or one that cannot be read, and msgspec's errors if it
    is not JSON or not a ledger. Spans and ids are not checked against the text.
    """
    schema = _HEADER.decode(data).schema
    if schema == SCHEMA:
        return _LEDGER.decode(data)
    if schema not in EARLIER:
        found = "names no schema" if schema is None else f"is of schema {schema!r}"
        read = " or ".join(repr(one) for one in (*EARLIER, SCHEMA))
        raise LedgerError(f"not a ledger that this version reads: it {found}, and {read} is needed")
    return msgspec.convert(msgspec.json.decode(data) | {"schema": SCHEMA}, Ledger)
