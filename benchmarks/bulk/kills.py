"""Whether runs that are killed write what an undisturbed one writes: ``python -m benchmarks.bulk.kills 50``.

Short articles are read by the real reader. One process of the run, or the run itself, gets SIGKILL at a
random moment; after the run itself is killed, half of a file that it wrote may be cut off. When a run has
come to its end, its files are compared with those of a run of one process, and the next begins, until there
were as many kills as asked for. Linux only.
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

ARTICLES = 300
SHARD = 10
LONGEST_WAIT = 6.0
"""Seconds until the next kill, at most."""
NAMES = ("Mara Vik", "Jon Orr", "Ida Lund", "the harbour board", "a spokesman", "Elswick Courier")
ACTS = ("said", "denied", "warned", "promised", "told the council")


def write_articles(file: Path) -> None:
    """Write short articles, each another."""
    chance = random.Random(1)
    with file.open("w", encoding="utf-8") as lines:
        for number in range(ARTICLES):
            sentences = [
                f"{chance.choice(NAMES).capitalize()} {chance.choice(ACTS)} that pier {number} would close."
                for _ in range(3)
            ]
            day = f"2031-0{1 + number % 9}-1{number % 7}"
            row = {"id": str(number), "text": f"Pier {number} to close\n\n{' '.join(sentences)}"}
            lines.write(json.dumps({**row, "published": day, "outlet": "Elswick Courier"}) + "\n")


def start(out: Path, news: Path, processes: int) -> subprocess.Popen[bytes]:
    """Start a run."""
    options = ["--out", str(out), "--processes", str(processes), "--shard", str(SHARD)]
    command = [sys.executable, "-c", "from accordingto.cli import main; main()", "bulk", str(news), *options]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def below(parent: int) -> Iterator[int]:
    """Yield the processes that a process started, and those that they did."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            yield (own := int(status.parent.name))
            yield from below(own)


def written(folder: Path) -> dict[str, str]:
    """Return the hashes of the files of a run."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "lock"
    }


def disturbed(out: Path, news: Path, most: int, chance: random.Random) -> Counter[str]:
    """Run to the end, with up to so many kills on the way; return what was done to the run."""
    done = Counter[str]()
    run = start(out, news, 2)
    while run.poll() is None:
        time.sleep(chance.random() * LONGEST_WAIT)
        if done["runs killed"] + done["processes killed"] >= most or run.poll() is not None:
            run.wait()
            break
        workers = list(below(run.pid))
        victim = chance.choice([run.pid, *workers])
        os.kill(victim, signal.SIGKILL)
        done["runs killed" if victim == run.pid else "processes killed"] += 1
        if victim == run.pid:
            run.wait()
            files = sorted(out.glob("*/date=*/*.parquet"))
            if files and chance.random() < 0.5:
                file = chance.choice(files)
                file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
                done["files cut"] += 1
            run = start(out, news, 2)
    done["exit codes other than 0"] += run.returncode != 0
    return done


def main(kills: int) -> int:
    """Kill as often as asked for; return 1 where anything differs."""
    chance, total, wrong = random.Random(kills), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder, "news.jsonl")
        write_articles(news)
        if start(Path(folder, "whole"), news, 1).wait():
            raise RuntimeError("the undisturbed run failed")
        expected = written(Path(folder, "whole"))
        while total["runs killed"] + total["processes killed"] < kills:
            left = kills - total["runs killed"] - total["processes killed"]
            out = Path(folder, f"out-{total['rounds']}")
            total += disturbed(out, news, left, chance)
            total["rounds"] += 1
            wrong += written(out) != expected
            print(dict(total), f"different: {wrong}, files: {len(expected)}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
