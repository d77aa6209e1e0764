"""Ledgers → what follows from them: pure functions of the ledger's types."""

from __future__ import annotations

from accordingto.stories.changes import AttributionChange, ClaimChange, Comparison
from accordingto.stories.sayings import NAMES, OUTCOMES, SAYING
from accordingto.stories.textdiff import TextDiff, diff
from accordingto.stories.versions import compare
from accordingto.stories.watch import in_order, watch_items

__all__ = [
    "NAMES",
    "OUTCOMES",
    "SAYING",
    "AttributionChange",
    "ClaimChange",
    "Comparison",
    "TextDiff",
    "compare",
    "diff",
    "in_order",
    "watch_items",
]
