"""The versions of the ledger's JSON: which are read, and what an earlier one becomes.

What is written is always of the present version, ``types.SCHEMA``.
"""

from __future__ import annotations

import msgspec

from accordingto.errors import LedgerError
from accordingto.types import SCHEMA, Ledger

EARLIER = ("accordingto/ledger/1",)
"""The versions that are read besides the present one.

In version 1 no verdict on a headline is ``unclear``, and none has a ``confidence``; all else is the same.
"""


class _Header(msgspec.Struct):
    """The one field that tells how the rest is to be read."""

    schema: str | None = None


_HEADER = msgspec.json.Decoder(_Header)
_LEDGER = msgspec.json.Decoder(Ledger)


def decode(data: bytes) -> Ledger:
    """Return the ledger in some JSON, in the present version; fields that it does not know are ignored.

    Raises ``LedgerError`` if it is of a version that is not read or names none, and the errors of msgspec for
    what is not JSON or not a ledger. Whether spans and ids hold is not checked.
    """
    schema = _HEADER.decode(data).schema
    if schema == SCHEMA:
        return _LEDGER.decode(data)
    if schema not in EARLIER:
        found = "names no schema" if schema is None else f"is of schema {schema!r}"
        read = " or ".join(repr(one) for one in (*EARLIER, SCHEMA))
        raise LedgerError(f"not a ledger that this version reads: it {found}, and {read} is needed")
    return msgspec.convert(msgspec.json.decode(data) | {"schema": SCHEMA}, Ledger)
