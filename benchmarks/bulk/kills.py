"""Runs of ``accordingto bulk`` that are killed at random: do they write what an undisturbed run writes?

Short articles are read by the real reader. One process of the run, or the run itself, gets SIGKILL after a
random number of shards and a random time. When the run itself is killed, one of the files it wrote may also
be cut in half. When a run is complete, its files are compared with those of an undisturbed run of one
process, and the next run begins, until there have been as many kills as asked for. Linux only.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reporting.report import Figure, Goal, Section, Table

NAME = "bulkkills"
TITLE = "Archives: runs killed at random"
KILLS = 50
A_RUN = 8
"""Most kills of one run, so that it can finish."""
ARTICLES = 240
SHARD = 6
PIECES = 4
"""A kill comes after at most this many more pieces of the run, so that it hits a run that makes progress."""
LATER = 0.5
"""Most seconds between the last of these pieces and the kill."""
LONGEST = 300.0
"""Seconds to wait for a piece, whatever else the machine does."""
NAMES = ("Mara Vik", "Jon Orr", "Ida Lund", "the harbour board", "a spokesman", "Elswick Courier")
ACTS = ("said", "denied", "warned", "promised", "told the council")


def write_articles(file: Path) -> None:
    """Write short articles, all different."""
    chance = random.Random(1)
    with file.open("w", encoding="utf-8") as lines:
        for number in range(ARTICLES):
            sentences = [
                f"{chance.choice(NAMES).capitalize()} {chance.choice(ACTS)} that pier {number} would close."
                for _ in range(3)
            ]
            day = f"2031-0{1 + number % 3}-1{number % 2}"
            row = {"id": str(number), "text": f"Pier {number} to close\n\n{' '.join(sentences)}"}
            lines.write(json.dumps({**row, "published": day, "outlet": "Elswick Courier"}) + "\n")


def start(out: Path, news: Path, processes: int) -> subprocess.Popen[bytes]:
    """Start a run as a subprocess."""
    options = ["--out", str(out), "--processes", str(processes), "--shard", str(SHARD)]
    command = [sys.executable, "-c", "from accordingto.cli import main; main()", "bulk", str(news), *options]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def below(parent: int) -> Iterator[int]:
    """Yield the ids of all descendants of a process, except Python's own helper process."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
            helps = b"resource_tracker" in status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == parent and not helps:
            yield (own := int(status.parent.name))
            yield from below(own)


def written(folder: Path) -> dict[str, str]:
    """Return the hashes of the files of a run."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "lock"
    }


def wait_for(run: subprocess.Popen[bytes], out: Path, pieces: int) -> None:
    """Wait until ``pieces`` more pieces are done, or the run has ended."""
    known, end = len([*out.glob("_run/done/*.json")]), time.monotonic() + LONGEST
    while run.poll() is None and time.monotonic() < end:
        if len([*out.glob("_run/done/*.json")]) >= known + pieces:
            return
        time.sleep(0.01)


def disturbed(out: Path, news: Path, most: int, chance: random.Random) -> Counter[str]:
    """Run to the end, with at most ``most`` kills on the way; return what was done to the run."""
    done, kills = Counter[str](), 0
    run = start(out, news, 2)
    while kills < most:
        wait_for(run, out, chance.randrange(PIECES + 1))
        time.sleep(chance.random() * LATER)
        if run.poll() is not None:
            break
        workers = list(below(run.pid))
        victim = chance.choice(workers) if workers and chance.random() < 0.5 else run.pid
        os.kill(victim, signal.SIGKILL)
        kills += 1
        done["the run itself" if victim == run.pid else "a process of the run"] += 1
        if victim == run.pid:
            run.wait()
            if chance.random() < 0.5 and halve_one(out, chance):
                done["half of a file cut off"] += 1
            run = start(out, news, 2)
    done["runs that reported a failure"] += int(run.wait() != 0)
    return done


def halve_one(out: Path, chance: random.Random) -> bool:
    """Cut one existing file in half, as a power cut may; return whether there was one."""
    files = sorted(out.glob("*/date=*/*.parquet"))
    if not files:
        return False
    file = chance.choice(files)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return True


def measure(kills: int = KILLS) -> Section:
    """Kill runs until there have been ``kills`` kills, and report whether their output differs."""
    chance, total, rounds, wrong = random.Random(kills), Counter[str](), 0, list[str]()
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder, "news.jsonl")
        write_articles(news)
        if start(Path(folder, "whole"), news, 1).wait():
            raise RuntimeError("the undisturbed run failed")
        expected = written(Path(folder, "whole"))
        while (done := total["the run itself"] + total["a process of the run"]) < kills:
            out = Path(folder, f"out-{rounds}")
            total += disturbed(out, news, min(kills - done, A_RUN), chance)
            rounds += 1
            found = written(out)
            wrong += [
                f"run {rounds}: {name}"
                for name in sorted({*found, *expected})
                if found.get(name) != expected.get(name)
            ]
    return Section(
        NAME,
        TITLE,
        intro=f"`accordingto bulk` reads {ARTICLES} short articles in {ARTICLES // SHARD} shards with two "
        "processes. One of them, or the run itself, is killed (`kill -9`) at a random moment; of a killed "
        "run, one of the files it wrote may also be cut in half. Then the same command continues. When a "
        f"run is complete, its {len(expected)} files are compared, byte for byte, with those of an "
        "undisturbed run of one process.",
        figures=[
            Figure(f"{NAME}.kills", "kills", done, decimals=0, goal=Goal(KILLS)),
            Figure(f"{NAME}.wrong", "files that differ, are missing or are too many", len(wrong), decimals=0,
                   goal=Goal(0, True)),
        ],
        tables=[
            Table("Runs and kills", ("", "times"),
                  [("complete runs", f"{rounds}"),
                   *((what, f"{n}") for what, n in total.items())]),
            *([Table("Findings", ("",), [(line,) for line in wrong])] if wrong else []),
        ],
    )  # fmt: skip
