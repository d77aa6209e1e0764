"""Reading of articles in several processes; ledgers come in the order of the articles."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from accordingto.processes import Spawning
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

CHUNK = 8
"""Articles sent to a process at once."""
BLAS_THREADS = "OPENBLAS_NUM_THREADS"
"""The variable from which OpenBLAS, loaded by numpy, takes its number of threads; by default all cores."""
AHEAD = 3
"""Chunks per process that are read ahead of the ledgers already consumed; bounds the memory."""

_reader: ReadsMany | None = None

Item = Article | Failure


class ReadsMany(Protocol):
    """The part of ``Reader`` that a worker process calls."""

    def read_many(self, articles: Iterable[Item]) -> Iterator[Ledger | Failure]:
        """Yield the ledgers of articles in order; pass failures through in their place."""


def read_in_processes(
    articles: Iterable[Item], new_reader: Callable[[], ReadsMany], processes: int
) -> Iterator[Ledger | Failure]:
    """Yield ledgers in the order of ``articles``, read by ``processes`` processes.

    Each process calls ``new_reader`` once, which loads the model; it must be picklable.
    """
    context = Spawning()
    with (
        one_thread_each(),
        ProcessPoolExecutor(
            processes, mp_context=context, initializer=_start, initargs=(new_reader,)
        ) as pool,
    ):
        waiting: deque[Future[list[Ledger | Failure]]] = deque()
        chunk: list[Item] = []
        for item in articles:
            chunk.append(item)
            if len(chunk) == CHUNK:
                waiting.append(pool.submit(_read, chunk))
                chunk = []
            if len(waiting) > AHEAD * processes:
                yield from waiting.popleft().result()
        if chunk:
            waiting.append(pool.submit(_read, chunk))
        while waiting:
            yield from waiting.popleft().result()


@contextmanager
def one_thread_each() -> Generator[None, None, None]:
    """Limit processes started inside a ``with`` block to one BLAS thread, so that they share no core."""
    before = os.environ.get(BLAS_THREADS)
    os.environ.setdefault(BLAS_THREADS, "1")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(BLAS_THREADS, None)


def _start(new_reader: Callable[[], ReadsMany]) -> None:
    global _reader
    _reader = new_reader()


def _read(items: list[Item]) -> list[Ledger | Failure]:
    if _reader is None:
        raise RuntimeError("the process was not started by the pool")
    return list(_reader.read_many(items))
