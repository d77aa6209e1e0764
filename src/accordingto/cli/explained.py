"""The table of ``accordingto read --explain``: what each step of the reading did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accordingto.reading import Trace

COLUMNS = ("step", "found", "added", "removed", "changed", "articles")


def table_of(trace: Trace) -> str:
    """Return the counts of a trace as lines of text: a heading, then one line per step.

    Each column is as wide as its widest cell, whatever the width of the terminal; columns are two spaces
    apart.
    """
    counts = (
        (step.name, step.found, step.added, step.removed, step.changed, step.articles) for step in trace.steps
    )
    rows = [COLUMNS, *([str(cell) for cell in row] for row in counts)]
    name, *numbers = (max(map(len, column)) for column in zip(*rows, strict=True))
    return "\n".join(
        "  ".join(
            (first.ljust(name), *(cell.rjust(width) for cell, width in zip(rest, numbers, strict=True)))
        )
        for first, *rest in rows
    )
