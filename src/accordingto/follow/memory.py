"""Memory that many threads share, so that a program that runs for weeks does not grow."""

from __future__ import annotations

import ctypes
import sys

_ARENA_MAX = -8
"""``M_ARENA_MAX`` of glibc."""
_MOST = 2


def share_memory() -> None:
    """Have all threads get their memory from two stores, before any is started; glibc alone has more.

    It has a store for each thread, up to eight a core, and each keeps what the largest page or feed needed
    that was ever read there. In eight minutes of ``benchmarks.following`` that was 110 MiB, and growing.
    """
    if sys.platform != "linux":
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
    if mallopt is not None:
        mallopt(_ARENA_MAX, _MOST)
