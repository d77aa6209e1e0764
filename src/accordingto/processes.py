"""Multiprocessing contexts that start worker processes without running the caller's script again."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Listener
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from types import ModuleType
from typing import ClassVar

_lock = threading.Lock()
"""Held while ``__main__`` is replaced: several threads may start processes at once, and each restores it."""


@contextmanager
def _without_the_script() -> Iterator[None]:
    """Replace ``__main__`` by an empty module, so that a new process does not import the caller's script.

    Our workers need nothing from that script. If it reads articles or starts a server without testing
    ``__name__``, importing it would run it again in every process.
    """
    with _lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class _Process(SpawnProcess):
    """A spawned process that does not run the caller's script again."""

    def start(self) -> None:
        with _without_the_script():
            super().start()


class Spawning(SpawnContext):
    """A ``spawn`` context whose processes do not import the caller's script.

    Their targets and arguments must be picklable and defined in an importable module, not in the script.
    """

    Process: ClassVar[type[SpawnProcess]] = _Process


def sharing(module: str) -> BaseContext:
    """Return a multiprocessing context whose processes share one preloaded module.

    The context is a ``forkserver``: the server process imports the module once and forks the workers, which
    start at once and share its memory. It works on Linux only, and only if the path to temporary files is
    short enough for a Unix socket; elsewhere this returns ``Spawning()``, whose processes import the module
    themselves when they need it. If it is called with several modules, only the first one is shared.
    """
    if sys.platform != "linux" or not _can_listen():
        return Spawning()
    context = _Copying()
    context.set_forkserver_preload([module])
    return context


def _can_listen() -> bool:
    """Return whether a Unix socket can be created in the folder that ``multiprocessing`` uses for its own."""
    try:
        with Listener(family="AF_UNIX"):
            return True
    except OSError:
        return False


if sys.platform == "linux":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class _Copy(ForkServerProcess):
        """A forked process that does not run the caller's script again."""

        def start(self) -> None:
            with _without_the_script():
                super().start()

    class _Copying(ForkServerContext):
        Process: ClassVar[type[ForkServerProcess]] = _Copy
