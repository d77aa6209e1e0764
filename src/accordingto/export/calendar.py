"""Watch items as a calendar (iCalendar, RFC 5545).

An item with a due date is an event on that day, or at that time if it has one, and does not mark its owner
as busy. An item without a date is a task without a due date, which calendars that have no tasks do not show.
The UID of an item is the same on every reading, and the time stamp is that of publication, so that the same
items give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from accordingto import __version__
from accordingto.export.screen import safe
from accordingto.export.watchlist import vouched
from accordingto.export.wording import in_percent, joined, one_line, shortened
from accordingto.watchlist import WatchItem

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Todo

LONGEST = 160
"""Greatest number of characters of a summary."""
_DONE = {"kept": "COMPLETED", "broken": "CANCELLED"}
"""The iCalendar status of a task, by the state of its item."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The time stamp of an item whose article has neither a publication date nor a retrieval date."""


def watch_to_ics(items: Iterable[WatchItem]) -> bytes:
    """Return the items as an iCalendar file. Of items with the same id only the first is written."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//accordingto//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "accordingto watch")
    first: dict[str, WatchItem] = {}
    for item in items:
        first.setdefault(item.id, item)
    for item in first.values():
        _add(calendar, item)
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _add(calendar: Calendar, item: WatchItem) -> None:
    from icalendar import Event, Todo

    entry: Event | Todo = Event() if item.due else Todo()
    entry.add("uid", f"{item.id}@accordingto")
    entry.add("dtstamp", _stamp(item))
    if item.due:
        entry.add("dtstart", _start(item.due))
        entry.add("transp", "TRANSPARENT")
        if item.condition or item.strength != "certain" or item.certainty in ("hedged", "inferred"):
            entry.add("status", "TENTATIVE")
    else:
        entry.add("status", _DONE.get(item.state, "NEEDS-ACTION"))
    became = "" if item.state == "open" else f"{item.state.capitalize()}. "
    who = f"{became}{item.who or item.outlet or 'The article'}: "
    entry.add("summary", safe(shortened(who + joined(item.content), LONGEST)))
    entry.add("description", _description(item))
    entry.add("categories", [item.kind])
    if item.url and item.url.startswith(("http://", "https://")) and item.url.isprintable():
        entry.add("url", item.url)
    calendar.add_component(entry)


def _description(item: WatchItem) -> str:
    lines = [
        ("Kind", item.kind),
        ("State", "" if item.state == "open" else item.state),
        ("Note", one_line(item.note)),
        ("On the word of", vouched(item)),
        ("When", one_line(item.due_span.text) if item.due_span else "no date given"),
        ("Confidence", in_percent(item.confidence)),
        ("Condition", joined(item.condition)),
        ("Sentence", one_line(item.sentence.text)),
        ("Article", ", ".join(filter(None, (one_line(item.headline or ""), item.outlet, item.published)))),
        ("From", item.url or item.path or ""),
    ]
    return "\n".join(safe(f"{label}: {words}") for label, words in lines if words)


def _start(due: str) -> date | datetime:
    """Parse the start of an event; a time without a time zone stays without one, as in the article."""
    return datetime.fromisoformat(due) if "T" in due else date.fromisoformat(due)


def _stamp(item: WatchItem) -> datetime:
    when = item.published or item.retrieved
    if when is None:
        return NEVER
    stamp = datetime.fromisoformat(when)
    return stamp.astimezone(UTC) if stamp.tzinfo else stamp.replace(tzinfo=UTC)
