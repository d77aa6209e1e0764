from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from time import monotonic, sleep

import pytest

from accordingto.errors import LibraryUnavailable, ModelError
from accordingto.ingest import article_from_text
from accordingto.store import Added, Library, Query, find
from accordingto.types import Article, Failure, Ledger
from accordingto.web import jobs
from accordingto.web.jobs import Input, Job, Jobs, LineFull


def read(article: Article) -> Ledger:
    return Ledger(reader="fake 0", article=article)


def of(*texts: str) -> Callable[[], Iterable[Article | Failure]]:
    return lambda: [article_from_text(text, path=text) for text in texts]


def ended(job: Job) -> Job:
    end = monotonic() + 10
    while not job.is_done:
        assert monotonic() < end
        sleep(0.005)
    return job


@pytest.fixture
def line(library: Library) -> Iterator[Jobs]:
    line = Jobs(library, read)
    yield line
    line.close()


class Gate:
    """Articles that come when they are let."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def __call__(self) -> Iterator[Article]:
        self.reached.set()
        assert self.open.wait(10)
        yield article_from_text("It rained.")


def test_every_input_has_its_result_in_order(line: Jobs, library: Library) -> None:
    failure = Failure(input="b", reason="it is binary", advice="give text")

    job = ended(
        line.submit(
            [
                Input("slow", of("One rained."), is_fetched=True),
                Input("b", lambda: [failure]),
                Input("c", of("Two rained.", "One rained.")),
            ]
        )
    )

    assert [one.place for one in job.in_order] == [0, 1, 2, 2]
    assert job.in_order[1].reason == "it is binary"
    assert job.counts == {"new": 2, "unchanged": 1, "failed": 1}
    assert len(library.ask(find, Query()).items) == 2


def test_a_bug_in_one_input_does_not_stop_the_next(line: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Iterator[Article]:
        raise ZeroDivisionError

    job = ended(line.submit([Input("a", broken), Input("b", of("It rained."))]))

    assert [one.reason for one in job.in_order] == ["an internal error (a bug)", ""]
    assert "ZeroDivisionError" in caplog.text


def test_what_the_library_or_the_model_refuses_is_a_failure(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(ledger: Ledger) -> Added:
        raise LibraryUnavailable("x.db", "the disk is full", "make room")

    def missing(article: Article) -> Ledger:
        raise ModelError("the weights are missing")

    monkeypatch.setattr(library, "add", full)
    kept, unread = Jobs(library, read), Jobs(library, missing)

    assert ended(kept.submit([Input("a", of("It rained."))])).results[0].reason == "the disk is full"
    assert "weights" in ended(unread.submit([Input("a", of("It rained."))])).results[0].reason
    kept.close()
    unread.close()


def test_what_is_fetched_holds_up_no_file(line: Jobs) -> None:
    gates = [Gate() for _ in range(10)]
    slow = line.submit([Input("slow", gate, is_fetched=True) for gate in gates])

    assert ended(line.submit([Input("a", of("It rained."))])).counts["new"] == 1
    assert not slow.is_done
    for gate in gates:
        gate.open.set()
    ended(slow)


def test_only_so_much_waits_and_all_of_it_or_none(line: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_WAITING", 3)
    gate = Gate()
    first = line.submit([Input("a", gate)])
    assert gate.reached.wait(10)
    second = line.submit([Input("b", of("It rained."))] * 2)

    with pytest.raises(LineFull):
        line.submit([Input("c", of("It rained."))] * 2)
    assert not line.is_full
    line.submit([Input("d", of("It rained."))])
    assert line.is_full
    gate.open.set()
    ended(first)
    assert ended(second).done == 2


def test_only_so_many_bytes_wait_and_they_are_given_back(line: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_BYTES", 100)

    with pytest.raises(LineFull):
        line.submit([Input("a", of("It rained."), size=101)])
    for _ in range(3):
        ended(line.submit([Input("a", of("It rained."), size=100)]))


def test_the_oldest_jobs_that_are_done_are_forgotten(line: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_JOBS", 2)
    first, *others = (ended(line.submit([Input("a", of("It rained."))])) for _ in range(3))

    assert line.find(first.id) is None
    assert [line.find(one.id) for one in others] == others


def test_only_so_many_results_are_listed_and_all_are_counted(
    line: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_RESULTS", 2)

    job = ended(line.submit([Input("a", of("One.", "Two.", "Three."))]))

    assert (len(job.results), job.counts["new"]) == (2, 3)


def test_the_end_drops_what_waits_and_keeps_nothing_afterwards(library: Library) -> None:
    line, gate = Jobs(library, read), Gate()
    job = line.submit([Input("a", gate), Input("b", of("It snowed."))])
    assert gate.reached.wait(10)

    assert line.close(seconds=0.01) == 1
    gate.open.set()
    ended(job)

    assert (job.done, job.dropped, job.counts["new"]) == (1, 1, 0)
    assert "stopped" in job.results[0].reason
    assert not library.ask(find, Query()).items
    with pytest.raises(LineFull):
        line.submit([Input("c", of("It rained."))])


def test_the_end_lets_what_is_being_kept_be_kept(library: Library) -> None:
    started = threading.Event()

    def slowly(article: Article) -> Ledger:
        started.set()
        return read(article)

    line = Jobs(library, slowly)
    job = line.submit([Input("a", of("It rained."))])
    assert started.wait(10)
    line.close()

    assert job.is_done
    assert job.counts["new"] + job.counts["failed"] == 1
    assert len(library.ask(find, Query()).items) == job.counts["new"]
