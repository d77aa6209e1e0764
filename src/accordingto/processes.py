"""How processes are started, whoever starts them."""

from __future__ import annotations

import sys
import threading
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import ClassVar

_lock = threading.Lock()
"""Held while the main module is hidden: threads start processes at once, and each puts back what it found."""


class _Process(SpawnProcess):
    """A process that does not run the caller's script again.

    What is started by "spawn" first imports the main module once more. Ours needs nothing of it, and a script
    that reads articles, or makes a server, without asking for its ``__name__`` would start over in every
    process.
    """

    def start(self) -> None:
        with _lock:
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                super().start()
            finally:
                sys.modules["__main__"] = main


class Spawning(SpawnContext):
    """Starts processes that know nothing of the one that started them.

    What they are given to do can be pickled, and stands in a module, not in the script itself.
    """

    Process: ClassVar[type[SpawnProcess]] = _Process
