"""A description of the machine, as far as speed depends on it, without its name."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

TELLING = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")


def describe() -> str:
    """Return cores, processor features for int8, and versions, in one line."""
    cpuinfo = Path("/proc/cpuinfo")
    known = set(cpuinfo.read_text(encoding="utf-8").split()) if cpuinfo.exists() else set()
    features = " ".join(name for name in TELLING if name in known) or "processor features unknown"
    return (
        f"{os.cpu_count()} cores, {platform.machine()} ({features}), {platform.system()}, "
        f"Python {platform.python_version()}, onnxruntime {version('onnxruntime')}"
    )
