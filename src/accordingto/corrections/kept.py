"""A correction as a library keeps it."""

from __future__ import annotations

from msgspec import Struct

from accordingto.corrections.changes import Correction


class Kept(Struct, frozen=True, kw_only=True):
    """A correction in the library, and whether it was undone."""

    correction: Correction
    """The correction."""
    undone: str | None
    """ISO 8601 datetime at which it was undone; null while it stands."""
    undone_by: str | None
    """Who undid it."""
