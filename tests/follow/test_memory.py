from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"
STORES = """
import ctypes, re, sys, threading
from pathlib import Path

from accordingto.follow.memory import share_memory

share_memory()
together = threading.Barrier(8)


def take():
    kept = [bytes(5000) for _ in range(100)]
    together.wait()


threads = [threading.Thread(target=take) for _ in range(8)]
for one in threads:
    one.start()
for one in threads:
    one.join()
library = ctypes.CDLL(None)
library.fopen.restype = ctypes.c_void_p
out = library.fopen(sys.argv[1].encode(), b"w")
library.malloc_info(0, ctypes.c_void_p(out))
library.fclose(ctypes.c_void_p(out))
print(len(re.findall("<heap nr=", Path(sys.argv[1]).read_text())))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has a store of memory for each thread")
def test_threads_share_their_stores_of_memory(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", STORES, str(tmp_path / "stores.xml")],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert int(told.stdout) == 2
