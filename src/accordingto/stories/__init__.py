"""Ledgers → what follows from them: pure functions of the ledger's types."""

from __future__ import annotations

from accordingto.stories.watch import in_order, watch_items

__all__ = ["in_order", "watch_items"]
