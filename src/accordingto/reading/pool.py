"""The same reading in several processes, order kept."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING

from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from accordingto.reading.reader import Reader

CHUNK = 8
"""Articles that travel to a process at once."""
AHEAD = 3
"""Chunks a process that are read ahead of what has been asked for: bounds the memory."""

_reader: Reader | None = None

Item = Article | Failure


def read_in_processes(
    articles: Iterable[Item], model: Path | None, outlets: tuple[str, ...], processes: int
) -> Iterator[Ledger | Failure]:
    """Ledgers in the order of ``articles``, read by ``processes`` processes that load the model once each."""
    context = multiprocessing.get_context("spawn")
    own = (model, outlets)
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=own) as pool:
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


def _start(model: Path | None, outlets: tuple[str, ...]) -> None:
    global _reader
    from accordingto.reading.reader import Reader

    _reader = Reader(model, outlets=outlets)


def _read(items: list[Item]) -> list[Ledger | Failure]:
    if _reader is None:
        raise RuntimeError("the process was not started by the pool")
    return list(_reader.read_many(items))
