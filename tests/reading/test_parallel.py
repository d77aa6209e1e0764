from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from accordingto.reading.parallel import BLAS_THREADS, CHUNK, one_thread_each, read_in_processes
from accordingto.types import Article, Failure, Ledger


class Marking:
    """Stands in for a reader: a ledger names the process that read it."""

    def read_many(self, articles: Iterable[Article | Failure]) -> Iterator[Ledger | Failure]:
        for item in articles:
            yield item if isinstance(item, Failure) else Ledger(reader=str(os.getpid()), article=item)


def test_what_several_processes_read_comes_in_order() -> None:
    items: list[Article | Failure] = [Article(id=str(i), text="It rained.") for i in range(3 * CHUNK + 1)]
    items[5] = Failure(input="f", reason="it is binary", advice="give text")
    found = list(read_in_processes(iter(items), Marking, 2))

    assert [one.article.id if isinstance(one, Ledger) else one.input for one in found] == [
        "f" if i == 5 else str(i) for i in range(len(items))
    ]
    assert str(os.getpid()) not in {one.reader for one in found if isinstance(one, Ledger)}


def test_nothing_is_nothing() -> None:
    assert list(read_in_processes([], Marking, 1)) == []


def test_what_was_said_of_threads_is_left_as_it_was() -> None:
    before = os.environ.get(BLAS_THREADS)
    with one_thread_each():
        assert os.environ[BLAS_THREADS] == (before or "1")

    assert os.environ.get(BLAS_THREADS) == before
