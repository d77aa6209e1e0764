"""Work on the texts of strangers: in processes that are ended when it takes too much time or memory.

::

    Crew.each         waits for a process that is free, or starts one
      | Worker.begin  sends the work
      | Worker.each   waits for each thing that comes of it, so long and no longer
      | _work         the process: its limits hold whatever library runs in it
      > what comes of it, or TooLarge; a process that was ended is replaced by the next work
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
"""Something to do, which can be pickled, and what comes of it."""

SPENT_MIB = 400
"""Memory (MiB) that a process may have held to be kept for more work: its libraries give back little."""
_NO_MEMORY = ("Failed to allocate memory for requested buffer", "std::bad_alloc")
"""What onnxruntime says where it gets no memory; it has no exception of its own for that."""
_OUT_OF_MEMORY = {"SIGKILL", "SIGABRT"}
"""How a process ends when the system runs out of memory, and when native code gets none and gives up."""
Said = tuple[Literal["item", "end", "spent", "memory", "error", "bug"], object]
"""What a process tells, and with what."""


class ProcessEnded(RuntimeError):
    """Native code ended its process, and nobody asked it to."""


class WorkFailed(RuntimeError):
    """Work raised what nobody foresaw: a bug, or something that the system refused it.

    ``summary`` says what, in a line; the message has the traceback, too, for a log.
    """

    def __init__(self, name: str, summary: str, trace: str) -> None:
        super().__init__(f"work on {name} failed in its process:\n{trace}")
        self.summary = summary


class Crew:
    """Processes that are started when there is work for them."""

    def __init__(
        self, limits: Limits, *, most: int, kept: int, advice: str, context: BaseContext | None = None
    ) -> None:
        """Make a crew of which ``most`` may work at once.

        ``kept`` of them stay when there is nothing to do. ``advice`` is what to do about work that takes too
        much. ``context`` starts the processes; where none is given, they have nothing in common.
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
        """Yield what comes of some work, as it comes. What is wrong with it is raised here.

        Closed before its end, it ends the work. ``name`` is what errors call it. Raises ``TooLarge`` where it
        takes more than it may, ``ProcessEnded`` where it ends its process, ``WorkFailed`` where it fails in
        another way, and ``RuntimeError`` once the crew is closed.
        """
        with self._places:
            worker = self._at_work(work)
            try:
                yield from cast(Iterator[T], worker.each(name))
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

    def _at_work(self, work: Work[T]) -> Worker:
        """Return a process that was given the work; another one where an idle one turns out to be gone."""
        worker = self._taken()
        try:
            worker.begin(work)
        except OSError:
            self._drop(worker)
            worker = self._started()
            worker.begin(work)
        except BaseException:  # it cannot be pickled
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
    """One process. It is used by one thread at a time."""

    def __init__(self, limits: Limits, advice: str, context: BaseContext | None = None) -> None:
        self._limits = limits
        self._advice = advice
        context = context or Spawning()
        self._connection, theirs = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]  # only its kinds have it in typeshed
            target=_work, args=(theirs, limits), daemon=True
        )
        self._process.start()
        theirs.close()
        self._is_busy = False

    @property
    def is_ready(self) -> bool:
        """Whether it lives and has nothing to do."""
        return not self._is_busy and not self._connection.closed and self._process.is_alive()

    def begin(self, work: Work[object]) -> None:
        """Give it some work. Raises ``OSError`` where the process is gone."""
        self._connection.send(work)
        self._is_busy = True

    def each(self, name: str) -> Iterator[object]:
        """Yield what comes of the work. Raises ``TooLarge``, and what the work raised."""
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
        """End the process, whatever it does."""
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
        """Return what the end of a process says of its work."""
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
    """Do what is sent, until the other side goes away. Runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this
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
            except MemoryError:  # for what was to be sent
                connection.send(("memory", None))
                last = "memory"
            if last in {"memory", "spent"}:
                return


def _said(work: Work[object], limits: Limits) -> Iterator[Said]:
    """Do one piece of work, and yield what is to be told of it."""
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
    """Return in a line what went wrong; of the system, the file and what it said of it."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return " ".join(f"{type(error).__name__}: {error}".split())


def _is_want_of_memory(error: BaseException | None) -> bool:
    """Return whether a process that may have no more memory raises this, or what it comes from."""
    while error is not None:
        is_onnx = type(error).__module__.startswith("onnxruntime.")
        if isinstance(error, MemoryError) or (is_onnx and any(words in str(error) for words in _NO_MEMORY)):
            return True
        error = error.__cause__
    return False
