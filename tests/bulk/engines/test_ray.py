"""On a Ray cluster of two nodes, one worker killed, Daft writes what this machine alone does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accordingto.bulk import run
from tests.bulk.fakes import Inline, job_for, write_lines, written

ROOT = Path(__file__).parents[3]
LONGEST = 600.0


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="workers are found as Linux tells them")
def test_a_worker_of_a_cluster_that_is_killed_changes_nothing(tmp_path: Path) -> None:
    pytest.importorskip("daft", reason="daft is an extra that development does not install")
    pytest.importorskip("ray", reason="ray comes with daft[ray], which development does not install")
    news = tmp_path / "news.jsonl"
    write_lines(news, [f"Mara{number} said SLOW things." for number in range(80)])
    run([str(news)], job_for(tmp_path / "inline"), Inline())
    told = subprocess.run(
        [sys.executable, "-m", "tests.bulk.engines.onray", str(tmp_path / "out"), str(news)],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
            "RAY_USAGE_STATS_ENABLED": "0",
        },
        stdout=subprocess.PIPE,
        timeout=LONGEST,
    )

    assert told.returncode == 0
    assert b"killed" in told.stdout
    assert written(tmp_path / "out") == written(tmp_path / "inline")
