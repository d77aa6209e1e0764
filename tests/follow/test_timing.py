from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from accordingto.follow import timing
from accordingto.follow.timing import (
    MOST_REST,
    SteadyClock,
    after_failures,
    before_next_try,
    moment,
    rest_asked_for,
    stamp,
)

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": " 0 "}, 0),
        ({"retry-after": "Sun, 04 May 2031 12:05:00 GMT"}, 300),
        ({"retry-after": "Sun, 04 May 2031 09:05:00 GMT", "date": "Sun, 04 May 2031 09:00:00 GMT"}, 300),
        ({"retry-after": "Sun, 04 May 2031 11:00:00 GMT"}, 0),
        ({"retry-after": "99999999999999999999"}, MOST_REST.total_seconds()),
        ({"retry-after": "Fri, 31 Dec 9999 23:59:59 GMT"}, MOST_REST.total_seconds()),
    ],
)
def test_how_long_a_server_asks_to_be_left_alone(headers: dict[str, str], seconds: float) -> None:
    assert rest_asked_for(headers, NOW) == timedelta(seconds=seconds)


@pytest.mark.parametrize("written", ["", "soon", "-5", "1.5", "³", "Sun, 99 May 2031"])
def test_what_is_no_time_asks_for_nothing(written: str) -> None:
    assert rest_asked_for({"retry-after": written}, NOW) is None


def test_waits_grow_to_a_day_and_no_further() -> None:
    every = timedelta(minutes=15)

    assert [after_failures(count, every) for count in (0, 1, 2, 50)] == [
        every,
        2 * every,
        4 * every,
        MOST_REST,
    ]
    assert after_failures(50, timedelta(days=3)) == timedelta(days=3)
    assert before_next_try(1) < before_next_try(2) < before_next_try(3)
    assert before_next_try(500) == MOST_REST


def test_stamps_lead_back_to_the_second() -> None:
    assert moment(stamp(NOW)) == NOW
    assert stamp(NOW) == "2031-05-04T12:00:00Z"


def test_the_clock_goes_on_evenly_whatever_is_done_to_that_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passed = [100.0]
    monkeypatch.setattr(timing, "monotonic", lambda: passed[0])
    clock = SteadyClock(Event())
    begun = clock.now()
    passed[0] += 60

    assert clock.now() - begun == timedelta(seconds=60)


def test_waiting_ends_when_the_program_is_to_end() -> None:
    stop = Event()
    clock = SteadyClock(stop)
    clock.wait(-5)
    assert not clock.is_stopped
    stop.set()
    clock.wait(3600)
    assert clock.is_stopped
