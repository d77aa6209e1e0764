"""The watch list of a ledger: its promises, threats, predictions and deadlines. Pure functions of ledgers."""

from __future__ import annotations

from accordingto.watchlist.watch import in_order, watch_items
from accordingto.watchlist.watchitem import WatchItem, WatchKind

__all__ = ["WatchItem", "WatchKind", "in_order", "watch_items"]
