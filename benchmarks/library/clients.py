"""Fifty clients at once for two minutes, while they and another process add articles."""

from __future__ import annotations

import http.client
import random
import select
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from accordingto.store import Library
from benchmarks.library import soundness
from benchmarks.library.addresses import ADDRESSES
from benchmarks.library.known import Known, get_known
from benchmarks.library.load import base_ledgers, fill, lines_of, percentile
from benchmarks.library.server import Client, Server, serving
from benchmarks.library.victim import Report
from benchmarks.reporting.report import Figure, Goal, Section, Table

NAME = "clients"
TITLE = "Fifty clients at once"
CLIENTS, SECONDS = 50, 120.0
SIZE = 10_000
"""Articles in the library when the clients begin."""
POSTING = 2
"""How many clients send articles to be read and kept; the others look at pages."""
IDLE = 600
"""Additional open connections: half send nothing, half send a part of a request."""
PAUSE = 2.0
"""Most seconds between two requests of a client; half of it on average."""


@dataclass
class Day:
    """The measurements of one run."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    """Seconds of each answer, by page."""
    errors: Counter[str] = field(default_factory=Counter)
    """Number of errors, by what went wrong."""
    fed: int = 0
    """Articles that the other process added meanwhile."""
    peak_mb: float = 0.0
    own_mb: float = 0.0
    together_mb: float = 0.0
    faults: Sequence[str] = ()
    """Faults found in the library afterwards."""
    said: str = ""
    """What the server wrote to standard error."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, status: int, seconds: float) -> None:
        """Record an answer."""
        with self._lock:
            self.seconds.setdefault(what, []).append(seconds)
            if status >= http.HTTPStatus.BAD_REQUEST:
                self.errors[f"{what}: {status}"] += 1

    def fail(self, what: str, error: Exception) -> None:
        """Record that there was no answer."""
        with self._lock:
            self.errors[f"{what}: {type(error).__name__}"] += 1


def measure(data: Path, size: int = SIZE, seconds: float = SECONDS) -> Section:
    """Fill a library, serve it, and run the clients."""
    with tempfile.TemporaryDirectory() as folder:
        ledgers, db = Path(folder) / "ledgers.jsonl", Path(folder) / "library.db"
        ledgers.write_bytes(lines_of(base_ledgers(data)))
        fill(db, ledgers, [size], questions=0)
        return section(let_in(db, ledgers, size, CLIENTS, seconds), size, seconds)


def let_in(db: Path, ledgers: Path, size: int, clients: int, seconds: float) -> Day:
    """Run clients for some seconds, while the articles from number ``size`` on are added."""
    day = Day()
    with Library(db, create=False) as kept:
        known = get_known(kept, "clients")
    with serving(db) as server, _weighing(server, day), _idling(server), _feeding(db, ledgers, size, day):
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=_post if i < POSTING else _look, args=(server, known, day, i, end))
            for i in range(clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        day.peak_mb, day.own_mb = server.peak_mb(), server.own_mb()
        day.said = server.said.read_text()
    day.faults = list(soundness.faults(db))
    return day


def section(day: Day, size: int, seconds: float) -> Section:
    """Lay out the results."""
    pages = [one for name, found in day.seconds.items() if name != "read and keep" for one in found]
    errors = sum(day.errors.values())
    rows = [
        (name, f"{len(found):,}", *(f"{percentile(found, p):,.0f}" for p in (50, 95, 100)))
        for name, found in sorted(day.seconds.items())
    ]
    wrong = [*(f"{n} × {what}" for what, n in day.errors.items()), *day.faults]
    wrong += day.said.splitlines()[-1:] if wrong else []
    return Section(
        NAME,
        TITLE,
        intro=f"{CLIENTS} clients ask `accordingto serve` for {seconds:,.0f} seconds, each with a connection "
        f"of its own and up to {PAUSE:g} seconds between two pages. {POSTING} of them send articles, which "
        f"the server reads and keeps; {IDLE} more connections send nothing, or half a "
        f"request, and are opened again when they are closed. Another process adds ledgers to the same file: "
        f"{day.fed:,} meanwhile. "
        f"The library had {size:,} articles at the start. Afterwards the file is checked as after a kill.",
        figures=[
            Figure("clients.errors", "errors, and faults of the file", errors + len(day.faults), decimals=0,
                   goal=Goal(0, True)),
            Figure("clients.p95", "95th percentile of all pages", percentile(pages, 95), "ms",
                   goal=Goal(1000, True), decimals=0),
            Figure("clients.pages", "pages per second", len(pages) / seconds),
            Figure("clients.memory", "peak memory of the server", day.peak_mb, "MiB", Goal(500, True),
                   decimals=0),
            Figure("clients.together", "peak memory of the server and its processes, shared memory "
                   "counted once", day.together_mb, "MiB", decimals=0),
            Figure("clients.own", "memory of the server at the end, without mapped files", day.own_mb, "MiB",
                   decimals=0),
        ],
        tables=[
            Table("Pages, in milliseconds", ("", "number", "median", "95th percentile", "maximum"), rows),
            *([Table("Errors and faults", ("",), [(line,) for line in wrong])] if wrong else []),
        ],
    )  # fmt: skip


def _look(server: Server, known: Known, day: Day, number: int, end: float) -> None:
    """Request one page after another until ``end``."""
    chance, client = random.Random(f"client {number}"), Client(server)
    time.sleep(chance.random() * PAUSE)
    while time.monotonic() < end:
        name = chance.choice(list(ADDRESSES))
        try:
            day.note(name, *client.get(ADDRESSES[name](known, chance)))
        except (OSError, http.client.HTTPException) as error:
            day.fail(name, error)
            client.close()
        time.sleep(chance.random() * PAUSE)
    client.close()


def _post(server: Server, known: Known, day: Day, number: int, end: float) -> None:
    """Send one article after another until ``end``."""
    chance, client = random.Random(f"client {number}"), Client(server)
    while time.monotonic() < end:
        text = f"{chance.choice(known.texts)}\n\nPrinted as number {chance.random()}."
        try:
            day.note("read and keep", *client.post("/api/v1/articles", msgspec.json.encode({"text": text})))
        except (OSError, http.client.HTTPException) as error:
            day.fail("read and keep", error)
            client.close()
        time.sleep(chance.random() * PAUSE)
    client.close()


@contextmanager
def _weighing(server: Server, day: Day) -> Iterator[None]:
    """Measure the memory of the server and its processes once a second."""
    ended = threading.Event()

    def weigh() -> None:
        while not ended.wait(1.0):
            day.together_mb = max(day.together_mb, server.together_mb())

    thread = threading.Thread(target=weigh)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def _idling(server: Server) -> Iterator[None]:
    """Hold idle connections, and open others in place of those that the server closes."""
    ended = threading.Event()
    thread = threading.Thread(target=_hold, args=(server, ended))
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _hold(server: Server, ended: threading.Event) -> None:
    with ExitStack() as stack:
        wires = [stack.enter_context(_silent(server, number)) for number in range(IDLE)]
        while not ended.wait(1.0):
            closed, _, _ = select.select(wires, [], [], 0)  # readable only if the server closed them
            for wire in closed[:50]:
                wires[wires.index(wire)] = stack.enter_context(_silent(server, wires.index(wire)))
                wire.close()


def _silent(server: Server, number: int) -> socket.socket:
    wire = socket.create_connection((server.host, server.port))
    if number % 2:
        wire.sendall(b"GET / HTTP/1.1\r\nHost: 127")
    return wire


@contextmanager
def _feeding(db: Path, ledgers: Path, first: int, day: Day) -> Iterator[None]:
    """Run another process that adds at most ten articles a second."""
    command = [sys.executable, "-m", "benchmarks.library.victim", "feed", str(db), str(ledgers), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield
        finally:
            early = process.poll()
            process.terminate()
            said, complaint = process.communicate()
            reports = [
                msgspec.json.decode(line, type=Report) for line in said.splitlines(True) if line[-1:] == b"\n"
            ]
            day.fed = sum(report.what == "added" for report in reports)
            if early is not None:
                day.errors[f"the process that adds ended: {complaint.decode()[-300:]}"] += 1
