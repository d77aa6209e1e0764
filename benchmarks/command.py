"""The installed command, run as a user runs it: its ledgers, its time and its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from accordingto.types import Ledger


class CommandError(Exception):
    """A measured process ended with an exit code other than 0, so nothing was measured."""


@dataclass(frozen=True)
class Finished:
    """The time and memory of a process that has ended."""

    seconds: float
    """Wall-clock time from start to end."""
    peak_mb: float
    """Peak resident set size of any one of its processes, in MiB."""


def accordingto(*arguments: str) -> list[str]:
    """Return the command line of the installed command with some arguments."""
    return [str(Path(sys.executable).parent / "accordingto"), *arguments]


def run(command: Sequence[str]) -> Finished:
    """Run a process to its end. Raises ``CommandError`` with the end of its output if it fails."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last_words = said.read().decode(errors="replace")[-2000:]
            raise CommandError(f"{' '.join(command)}\nexit code {process.returncode}\n{last_words}")
    per_mb = 1024 if sys.platform == "linux" else 1024 * 1024  # ru_maxrss is in KiB, on macOS in bytes
    return Finished(seconds, used.ru_maxrss / per_mb)


def seconds_to_first_line(command: Sequence[str]) -> float:
    """Run a process to its end and return the seconds until its first line of output."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.stdout.read()
    if process.returncode or not line.strip():
        raise CommandError(f"{' '.join(command)}\nexit code {process.returncode}, first line {line!r}")
    return seconds


def read_ledgers(folder: Path) -> dict[str, Ledger]:
    """Read a folder of articles with the installed command; return ledgers by file name without suffix."""
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "ledgers.jsonl"
        run(accordingto("read", str(folder), "--format", "jsonl", "--out", str(out)))
        ledgers = [msgspec.json.decode(line, type=Ledger) for line in out.read_bytes().splitlines()]
    return {Path(ledger.article.path or "").stem: ledger for ledger in ledgers}
