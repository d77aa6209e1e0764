"""A pool of worker processes for untrusted input, which are killed if they exceed a time or memory limit.

::

    Crew.each         wait for a free place, then take an idle worker or start one
      | Worker.begin  send the work to its process
      | Worker.each   wait for each result, with a timeout
      | _work         the loop in the process; the system enforces its limits on any library
      > the results, or TooLarge; a worker that died is replaced when the next work arrives
"""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Literal, TypeVar, cast

from accordingto.confined.limits import Limits, give_back, held_mib, limit_memory, renew_seconds
from accordingto.errors import AccordingtoError, TooLarge
from accordingto.processes import Spawning

T = TypeVar("T")
Work = Callable[[], Iterable[T]]
"""A picklable callable that returns the results one by one."""

SPENT_MIB = 400
"""Peak memory (MiB) above which a process is not reused: its libraries return little to the system."""
_NO_MEMORY = ("Failed to allocate memory for requested buffer", "std::bad_alloc")
"""Messages of onnxruntime when an allocation fails; it has no exception class of its own for that."""
_OUT_OF_MEMORY = {"SIGKILL", "SIGABRT"}
"""Signals that end a process when the system is out of memory, and when native code cannot allocate."""
Said = tuple[Literal["item", "end", "spent", "memory", "error", "bug"], object]
"""A message from a worker process: its kind, and the value for that kind (None for most)."""


class ProcessEnded(RuntimeError):
    """A worker process died for a reason other than its limits, such as a crash of native code."""


class WorkFailed(RuntimeError):
    """Work raised an unexpected exception: a bug, or an ``OSError``.

    ``summary`` describes the exception in one line; the message also has the traceback, for logs.
    """

    def __init__(self, name: str, summary: str, trace: str) -> None:
        super().__init__(f"work on {name} failed in its process:\n{trace}")
        self.summary = summary


class Crew:
    """A pool of worker processes, which are started when there is work for them. Safe to use from threads."""

    def __init__(
        self, limits: Limits, *, most: int, kept: int, advice: str, context: BaseContext | None = None
    ) -> None:
        """Create a pool in which at most ``most`` processes work at once.

        Up to ``kept`` processes are kept alive while idle. ``advice`` is the advice in ``TooLarge`` errors.
        ``context`` starts the processes; it defaults to ``Spawning()``.
        """
        self._context = context or Spawning()
        self._limits = limits
        self._advice = advice
        self._kept = kept
        self._places = threading.Semaphore(most)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._is_closed = False

    def each(self, name: str, work: Work[T]) -> Generator[T, None, None]:
        """Run some work in a worker process and yield its results as they arrive.

        Closing the generator early kills the process. ``name`` identifies the work in error messages. Raises
        any ``AccordingtoError`` that the work raised, ``TooLarge`` if it exceeds a limit, ``ProcessEnded`` if
        the process dies, ``WorkFailed`` for any other exception, and ``RuntimeError`` if the crew is closed.
        """
        with self._places:
            worker = self._at_work(work)
            try:
                yield from cast(Iterator[T], worker.each(name))
            finally:
                self._put_back(worker)

    def close(self) -> None:
        """Kill all processes, including those that are working, and accept no more work."""
        with self._lock:
            self._is_closed = True
            left, self._all = self._all, set()
            self._idle.clear()
        for worker in left:
            worker.end()

    def _at_work(self, work: Work[T]) -> Worker:
        """Send the work to a worker and return it; if an idle worker turns out to be dead, start another."""
        worker = self._taken()
        try:
            worker.begin(work)
        except OSError:
            self._drop(worker)
            worker = self._started()
            worker.begin(work)
        except BaseException:  # such as work that cannot be pickled
            self._put_back(worker)
            raise
        return worker

    def _taken(self) -> Worker:
        with self._lock:
            while self._idle:
                if (worker := self._idle.pop()).is_ready:
                    return worker
                self._all.discard(worker)
        return self._started()

    def _started(self) -> Worker:
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the server is ending and starts no more work")
            worker = Worker(self._limits, self._advice, self._context)
            self._all.add(worker)
            return worker

    def _put_back(self, worker: Worker) -> None:
        with self._lock:
            if worker.is_ready and len(self._idle) < self._kept and not self._is_closed:
                self._idle.append(worker)
                return
        self._drop(worker)

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()


class Worker:
    """One worker process and the connection to it. It must be used by one thread at a time."""

    def __init__(self, limits: Limits, advice: str, context: BaseContext | None = None) -> None:
        self._limits = limits
        self._advice = advice
        context = context or Spawning()
        self._connection, theirs = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]  # typeshed: concrete contexts only
            target=_work, args=(theirs, limits), daemon=True
        )
        self._process.start()
        theirs.close()
        self._is_busy = False

    @property
    def is_ready(self) -> bool:
        """Whether the process is alive and idle."""
        return not self._is_busy and not self._connection.closed and self._process.is_alive()

    def begin(self, work: Work[object]) -> None:
        """Send some work to the process. Raises ``OSError`` if the process is gone."""
        self._connection.send(work)
        self._is_busy = True

    def each(self, name: str) -> Iterator[object]:
        """Yield the results of the work.

        Raises ``TooLarge``, ``ProcessEnded``, ``WorkFailed`` or the work's ``AccordingtoError``, as does
        ``Crew.each``.
        """
        while (said := self._next(name))[0] == "item":
            yield said[1]
        kind, value = said
        if kind in {"end", "spent"}:
            self._is_busy = kind == "spent"
            return
        if kind == "memory":
            raise self._too_much(name, f"{self._limits.memory_mib:,} MiB of memory")
        self._is_busy = False
        if kind == "error":
            raise cast(AccordingtoError, value)
        raise WorkFailed(name, *cast(tuple[str, str], value))

    def end(self) -> None:
        """Kill the process and close the connection."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _next(self, name: str) -> Said:
        try:
            if self._connection.poll(self._limits.clock_seconds):
                return cast(Said, self._connection.recv())
        except (EOFError, OSError):
            raise self._ended(name) from None
        raise self._too_much(name, f"{self._limits.clock_seconds:.0f} seconds")

    def _ended(self, name: str) -> TooLarge | ProcessEnded:
        """Return the error for a process that died: ``TooLarge`` if one of its limits explains it."""
        self._process.join(1)
        code = self._process.exitcode or 0
        how = signal.Signals(-code).name if -code in set(signal.Signals) else f"exit status {code}"
        if how == "SIGXCPU":
            return self._too_much(name, f"{self._limits.cpu_seconds} seconds of processor time")
        if how in _OUT_OF_MEMORY:
            return self._too_much(name, "the memory that the system allows a process")
        return ProcessEnded(f"work on {name} ended its process: {how}")

    def _too_much(self, name: str, what: str) -> TooLarge:
        return TooLarge(name, f"reading it took more than {what}", self._advice)


def _work(connection: Connection, limits: Limits) -> None:
    """Do the work that is sent and send back its results, until the parent closes the connection.

    This is the main function of a worker process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then kills this process
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    limit_memory(limits.memory_mib)
    with suppress(EOFError, OSError):
        while True:
            last = "memory"
            try:
                for said in _said(cast(Work[object], connection.recv()), limits):
                    connection.send(said)
                    last = said[0]
                give_back()
            except MemoryError:  # while sending a result
                connection.send(("memory", None))
                last = "memory"
            if last in {"memory", "spent"}:
                return


def _said(work: Work[object], limits: Limits) -> Iterator[Said]:
    """Do one piece of work and yield the messages to send about it."""
    try:
        renew_seconds(limits.cpu_seconds)
        for item in work():
            yield "item", item
            renew_seconds(limits.cpu_seconds)
    except Exception as error:
        if _is_want_of_memory(error):
            yield "memory", None
        elif isinstance(error, AccordingtoError):
            yield "error", error
        else:
            yield "bug", (_summary(error), traceback.format_exc())
        return
    yield ("spent" if held_mib() > SPENT_MIB else "end"), None


def _summary(error: Exception) -> str:
    """Return an exception in one line; for an ``OSError``, the file and the system's message."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return " ".join(f"{type(error).__name__}: {error}".split())


def _is_want_of_memory(error: BaseException | None) -> bool:
    """Return whether an exception, or one that caused it, was raised because memory ran out."""
    while error is not None:
        is_onnx = type(error).__module__.startswith("onnxruntime.")
        if isinstance(error, MemoryError) or (is_onnx and any(words in str(error) for words in _NO_MEMORY)):
            return True
        error = error.__cause__
    return False
