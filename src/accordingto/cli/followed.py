"""What ``accordingto follow`` prints: lines about feeds and entries, and a summary at the end."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

import click
import msgspec

from accordingto.cli.output import is_on_screen
from accordingto.cli.terminal import printable

if TYPE_CHECKING:
    from accordingto.follow import EntryEvent, Event, FeedEvent

SAYING = {"read": "feed", "unchanged": "nothing new", "failed": "feed failed", "gone": "feed gone"}
"""Words for the outcomes of asking a feed, as the command prints them."""
BECAME = {
    "waiting": "later",
    "added": "added",
    "known": "known",
    "foreign": "not English",
    "elsewhere": "elsewhere",
    "failed": "failed",
}
"""Words for the outcomes of an entry, as the command prints them."""


def tell_of(event: Event, format: str) -> None:
    """Print a line about an event: as JSON on standard output, or as text on a terminal.

    As text in a pipe or file only failures and feeds that have moved are told, on standard error, for cron
    and service managers.
    """
    if format == "jsonl":
        click.echo(msgspec.json.encode(event).decode())
    elif is_on_screen():
        click.echo(printable(line_of(event)))
    elif event.outcome in ("failed", "gone") or _is_move(event):
        click.echo(printable(line_of(event)), err=True)


def tell_beginning(feeds: int, minutes: int, *, once: bool) -> None:
    """Say on a terminal how many feeds are followed and how to stop: there may be nothing to do at first."""
    if sys.stderr.isatty():
        number = f"{feeds} feed{'s' if feeds != 1 else ''}"
        how = "" if once else f", each asked every {minutes} minutes; Ctrl-C stops"
        click.echo(f"following {number}{how}", err=True)


def tell_end(counts: Counter[str]) -> None:
    """Print on a terminal how many feeds were asked and articles added, from ``Follower.counts``."""
    if sys.stderr.isatty():
        click.echo(_summary(counts), err=True)


def line_of(event: Event) -> str:
    """Return the line of text about an event, with times in the local time zone."""
    from accordingto.follow import FeedEvent

    when = datetime.fromisoformat(event.at).astimezone()
    said = _of_feed(event) if isinstance(event, FeedEvent) else _of_entry(event)
    return f"{when:%H:%M:%S}  {said}{_again(event, when)}"


def _is_move(event: Event) -> bool:
    from accordingto.follow import FeedEvent

    return isinstance(event, FeedEvent) and event.moved is not None


def _of_feed(event: FeedEvent) -> str:
    said = SAYING[event.outcome] if event.outcome != "read" else f"{event.entries} new"
    moved = f"; it has moved for good to {event.moved}" if event.moved else ""
    why = f" ({event.reason})" if event.reason else ""
    return f"{said:<12}  {event.address}{why}{moved}"


def _of_entry(event: EntryEvent) -> str:
    which = event.title or event.address
    if event.outcome == "failed" and event.title and event.address:
        which = f"{event.title} {event.address}"
    why = f" ({event.reason})" if event.reason else ""
    return f"{BECAME[event.outcome]:<12}  {event.article or '':<16}  {which}{why}"


def _again(event: Event, when: datetime) -> str:
    """Return when something that failed is tried again, with the day where that is not today."""
    is_told = event.outcome in ("failed", "gone", "waiting")
    if event.due is None or not is_told:
        return ""
    due = datetime.fromisoformat(event.due).astimezone()
    return f", again at {due:%H:%M}" if due.date() == when.date() else f", again at {due:%Y-%m-%d %H:%M}"


def _summary(counts: Counter[str]) -> str:
    polled = sum(count for name, count in counts.items() if name.startswith("feed "))
    aside = sum(counts[f"entry {name}"] for name in ("known", "foreign", "elsewhere"))
    return (
        f"feeds asked {polled}, failed {counts['feed failed'] + counts['feed gone']}; articles added "
        f"{counts['entry added']}, set aside {aside}, later {counts['entry waiting']}, "
        f"failed {counts['entry failed']}"
    )
