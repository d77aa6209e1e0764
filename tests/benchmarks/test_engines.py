from __future__ import annotations

import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from benchmarks.bulk.engines import MARK, WAYS, marked, mebibytes_of, processor_of, took, write_articles

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")


def test_processes_are_found_by_their_mark_and_what_they_took_is_read() -> None:
    mark = uuid.uuid4().hex
    with subprocess.Popen(
        [sys.executable, "-c", "sum(range(10**6)); print(flush=True); input()"],
        env={**os.environ, MARK: mark},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()

        assert [*marked(mark)] == [process.pid]
        assert processor_of(process.pid) > 0
        assert mebibytes_of(process.pid) > 1
        process.communicate(b"\n")
    assert not [*marked(mark)]
    assert processor_of(process.pid) == mebibytes_of(process.pid) == 0


def test_the_loop_writes_what_processes_write(tmp_path: Path) -> None:
    write_articles(tmp_path / "news.jsonl", 12)
    loop, local = (took(way, tmp_path / "news.jsonl", tmp_path / way.engine) for way in WAYS[:2])

    assert loop.files == local.files
    assert loop.processor > 0
    assert loop.mebibytes > 10
