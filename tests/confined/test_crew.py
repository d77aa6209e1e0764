"""Work that takes too much is ended, and nobody else notices. Each process takes a moment to start."""

from __future__ import annotations

import errno
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator
from functools import partial
from time import monotonic, sleep

import pytest

from accordingto.confined.crew import Crew, Work, Worker, WorkFailed
from accordingto.confined.limits import Limits
from accordingto.errors import ModelError, TooLarge, UnreadableInput

LIMITS = Limits(cpu_seconds=2, clock_seconds=30, memory_mib=300)
limited = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not enforce this")


def counted(number: int) -> Iterator[tuple[int, int]]:
    for one in range(number):
        yield one, os.getpid()


def endless() -> Iterator[int]:
    yield 1
    while True:
        pass


def asleep() -> Iterator[int]:
    sleep(60)
    yield 1


def greedy(mib: int) -> Iterator[int]:
    yield len(bytearray(mib * 2**20))


def gone() -> Iterator[int]:
    yield 1
    os._exit(3)


def signalled(name: str) -> Iterator[int]:
    yield 1
    os.kill(os.getpid(), getattr(signal, name))
    sleep(60)


def quoting() -> Iterator[int]:
    yield 1
    raise ValueError("unexpected words: the allocation of berths")


def missing() -> Iterator[int]:
    yield 1
    raise FileNotFoundError(errno.ENOENT, "No such file", "words.txt")


def hungry_model(words: str, is_wrapped: bool) -> Iterator[int]:
    from onnxruntime.capi.onnxruntime_pybind11_state import Fail

    yield 1
    try:
        raise Fail(words)
    except Fail as error:
        if is_wrapped:
            raise ModelError("the model cannot be loaded") from error
        raise


def unreadable() -> Iterator[int]:
    yield 1
    raise UnreadableInput("a.txt", "it is binary", "give text")


def broken() -> Iterator[int]:
    raise ZeroDivisionError("by\nnothing")
    yield 1


@pytest.fixture
def crew() -> Iterator[Crew]:
    crew = Crew(LIMITS, most=2, kept=1, advice="split it")
    yield crew
    crew.close()


def test_a_process_stays_for_the_next_work(crew: Crew) -> None:
    first, second = list(crew.each("a", partial(counted, 3))), list(crew.each("b", partial(counted, 1)))

    assert [one for one, _ in first] == [0, 1, 2]
    assert {pid for _, pid in first} == {pid for _, pid in second} != {os.getpid()}


@limited
@pytest.mark.parametrize(
    ("work", "limit"),
    [
        (endless, "2 seconds of processor time"),
        (partial(greedy, 400), "300 MiB of memory"),
        (partial(signalled, "SIGKILL"), "the memory that the system allows a process"),
        (partial(hungry_model, "[ONNXRuntimeError] : std::bad_alloc", False), "300 MiB of memory"),
        (partial(hungry_model, "Failed to allocate memory for requested buffer of size 9", True), "300 MiB"),
    ],
)
def test_what_takes_too_much_is_ended_and_the_next_work_done(crew: Crew, work: Work[int], limit: str) -> None:
    with pytest.raises(TooLarge, match=f"a.md: .* more than {limit}"):
        list(crew.each("a.md", work))

    assert len(list(crew.each("b", partial(counted, 2)))) == 2


@limited
@pytest.mark.parametrize(
    ("work", "said"),
    [
        (gone, "a.md ended its process: exit status 3"),
        (partial(signalled, "SIGSEGV"), "a.md ended its process: SIGSEGV"),
        (quoting, "allocation of berths"),
        (missing, "FileNotFoundError"),
    ],
)
def test_a_bug_is_not_taken_for_too_much_and_the_next_work_is_done(
    crew: Crew, work: Work[int], said: str
) -> None:
    with pytest.raises(RuntimeError, match=said):
        list(crew.each("a.md", work))

    assert len(list(crew.each("b", partial(counted, 2)))) == 2


def test_a_process_that_died_idle_is_replaced(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    ((_, pid),) = crew.each("a", partial(counted, 1))
    (worker,) = crew._all
    worker._process.kill()
    worker._process.join()
    monkeypatch.setattr(Worker, "is_ready", True)  # as if it died only now

    ((_, other),) = crew.each("a", partial(counted, 1))
    assert pid != other
    assert worker not in crew._all


def test_nothing_is_started_once_it_is_closed(crew: Crew) -> None:
    crew.close()

    with pytest.raises(RuntimeError, match="ending"):
        list(crew.each("a", partial(counted, 1)))
    assert not crew._all


def test_what_cannot_be_sent_takes_no_process_away(crew: Crew) -> None:
    ((_, before),) = crew.each("a", partial(counted, 1))
    with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):
        list(crew.each("a", lambda: iter([1])))
    ((_, after),) = crew.each("a", partial(counted, 1))

    assert before == after


def test_what_only_waits_is_ended_by_the_clock() -> None:
    crew = Crew(Limits(cpu_seconds=2, clock_seconds=0.5, memory_mib=300), most=1, kept=1, advice="split it")
    began = monotonic()

    with pytest.raises(TooLarge, match="more than 0 seconds"):
        list(crew.each("a", asleep))
    assert monotonic() - began < 30
    crew.close()


@limited
def test_seconds_are_counted_for_each_thing_that_comes(crew: Crew) -> None:
    for _ in range(3):
        assert list(crew.each("a", partial(busy, 1.0))) == [1, 1]


def busy(seconds: float) -> Iterator[int]:
    from time import process_time

    for _ in range(2):
        end = process_time() + seconds
        while process_time() < end:
            pass
        yield 1


@limited
def test_a_process_that_held_much_is_not_kept() -> None:
    crew = Crew(Limits(cpu_seconds=5, clock_seconds=30, memory_mib=900), most=1, kept=1, advice="split it")
    ((_, first),) = crew.each("a", partial(counted, 1))
    list(crew.each("a", partial(greedy, 500)))
    ((_, second),) = crew.each("a", partial(counted, 1))
    crew.close()

    assert first != second


def test_errors_come_back_as_they_are_and_end_no_process(crew: Crew) -> None:
    ((_, before),) = crew.each("a", partial(counted, 1))
    with pytest.raises(UnreadableInput) as unread:
        list(crew.each("a", unreadable))
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        list(crew.each("a", broken))
    ((_, after),) = crew.each("a", partial(counted, 1))

    assert (unread.value.input, unread.value.reason, unread.value.advice) == (
        "a.txt",
        "it is binary",
        "give text",
    )
    assert before == after


@pytest.mark.parametrize(
    ("work", "summary"),
    [
        (broken, "ZeroDivisionError: by nothing"),
        (missing, "words.txt: No such file"),
    ],
)
def test_what_nobody_foresaw_is_summed_up_in_a_line(crew: Crew, work: Work[int], summary: str) -> None:
    with pytest.raises(WorkFailed, match="Traceback") as failed:
        list(crew.each("a", work))

    assert failed.value.summary == summary


def test_work_that_nobody_waits_for_any_more_is_ended(crew: Crew) -> None:
    work = crew.each("a", endless)
    next(work)
    work.close()

    assert len(list(crew.each("b", partial(counted, 2)))) == 2


def test_one_that_is_ended_takes_nothing_from_another(crew: Crew) -> None:
    found: list[object] = []

    def wait() -> None:
        found.extend(crew.each("b", partial(busy, 1.5)))

    other = threading.Thread(target=wait)
    other.start()
    with pytest.raises(TooLarge):
        list(crew.each("a", partial(signalled, "SIGKILL")))
    other.join(30)

    assert found == [1, 1]


@limited
def test_what_the_server_holds_does_not_count_against_its_processes() -> None:
    held = bytearray(500 * 2**20)
    crew = Crew(Limits(cpu_seconds=20, clock_seconds=60, memory_mib=300), most=1, kept=1, advice="split it")
    try:
        first, second = list(crew.each("a", partial(counted, 1))), list(crew.each("b", partial(counted, 1)))
    finally:
        crew.close()

    assert len(held) and {pid for _, pid in first} == {pid for _, pid in second}
