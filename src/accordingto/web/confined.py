"""Work on the texts of strangers: in processes that are ended when it takes too much time or memory.

::

    Crew.each         waits for a process that is free, or starts one
      | Worker.each   sends the work, and waits for each thing that comes of it, so long and no longer
      | _work         the process: its limits hold whatever library runs in it
      > what comes of it, or TooLarge; a process that was ended is replaced by the next work
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, TypeVar, cast

from accordingto.errors import AccordingtoError, TooLarge

T = TypeVar("T")

SPENT_MIB = 400
"""Memory (MiB) that a process may have held to be kept for more work: its libraries give back little."""
_ADVICE = "split it into articles, or use the command accordingto add"
Said = tuple[Literal["item", "end", "spent", "memory", "error", "bug"], object]
"""What a process tells, and with what."""


@dataclass(frozen=True)
class Limits:
    """What a piece of work may take until each thing that comes of it. Systems other than Linux and macOS
    enforce the seconds on the clock alone, and macOS no memory."""

    cpu_seconds: int
    """Seconds of the processor."""
    clock_seconds: float
    """Seconds on the clock: waiting for others takes no processor."""
    memory_mib: int
    """Memory (MiB) that the process may have for its data."""


class Crew:
    """Processes that are started when there is work for them."""

    def __init__(self, limits: Limits, *, most: int, kept: int) -> None:
        """``most`` may work at once; ``kept`` of them stay when there is nothing to do."""
        self._limits = limits
        self._kept = kept
        self._places = threading.Semaphore(most)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._is_closed = False

    def each(self, name: str, work: Callable[[], Iterable[T]]) -> Iterator[T]:
        """Yield what comes of work that can be pickled, as it comes. What is wrong with it is raised here.

        ``name`` is what errors call it. Raises ``TooLarge`` where it takes more than it may.
        """
        with self._places:
            worker = self._taken()
            try:
                yield from worker.each(name, work)
            finally:
                self._put_back(worker)

    def close(self) -> None:
        """End all processes, whatever they do."""
        with self._lock:
            self._is_closed = True
            left, self._all = self._all, set()
            self._idle.clear()
        for worker in left:
            worker.end()

    def _taken(self) -> Worker:
        with self._lock:
            while self._idle:
                if (worker := self._idle.pop()).is_ready:
                    return worker
                self._all.discard(worker)
            worker = Worker(self._limits)
            self._all.add(worker)
            return worker

    def _put_back(self, worker: Worker) -> None:
        with self._lock:
            if worker.is_ready and len(self._idle) < self._kept and not self._is_closed:
                self._idle.append(worker)
                return
            self._all.discard(worker)
        worker.end()


class Worker:
    """One process. It is used by one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, limits), daemon=True)
        self._process.start()
        theirs.close()
        self._is_busy = False

    @property
    def is_ready(self) -> bool:
        """Whether it lives and has nothing to do."""
        return not self._is_busy and not self._connection.closed and self._process.is_alive()

    def each(self, name: str, work: Callable[[], Iterable[T]]) -> Iterator[T]:
        """Yield what comes of the work. Raises ``TooLarge``, and what the work raised."""
        self._connection.send(work)
        self._is_busy = True
        while (said := self._next(name))[0] == "item":
            yield cast(T, said[1])
        kind, value = said
        if kind in {"end", "spent"}:
            self._is_busy = kind == "spent"
            return
        if kind == "memory":
            raise self._too_much(name, f"{self._limits.memory_mib:,} MiB of memory")
        self._is_busy = False
        if kind == "error":
            raise cast(AccordingtoError, value)
        raise RuntimeError(f"work on {name} failed in its process:\n{value}")

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _next(self, name: str) -> Said:
        try:
            if self._connection.poll(self._limits.clock_seconds):
                return cast(Said, self._connection.recv())
        except (EOFError, OSError):
            self._process.join(1)
            if self._process.exitcode != -getattr(signal, "SIGXCPU", 0):
                raise self._too_much(name, "the system lets a process have") from None
            raise self._too_much(name, f"{self._limits.cpu_seconds} seconds of the processor") from None
        raise self._too_much(name, f"{self._limits.clock_seconds:.0f} seconds")

    def _too_much(self, name: str, what: str) -> TooLarge:
        return TooLarge(name, f"the work on it took more than {what}", _ADVICE)


def _work(connection: Connection, limits: Limits) -> None:
    """Do what is sent, until the other side goes away. Runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _limit_memory(limits.memory_mib)
    with suppress(EOFError, OSError):
        while True:
            last = "memory"
            try:
                last = _done(connection, cast(Callable[[], Iterable[object]], connection.recv()), limits)
            except MemoryError:
                connection.send(("memory", None))
            if last in {"memory", "spent"}:
                return


def _done(connection: Connection, work: Callable[[], Iterable[object]], limits: Limits) -> str:
    """Do one piece of work, and say what was told last."""
    last: Said = ("end", None)
    try:
        _renew_seconds(limits.cpu_seconds)
        for item in work():
            connection.send(("item", item))
            _renew_seconds(limits.cpu_seconds)
    except AccordingtoError as error:
        last = ("error", error)
    except (EOFError, OSError, MemoryError):
        raise
    except Exception as error:
        # Native code that gets no memory raises what it likes; its message says so.
        is_memory = "alloc" in str(error).lower()
        last = ("memory", None) if is_memory else ("bug", traceback.format_exc())
    if last[0] == "end" and _held_mib() > SPENT_MIB:
        last = ("spent", None)
    connection.send(last)
    return last[0]


if sys.platform == "win32":

    def _limit_memory(mib: int) -> None:
        """Do nothing: there is no such limit."""

    def _renew_seconds(seconds: int) -> None:
        """Do nothing: there is no such limit."""

    def _held_mib() -> float:
        """Return the most memory that the process has held, in MiB; 0 where the system does not say.

        ``getrusage`` is no answer on Linux: there a process begins with the maximum of the one that
        started it.
        """
        try:
            status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        except OSError:
            return 0.0
        line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0 kB")
        return int(line.split()[1]) / 1024

else:
    import resource

    def _limit_memory(mib: int) -> None:
        """Let the process have so much memory for data, and leave no image of it behind when it is ended."""
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = mib * 2**20
        resource.setrlimit(
            resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _renew_seconds(seconds: int) -> None:
        """Let the process take so many seconds of the processor from now on."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(
            resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )

    def _held_mib() -> float:
        """Most memory that the process has held."""
        kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return kib / 1024 if sys.platform == "linux" else kib / 2**20
