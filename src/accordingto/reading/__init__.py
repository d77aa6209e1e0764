"""Article → Ledger."""

from accordingto.reading.reader import Reader

__all__ = ["Reader"]
