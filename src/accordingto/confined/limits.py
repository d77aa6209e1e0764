"""Limits on memory and processor time that a worker process sets on itself with ``setrlimit``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path


@dataclass(frozen=True)
class Limits:
    """Resource limits of a worker process. The two time limits start anew after each result.

    Linux enforces all of them, macOS only the times, and other systems only ``clock_seconds``.
    """

    cpu_seconds: int
    """Seconds of processor time per result."""
    clock_seconds: float
    """Seconds of wall-clock time per result, which also limits waiting."""
    memory_mib: int
    """Memory in MiB for the data of the process (``RLIMIT_DATA``)."""


def give_back() -> None:
    """Return unused memory to the system with glibc's ``malloc_trim``; do nothing with other C libraries."""
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
        """Do nothing: Windows has no such limit."""

    def renew_seconds(seconds: int) -> None:
        """Do nothing: Windows has no such limit."""

    def held_mib() -> float:
        """Return 0: the peak memory is not known."""
        return 0.0

else:
    import resource

    def limit_memory(mib: int) -> None:
        """Limit the memory of this process to ``mib`` MiB (``RLIMIT_DATA``), and disable core dumps."""
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = mib * 2**20
        resource.setrlimit(
            resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def renew_seconds(seconds: int) -> None:
        """Allow this process ``seconds`` of processor time from now on (``RLIMIT_CPU``)."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(
            resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )

    def held_mib() -> float:
        """Return the peak memory of this process in MiB; 0 if the system does not tell.

        On Linux ``getrusage`` cannot be used: a new process inherits its parent's maximum there.
        """
        if sys.platform != "linux":
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        try:
            status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return 0.0
        line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0 kB")
        return int(line.split()[1]) / 1024
