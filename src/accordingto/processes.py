"""How processes are started, whoever starts them."""

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
"""Held while the main module is hidden: threads start processes at once, and each puts back what it found."""


@contextmanager
def _without_the_script() -> Iterator[None]:
    """Hide the caller's script, which a process would otherwise import, and so run, once more.

    What is started needs nothing of it, and a script that reads articles, or makes a server, without asking
    for its ``__name__`` would start over in every process.
    """
    with _lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class _Process(SpawnProcess):
    """A process that does not run the caller's script again."""

    def start(self) -> None:
        with _without_the_script():
            super().start()


class Spawning(SpawnContext):
    """Starts processes that know nothing of the one that started them.

    What they are given to do can be pickled, and stands in a module, not in the script itself.
    """

    Process: ClassVar[type[SpawnProcess]] = _Process


def sharing(module: str) -> BaseContext:
    """Return what starts processes that know nothing of who started them, and have a module in common.

    It is imported once, in a process of which they begin as copies: what it has loaded they all have, in the
    same memory, and they start at once. Only on Linux, and where the path to
    temporary files is short enough for a socket; elsewhere each imports it for itself when it needs it. Of
    several modules the first one is shared.
    """
    if sys.platform != "linux" or not _can_listen():
        return Spawning()
    context = _Copying()
    context.set_forkserver_preload([module])
    return context


def _can_listen() -> bool:
    """Return whether a socket can be made in the folder where ``multiprocessing`` makes its own."""
    try:
        with Listener(family="AF_UNIX"):
            return True
    except OSError:
        return False


if sys.platform == "linux":
    from multiprocessing.context import ForkServerContext, ForkServerProcess

    class _Copy(ForkServerProcess):
        """A process that does not run the caller's script again, either."""

        def start(self) -> None:
            with _without_the_script():
                super().start()

    class _Copying(ForkServerContext):
        Process: ClassVar[type[ForkServerProcess]] = _Copy
