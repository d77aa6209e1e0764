"""Excluding periods that are still running at publication if the claim says that something was done in them.

"The plan was drawn up in June", published on 5 June, means this June, whose last day is still ahead, but
nothing is due then. A ledger has no syntax trees, so this is decided only if the words of the claim leave no
doubt: it has a past verb, and no words for the future or for something arranged for later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from accordingto.calendars import first_day, last_day, read_day
from accordingto.types import Time
from accordingto.watchlist.dues import FUTURE
from accordingto.watchlist.verbs import EVENT, PAST
from accordingto.watchlist.wording import Wording

_ARRANGED = re.compile(
    r"\b(?:agree|announc|approv|ask|book|call|delay|demand|hop|mov|offer|order|plan|postpon|propos|threaten|urg|want|"
    r"warn)(?:d|ed|ing|ned|ning)\b"
)
"""Verbs whose past forms are about something ahead: "called a strike this month"."""
_PRESENT = re.compile(r"\b(?:am|are|is|aren't|isn't)\b")
_BOUNDS = frozenset(("by", "for", "from", "to", "until", "till", "before", "within", "through"))
"""Prepositions that show that a time is not when something was done."""


def without_over(times: Iterable[Time], words: str, published: str | None) -> list[Time]:
    """Return the times of a claim without the running periods in which its words say something was done.

    ``words`` is the text of the claim. Without a publication date all times are returned.
    """
    found = list(times)
    if not found or published is None or not _is_done(words):
        return found
    return [time for time in found if not _is_running(time, published) or _is_bound(time, words)]


def _is_done(words: str) -> bool:
    line = Wording.of(words).line
    is_open = any(pattern.search(line) for pattern in (FUTURE, EVENT, _ARRANGED, _PRESENT))
    return PAST.search(line) is not None and not is_open


def _is_running(time: Time, published: str) -> bool:
    """Return whether a time is a period (not a deadline) that began by the publication and ends later."""
    value = (time.value or "").rsplit("/", 1)[-1]
    begins, ends, today = first_day(value), last_day(value), read_day(published)
    if time.kind != "date" or begins is None or ends is None or today is None:
        return False
    return begins <= today < ends


def _is_bound(time: Time, words: str) -> bool:
    """Return whether a preposition before a time shows that it is not when something was done."""
    before = words.partition(time.text)[0].lower().split()
    return not _BOUNDS.isdisjoint(before[-2:])
