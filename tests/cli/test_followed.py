from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from accordingto.cli.followed import BECAME, SAYING, line_of, tell_beginning, tell_end
from accordingto.follow import EntryEvent, FeedEvent

FEED = "https://courier.example/rss"


@pytest.fixture
def in_osmark(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Five hours before UTC."""
    monkeypatch.setenv("TZ", "OSM5")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def entry(outcome: str, **fields: str | None) -> EntryEvent:
    values = {"feed": "C", "address": "https://courier.example/1", "title": "Tolls rise", **fields}
    return EntryEvent(at="2031-05-04T12:00:00Z", outcome=outcome, **values)  # type: ignore[arg-type]  # as the tests have them


def test_times_are_those_of_the_reader_s_clock(in_osmark: None) -> None:
    failed = FeedEvent(
        at="2031-05-04T12:00:00Z",
        address=FEED,
        outcome="failed",
        reason="no answer",
        due="2031-05-04T12:15:00Z",
    )
    assert line_of(failed) == f"07:00:00  feed failed   {FEED} (no answer), again at 07:15"


def test_another_day_is_named(in_osmark: None) -> None:
    gone = FeedEvent(at="2031-05-05T03:30:00Z", address=FEED, outcome="gone", due="2031-05-06T03:30:00Z")
    assert line_of(gone) == f"22:30:00  feed gone     {FEED}, again at 2031-05-05 22:30"


def test_a_feed_that_answers_is_not_said_to_be_tried_again(in_osmark: None) -> None:
    read = FeedEvent(
        at="2031-05-04T12:00:00Z", address=FEED, outcome="read", entries=3, due="2031-05-04T12:15:00Z"
    )
    assert line_of(read) == f"07:00:00  3 new         {FEED}"


def test_the_address_of_what_failed_is_told(in_osmark: None) -> None:
    line = line_of(entry("failed", reason="the server answered with status 404"))
    assert line.endswith("Tolls rise https://courier.example/1 (the server answered with status 404)")


def test_what_comes_later_is_told_with_its_time(in_osmark: None) -> None:
    line = line_of(entry("waiting", reason="no answer", due="2031-05-04T12:05:00Z"))
    assert line.startswith("07:00:00  later ")
    assert line.endswith("Tolls rise (no answer), again at 07:05")


def test_a_terminal_is_told_what_is_followed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_beginning(2, 15, once=False)
    tell_end(Counter())
    assert capsys.readouterr().err == ""

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    tell_beginning(2, 15, once=False)
    tell_beginning(1, 15, once=True)
    tell_end(Counter({"feed read": 2, "entry added": 1, "entry foreign": 1}))
    assert capsys.readouterr().err.splitlines() == [
        "following 2 feeds, each asked every 15 minutes; Ctrl-C stops",
        "following 1 feed",
        "feeds asked 2, failed 0; articles added 1, set aside 1, later 0, failed 0",
    ]


def test_every_outcome_has_its_word() -> None:
    assert set(SAYING) == {"read", "unchanged", "failed", "gone"}
    assert set(BECAME) == {"waiting", "added", "known", "foreign", "elsewhere", "failed"}
