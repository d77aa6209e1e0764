"""What a process may take: as the system enforces it, from within the process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """What a piece of work may take until each thing that comes of it. Systems other than Linux and macOS
    enforce the seconds on the clock alone, and macOS no memory."""

    cpu_seconds: int
    """Seconds of the processor."""
    clock_seconds: float
    """Seconds on the clock: waiting for others takes no processor."""
    memory_mib: int
    """Memory (MiB) that the process may have for its data."""


def give_back() -> None:
    """Give the system back what memory the process no longer uses, where its C library (glibc) keeps it."""
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    if sys.platform != "linux":
        return None
    import ctypes

    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found


if sys.platform == "win32":

    def limit_memory(mib: int) -> None:
        """Do nothing: there is no such limit."""

    def renew_seconds(seconds: int) -> None:
        """Do nothing: there is no such limit."""

    def held_mib() -> float:
        """Return 0: the system does not say."""
        return 0.0

else:
    import resource

    def limit_memory(mib: int) -> None:
        """Let the process have so much memory for data, and leave no image of it behind when it is ended."""
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = mib * 2**20
        resource.setrlimit(
            resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def renew_seconds(seconds: int) -> None:
        """Let the process take so many seconds of the processor from now on."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(
            resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )

    def held_mib() -> float:
        """Return the most memory that the process has held, in MiB; 0 where the system does not say.

        ``getrusage`` is no answer on Linux: there a process begins with the maximum of its parent.
        """
        if sys.platform != "linux":
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        try:
            status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return 0.0
        line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0 kB")
        return int(line.split()[1]) / 1024
