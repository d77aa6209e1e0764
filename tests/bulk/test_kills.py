"""Runs that are killed again and again write what an undisturbed one writes."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from accordingto.bulk import run
from tests.bulk.fakes import Inline, job_for, write_lines, written

ROOT = Path(__file__).parents[2]
KILLS = 6
LONGEST = 120.0
"""Seconds that a run may take, whatever else the machine does."""


def processes_of(parent: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            own = int(status.parent.name)
            found += [own, *processes_of(own)]
    return found


def lives(process: int) -> bool:
    """Whether a process runs: one that has ended may still be listed until somebody asks how."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def start(out: Path, news: Path) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bulk.drive", str(out), str(news)],
        env={**os.environ, "PYTHONPATH": path},
        cwd=ROOT,
    )


def wait_for_more(driver: subprocess.Popen[bytes], out: Path) -> None:
    """Wait until one more piece is done, so that every kill hits a run that is getting on."""
    known = len([*out.glob("_run/done/*.json")])
    end = time.monotonic() + LONGEST
    while len([*out.glob("_run/done/*.json")]) <= known:
        if driver.poll() is not None or time.monotonic() > end:
            return
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells who started a process")
def test_kills_change_nothing(tmp_path: Path) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "out"
    write_lines(news, [f"Mara{number} said SLOW things." for number in range(160)])
    run([str(news)], job_for(tmp_path / "whole"), Inline())
    chance = random.Random(7)
    driver = start(out, news)
    driver_kills = 0
    for number in range(KILLS):
        wait_for_more(driver, out)
        time.sleep(chance.random() * 0.05)
        if driver.poll() is not None:
            break
        below = processes_of(driver.pid)
        victim = driver.pid if number % 2 or not below else chance.choice(below)
        os.kill(victim, signal.SIGKILL)
        if victim == driver.pid:
            driver_kills += 1
            driver.wait()
            halve_one(out, chance)
            driver = start(out, news)

    assert driver.wait(LONGEST) == 0
    assert driver_kills >= 2
    assert written(out) == written(tmp_path / "whole")


def halve_one(out: Path, chance: random.Random) -> None:
    """Leave half of a file that is there, as a machine does that loses its power."""
    files = sorted(out.glob("*/date=*/*.parquet"))
    if files:
        file = chance.choice(files)
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells who started a process")
def test_no_process_outlives_its_run(tmp_path: Path) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "out"
    write_lines(news, [f"Mara{number} said SLOW things." for number in range(2000)])
    driver = start(out, news)
    wait_for_more(driver, out)
    below = processes_of(driver.pid)
    driver.kill()
    driver.wait()
    end = time.monotonic() + LONGEST
    while any(map(lives, below)) and time.monotonic() < end:
        time.sleep(0.05)

    assert below
    assert not any(map(lives, below))
