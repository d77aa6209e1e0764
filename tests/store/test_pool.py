from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from accordingto.store import Library, Query, count, find
from accordingto.store.pool import MOST_IDLE, Pool
from accordingto.types import Ledger
from tests.store.shelves import said, tolls


def ten(name: str) -> list[Ledger]:
    return [said(name, f"{name} sails {number} times") for number in range(10)]


def add_ten(path: str, name: str) -> None:
    with Library(Path(path)) as library:
        for one in ten(name):
            library.add(one)


def test_threads_and_processes_write_at_once(path: Path) -> None:
    Library(path).close()
    context = multiprocessing.get_context("spawn")
    others = [context.Process(target=add_ten, args=(str(path), name)) for name in ("Orr Vik", "Una Holm")]
    for other in others:
        other.start()
    with Library(path) as library:
        names = ["Ada Ruhl", "Bo Stenn", "Cy Varga", "Di Westby"]
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda name: [library.add(one) for one in ten(name)], names))
        for other in others:
            other.join(60)
        assert [other.exitcode for other in others] == [0, 0]
        assert library.ask(count, Query()) == 60
        with library.reading() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_who_reads_sees_one_state(library: Library) -> None:
    library.add(tolls())

    with library.reading():
        assert library.ask(count, Query()) == 1
        other = threading.Thread(target=lambda: library.add(said()))
        other.start()
        other.join()
        assert library.ask(count, Query()) == 1
    assert library.ask(count, Query()) == 2


def test_an_article_that_goes_while_a_page_is_read_does_not_break_it(library: Library) -> None:
    key = library.add(tolls()).key

    with library.reading() as connection:
        connection.execute("SELECT 1 FROM shelf").fetchall()
        other = threading.Thread(target=lambda: library.remove(key))
        other.start()
        other.join()
        assert len(find(connection, Query()).items) == 1


def test_nothing_is_written_where_a_thread_only_reads(library: Library) -> None:
    with library.reading(), pytest.raises(RuntimeError):
        library.add(tolls())
    assert library.add(tolls()).outcome == "new"


def test_a_transaction_within_another_is_part_of_it(library: Library) -> None:
    with pytest.raises(KeyError), library.transaction():
        library.add(tolls())
        raise KeyError
    assert library.ask(count, Query()) == 0


def test_connections_are_used_again_and_there_is_one_for_everybody(path: Path) -> None:
    pool = Pool(path, create=True)
    with pool.reading() as first:
        pass
    with pool.reading() as again:
        assert again is first

    gate = threading.Barrier(MOST_IDLE + 4)

    def take() -> int:
        with pool.reading() as connection:
            gate.wait(30)
            return id(connection)

    with ThreadPoolExecutor(MOST_IDLE + 4) as threads:
        used = list(threads.map(lambda _: take(), range(MOST_IDLE + 4)))
    assert len(set(used)) == MOST_IDLE + 4
    pool.close()
    with pytest.raises(RuntimeError, match="closed"), pool.reading():
        pass
