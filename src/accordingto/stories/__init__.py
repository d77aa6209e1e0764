"""Ledgers → what follows from them: pure functions of the ledger's types."""

from __future__ import annotations

from accordingto.stories.changes import Comparison
from accordingto.stories.versions import compare
from accordingto.stories.watch import in_order, watch_items

__all__ = ["Comparison", "compare", "in_order", "watch_items"]
