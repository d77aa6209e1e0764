"""What is loaded for all processes that make articles starts no threads: their copies would have none."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

THREADS = """
import os
import sys
import accordingto.ingest.preloaded
print("numpy" in sys.modules, len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it is loaded on Linux only")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="on one core numpy starts no threads")
def test_it_has_numpy_and_no_thread_beside_its_own() -> None:
    told = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    run = subprocess.run(
        [sys.executable, "-c", THREADS],
        capture_output=True,
        text=True,
        check=True,
        env={**told, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert run.stdout == "True 1\n"
