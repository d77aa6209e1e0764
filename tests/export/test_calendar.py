from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from accordingto.export import watch_to_ics
from accordingto.types import Span
from accordingto.watchlist import WatchItem
from tests.export.watched import item


def read(*items: WatchItem) -> list[Any]:
    """The entries of the calendar; their values are of many types."""
    return list(Calendar.from_ical(watch_to_ics(items)).subcomponents)


def test_what_has_a_day_is_an_event_of_that_day() -> None:
    (event,) = read(item())

    assert event.name == "VEVENT"
    assert event["dtstart"].dt == date(2031, 6, 1)
    assert event["uid"] == "1@accordingto"
    assert event["dtstamp"].dt == datetime(2031, 3, 10, 17, 40, tzinfo=UTC)
    assert event["summary"] == "Ida Orr: to rebuild the pier by 1 June 2031"
    assert event["url"] == "https://courier.example/pier"
    assert event["transp"] == "TRANSPARENT"
    assert "status" not in event
    description = str(event["description"])
    assert "On the word of: The Courier ← Ida Orr" in description
    assert "Sentence: Ida Orr promised to rebuild the pier by 1 June 2031." in description


def test_an_entry_says_how_sure_it_is() -> None:
    assert "Confidence: 72 % sure" in str(read(item(confidence=0.72))[0]["description"])


def test_what_has_an_hour_begins_then() -> None:
    assert read(item(due="2031-06-01T10:30"))[0]["dtstart"].dt == datetime(2031, 6, 1, 10, 30)


def test_what_has_no_day_is_a_task_without_one() -> None:
    (task,) = read(item(due=None, vague=True, due_span=Span(0, 4, "soon")))

    assert (task.name, task["status"]) == ("VTODO", "NEEDS-ACTION")
    assert "due" not in task and "dtstart" not in task
    assert "When: soon" in task["description"]


@pytest.mark.parametrize(
    "change",
    [{"condition": (Span(0, 9, "if it may"),)}, {"strength": "possible"}, {"certainty": "hedged"}],
)
def test_what_is_not_certain_is_tentative(change: dict[str, object]) -> None:
    assert read(item(**change))[0]["status"] == "TENTATIVE"


def test_items_keep_their_order_and_one_id_is_one_entry() -> None:
    found = read(item(id="2"), item(id="1"), item(id="2", who="Vik"))

    assert [str(one["uid"]) for one in found] == ["2@accordingto", "1@accordingto"]
    assert str(found[0]["summary"]).startswith("Ida Orr")


def test_the_stamp_never_is_the_clock() -> None:
    assert read(item(published="2031-03-10"))[0]["dtstamp"].dt == datetime(2031, 3, 10, tzinfo=UTC)
    assert read(item(published=None))[0]["dtstamp"].dt == datetime(1970, 1, 1, tzinfo=UTC)
    assert watch_to_ics([item()]) == watch_to_ics([item()])


def test_nothing_in_an_article_ends_a_line_or_adds_an_entry() -> None:
    evil = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\x07\ud800"
    written = watch_to_ics([item(who=evil, headline=evil, content=(Span(0, 1, evil),), url="https://a\nB:c")])

    (event,) = Calendar.from_ical(written).subcomponents
    assert not event.subcomponents
    assert "url" not in event
    assert b"\x07" not in written
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


def test_a_calendar_without_items_is_one() -> None:
    assert read() == []


def test_every_line_is_as_the_standard_has_it() -> None:
    """RFC 5545, 3.1 to 3.8, read by ourselves: that the package reads what it wrote proves little."""
    long = "é😀, “Ida”; \\n said: " * 30
    written = watch_to_ics(
        [
            item(id="1", who=long, content=(Span(0, 1, long),), headline=long, outlet="A, B; C"),
            item(id="2", due=None, due_span=None, condition=(Span(0, 2, "if it rains"),)),
            item(id="3", due="2031-06-01T17:00", published=None),
        ]
    )

    assert written.endswith(b"\r\n") and not re.search(rb"\r(?!\n)|(?<!\r)\n", written)
    lines = written.split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() for line in lines[:-1])  # no fold within a character
    entries: list[dict[str, str]] = []
    for line in written.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]:
        parts = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):([^\x00-\x1f\x7f]*)", line)
        assert parts is not None, line
        name, _, value = parts.groups()
        if name == "BEGIN":
            entries.append({"": value})
        elif name != "END":
            assert name not in entries[-1]
            entries[-1][name] = value
        if name in {"SUMMARY", "DESCRIPTION", "CATEGORIES"}:
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value), value
    calendar, *rest = entries
    assert {"PRODID", "VERSION"} <= calendar.keys()
    assert [entry[""] for entry in rest] == ["VEVENT", "VTODO", "VEVENT"]
    assert [entry["UID"] for entry in rest] == ["1@accordingto", "2@accordingto", "3@accordingto"]
    for entry in rest:
        assert re.fullmatch(r"\d{8}T\d{6}Z", entry["DTSTAMP"])
        assert ("DTSTART" in entry) == (entry[""] == "VEVENT")
