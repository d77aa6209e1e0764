"""The server as a user starts it, and somebody who asks it."""

from __future__ import annotations

import http.client
import random
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import CommandError, accordingto
from benchmarks.library.addresses import ADDRESSES
from benchmarks.library.known import Known

PATIENCE = 30.0
"""Seconds after which an answer is given up."""
_SERVING = re.compile(r" at http://([\d.]+):(\d+)/")


@dataclass(frozen=True)
class Server:
    """One that runs."""

    host: str
    port: int
    process: int
    """Its id in the system."""
    said: Path
    """What it has written to standard error."""

    def peak_mb(self) -> float:
        """Most memory (resident set) that it has held, in MiB; 0 where the system does not say."""
        return self._of_status("VmHWM")

    def own_mb(self) -> float:
        """Memory that is its own now, without pages of the file that the system lends it, in MiB."""
        return self._of_status("RssAnon")

    def together_mb(self) -> float:
        """Memory of it and of the processes it started, now, in MiB: the proportional set size, in which what
        several share is divided among them; 0 where the system does not say."""
        return sum(_share_mb(process) for process in (self.process, *_children(self.process)))

    def worked(self) -> float:
        """Seconds that the processor has worked for it; 0 where the system does not say."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def _of_status(self, what: str) -> float:
        status = Path(f"/proc/{self.process}/status")
        found = re.search(rf"{what}:\s+(\d+) kB", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0


def _children(process: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*"):
        with suppress(OSError):  # it may be gone
            found += [int(one) for one in (task / "children").read_text().split()]
    return [*found, *(further for one in found for further in _children(one))]


def _share_mb(process: int) -> float:
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


@contextmanager
def serving(db: Path) -> Iterator[Server]:
    """Serve a library on a free port of this machine. Raises ``CommandError`` where it does not start."""
    command = accordingto("serve", "--db", str(db), "--port", "0")
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said.txt"
        with said.open("w") as sink, subprocess.Popen(command, stderr=sink) as process:
            try:
                server = _started(process, said)
                _wait(server)
                yield server
            finally:
                process.terminate()


class Client:
    """Somebody who keeps one connection."""

    def __init__(self, server: Server) -> None:
        self._connection = http.client.HTTPConnection(server.host, server.port, timeout=PATIENCE)

    def get(self, path: str) -> tuple[int, float]:
        """The status of a page, and the seconds until all of it was there."""
        return self._ask("GET", path)

    def post(self, path: str, body: bytes) -> tuple[int, float]:
        """The status of the answer to JSON, and the seconds until all of it was there."""
        return self._ask("POST", path, body, {"Content-Type": "application/json"})

    def close(self) -> None:
        """Give the connection up."""
        self._connection.close()

    def _ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, float]:
        began = time.perf_counter()
        self._connection.request(method, path, body, headers or {})
        response = self._connection.getresponse()
        response.read()
        return response.status, time.perf_counter() - began


def seconds_each(server: Server, known: Known, name: str, number: int) -> list[float]:
    """Ask for ``number`` pages of a kind, one after another; the server's seconds of the processor for each.

    Raises ``CommandError`` for one that fails.
    """
    client, found = Client(server), []
    for i in range(number):
        path = ADDRESSES[name](known, random.Random(f"{name} {i}"))
        before = server.worked()
        status, _ = client.get(path)
        if status != http.HTTPStatus.OK:
            raise CommandError(f"{path}: {status}")
        found.append(server.worked() - before)
    client.close()
    return found


def _started(process: subprocess.Popen[bytes], said: Path) -> Server:
    """Read from what it says where it listens. A pipe would stop it when nobody reads on."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last and process.poll() is None:
        if (found := _SERVING.search(said.read_text())) is not None:
            return Server(found[1], int(found[2]), process.pid, said)
        time.sleep(0.05)
    raise CommandError(f"the server does not start\n{said.read_text()}")


def _wait(server: Server) -> None:
    """Wait until it answers."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            Client(server).get("/api/v1/health")
            return
        except ConnectionError:
            if time.monotonic() > last:
                raise
            time.sleep(0.05)
