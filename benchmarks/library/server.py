"""The server, started as a user starts it, and a client for it."""

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
"""Seconds after which a request is given up."""
_SERVING = re.compile(r" at http://([\d.]+):(\d+)/")


@dataclass(frozen=True)
class Server:
    """A running server."""

    host: str
    port: int
    process: int
    """Its process id."""
    said: Path
    """The file with what it has written to standard error."""

    def peak_mb(self) -> float:
        """Return its peak resident set size in MiB; 0 if the system does not tell."""
        return self._of_status("VmHWM")

    def own_mb(self) -> float:
        """Return its own memory now in MiB, without mapped pages of files."""
        return self._of_status("RssAnon")

    def together_mb(self) -> float:
        """Return the memory of it and its child processes now, in MiB: the proportional set size, in which
        shared memory is divided among the processes; 0 if the system does not tell."""
        return sum(_share_mb(process) for process in (self.process, *_children(self.process)))

    def worked(self) -> float:
        """Return its processor time in seconds; 0 if the system does not tell."""
        tasks = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def _of_status(self, what: str) -> float:
        status = Path(f"/proc/{self.process}/status")
        found = re.search(rf"{what}:\s+(\d+) kB", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0


def _children(process: int) -> list[int]:
    """Return the ids of all descendants of a process."""
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
    """Serve a library on a free port of this machine. Raises ``CommandError`` if it does not start."""
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
    """A client that keeps one connection."""

    def __init__(self, server: Server) -> None:
        self._connection = http.client.HTTPConnection(server.host, server.port, timeout=PATIENCE)

    def get(self, path: str) -> tuple[int, float]:
        """Return the status of a page, and the seconds until all of it had arrived."""
        return self._ask("GET", path)

    def post(self, path: str, body: bytes) -> tuple[int, float]:
        """Send JSON; return the status of the answer, and the seconds until all of it had arrived."""
        return self._ask("POST", path, body, {"Content-Type": "application/json"})

    def close(self) -> None:
        """Close the connection."""
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
    """Request ``number`` pages of a kind, one after another; return the server's processor seconds for each.

    Raises ``CommandError`` if a request fails.
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
    """Wait until the output names the address. It goes to a file, because an unread pipe would block it."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last and process.poll() is None:
        if (found := _SERVING.search(said.read_text())) is not None:
            return Server(found[1], int(found[2]), process.pid, said)
        time.sleep(0.05)
    raise CommandError(f"the server does not start\n{said.read_text()}")


def _wait(server: Server) -> None:
    """Wait until the server answers."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            Client(server).get("/api/v1/health")
            return
        except ConnectionError:
            if time.monotonic() > last:
                raise
            time.sleep(0.05)
