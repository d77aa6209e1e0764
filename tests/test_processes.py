"""Processes know nothing of the script that has them started."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from accordingto.processes import Spawning

UNGUARDED = """
from accordingto.ingest import article_from_text
from accordingto.web import Apart
from tests.web.conftest import FakeReader

print("begun")
apart = Apart(FakeReader)
print(apart.read(article_from_text("It rained.")).reader)
apart.close()
"""


def test_a_script_that_makes_a_desk_at_once_does_not_start_over_in_its_processes(tmp_path: Path) -> None:
    script = tmp_path / "application.py"
    script.write_text(UNGUARDED)
    run = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert (run.stdout, run.stderr) == ("begun\nfake 0\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes have nothing in common")
def test_where_the_path_to_temporary_files_is_too_long_for_a_socket_articles_are_read_all_the_same(
    tmp_path: Path,
) -> None:
    script, temporary = tmp_path / "application.py", tmp_path / ("x" * 120)
    script.write_text(UNGUARDED)
    temporary.mkdir()
    run = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(temporary)},
    )

    assert (run.stdout, run.stderr) == ("begun\nfake 0\n", "")


def test_the_main_module_stays_where_threads_start_processes_at_once() -> None:
    main, context = sys.modules["__main__"], Spawning()
    processes = [context.Process(target=int) for _ in range(4)]
    threads = [threading.Thread(target=one.start) for one in processes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for process in processes:
        process.join()

    assert sys.modules["__main__"] is main
