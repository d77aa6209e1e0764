"""Periods that have begun when an article is published: what was done in one is done, though it goes on.

"The plan was drawn up in June", published on 5 June, is of this June, whose last day is still to come. A
ledger has no trees, so this is told only where all words of the claim leave no doubt: they tell of the past,
of nothing that is to come, and of nothing that was arranged for later.
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
"""Verbs behind whose past something lies ahead: "called a strike this month"."""
_PRESENT = re.compile(r"\b(?:am|are|is|aren't|isn't)\b")
_BOUNDS = frozenset(("by", "for", "from", "to", "until", "till", "before", "within", "through"))
"""Words right before a time that is not when something was done."""


def without_over(times: Iterable[Time], words: str, published: str | None) -> list[Time]:
    """Return the times of a claim of these words but for running periods in which it is told of as done."""
    found = list(times)
    if not found or published is None or not _is_done(words):
        return found
    return [time for time in found if not _is_running(time, published) or _is_bound(time, words)]


def _is_done(words: str) -> bool:
    line = Wording.of(words).line
    is_open = any(pattern.search(line) for pattern in (FUTURE, EVENT, _ARRANGED, _PRESENT))
    return PAST.search(line) is not None and not is_open


def _is_running(time: Time, published: str) -> bool:
    """Return whether it is a period, and no term, that has begun by the publication and is not over."""
    value = (time.value or "").rsplit("/", 1)[-1]
    begins, ends, today = first_day(value), last_day(value), read_day(published)
    if time.kind != "date" or begins is None or ends is None or today is None:
        return False
    return begins <= today < ends


def _is_bound(time: Time, words: str) -> bool:
    """Return whether a word before a time says that it is not when something was done."""
    before = words.partition(time.text)[0].lower().split()
    return not _BOUNDS.isdisjoint(before[-2:])
