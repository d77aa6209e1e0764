"""What shards are read on: processes of this machine, or an engine that has machines of its own."""

from __future__ import annotations

from accordingto.bulk.engines.engine import Engine, Report, outcome_of
from accordingto.bulk.engines.local import Local

__all__ = ["Engine", "Local", "Report", "outcome_of"]
