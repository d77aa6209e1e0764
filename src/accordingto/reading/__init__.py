"""The reader, which turns an ``Article`` into a ``Ledger``."""

from accordingto.reading.reader import Reader
from accordingto.reading.trace import StepCount, Trace

__all__ = ["Reader", "StepCount", "Trace"]
