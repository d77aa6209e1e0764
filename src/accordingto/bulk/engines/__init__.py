"""Engines that distribute shards: processes on this machine, Daft or Spark."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from accordingto.bulk.engines.daft import Daft
from accordingto.bulk.engines.engine import Engine, Report
from accordingto.bulk.engines.local import Local
from accordingto.bulk.engines.spark import Spark

ENGINES: Mapping[str, Callable[[int], Engine]] = {"local": Local, "daft": Daft, "spark": Spark}
"""All engines by name; each is constructed with the number of processes."""

__all__ = ["ENGINES", "Daft", "Engine", "Local", "Report", "Spark"]
