"""Cells of a table that no spreadsheet takes for a formula."""

from __future__ import annotations

STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet compute a cell that begins with it."""


def defused(cell: str) -> str:
    """A cell with an apostrophe before it where a spreadsheet would compute it; every other as it is."""
    return f"'{cell}" if cell.startswith(STARTS) else cell
