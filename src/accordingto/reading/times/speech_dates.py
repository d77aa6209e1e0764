"""The day on which quoted words were spoken, and what "tomorrow" means among them.

"We open tomorrow," she said on Sunday: the day is Monday, whenever the article was published. Only the clause
that introduces a quotation names its day: the one that goes before or follows it in its sentence, or the one
that stands between it and a quotation of the same speaker. Where that names none, or several, or one after
the publication, none is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

from accordingto.calendars import read_day
from accordingto.reading.text.quotations import touching
from accordingto.reading.text.sentences import sentence_at
from accordingto.reading.times.speech_tags import names_day
from accordingto.reading.times.timex import find_stretches
from accordingto.reading.times.tokens import words_of_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.text.quotations import Quote
    from accordingto.types import Sentence, Time

REACH = 300
"""Characters of a clause of saying that are looked at."""
_POINTS = re.compile(
    r"(?i)\b(?:today|tonight|yesterday|tomorrow|this|last|next|coming|past|ago|from (?:now|today))\b"
)
"""Words that point from the day on which they are spoken, whatever the tense."""
_CLOSED = re.compile(r"[,!?…—–-][\"”»’']*\s*$")
"""What ends a quotation that a clause of saying follows."""
_SAME = re.compile(r"\s*(?:he|she|they)\b")
"""How a clause begins whose speaker is the one named before."""


class SpeechDays:
    """The days on which the quotations of a text were spoken; each is looked for once.

    ``times``, ``sentences`` and ``quotes`` are those of ``text`` in order; ``published`` is an ISO day.
    """

    def __init__(
        self,
        text: str,
        times: Sequence[Time],
        sentences: Sequence[Sentence],
        quotes: Sequence[Quote],
        published: str | None,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._quotes = list(quotes)
        self._published = published
        self._days = [(t, day) for t in times if not self._touches(t) and (day := day_named(t))]
        self._starts = [time.start for time, _ in self._days]
        self._known: dict[Quote, str | None] = {}

    def quote_of(self, time: Time) -> Quote | None:
        """Return the quotation that a time stands in."""
        found = touching(self._quotes, time.start, time.end)
        return found[0] if found and found[0].start <= time.start and time.end <= found[0].end else None

    def day_of(self, quote: Quote) -> str | None:
        """Return the ISO day on which a quotation was spoken; None where none is named, or several are."""
        if quote not in self._known:
            self._known[quote] = self._day_of(quote)
        return self._known[quote]

    def _touches(self, time: Time) -> bool:
        return bool(touching(self._quotes, time.start, time.end))

    def _day_of(self, quote: Quote) -> str | None:
        at = bisect_left(self._quotes, quote.start, key=lambda q: q.start)
        before = self._quotes[at - 1] if at else None
        days = self._within(*self._behind(at)) | self._within(*self._ahead(quote, before))
        follows = self._text[quote.end : quote.end + REACH]
        same = not _CLOSED.search(self._text[quote.start : quote.end] + follows[:1]) or _SAME.match(follows)
        if not days and before and same:
            start, end = self._behind(at - 1)
            days = self._within(start, end) if not self._text[end : quote.start].strip(" .") else days
        day = days.pop() if len(days) == 1 else None
        return None if day and self._published and day > self._published else day

    def _behind(self, at: int) -> tuple[int, int]:
        """Return the clause of saying that follows a quotation; an empty stretch where none does."""
        start = self._quotes[at].end
        if not _CLOSED.search(self._text, max(0, start - 3), start + 1) and not (
            self._text[start - 2 : start - 1] == "." and self._text[start : start + 2].strip().islower()
        ):
            return start, start
        following = self._quotes[at + 1].start if at + 1 < len(self._quotes) else len(self._text)
        rest = self._text[start : start + REACH]
        first = start + len(rest) - len(rest.lstrip(" ,"))
        sentence = sentence_at(self._sentences, first)
        return start, min(following, sentence.end if sentence else start, start + REACH)

    def _ahead(self, quote: Quote, before: Quote | None) -> tuple[int, int]:
        """Return what goes before a quotation in its sentence; an empty stretch where another one does."""
        sentence = sentence_at(self._sentences, quote.start)
        if (
            sentence is None
            or quote.start - sentence.start > REACH
            or (before and before.end > sentence.start)
        ):
            return quote.start, quote.start
        return sentence.start, quote.start

    def _within(self, start: int, end: int) -> set[str]:
        """Return the days that a clause names as those of its saying."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return {
            day
            for time, day in self._days[first:last]
            if names_day(self._words(start, time.start), self._words(time.end, end))
        }

    def _words(self, start: int, end: int) -> list[str]:
        """Return the words and marks of a stretch."""
        return [word.text for word in words_of_time(self._text[start:end])]


def day_named(time: Time) -> str | None:
    """Return the ISO day that a date or a time of day says; None where it says another period."""
    day = read_day(time.value) if time.kind in ("date", "time") and "/" not in (time.value or "") else None
    return day.isoformat() if day else None


def as_spoken(times: Sequence[Time], spoken: SpeechDays, published: str | None) -> tuple[Time, ...]:
    """Return the times of a text; those that point from the day of speech are read against that day."""
    return tuple(_as_spoken(time, spoken, published) for time in times)


def _as_spoken(time: Time, spoken: SpeechDays, published: str | None) -> Time:
    pointing = time.kind in ("date", "time") and _POINTS.search(time.text)
    if not pointing or (time.anchor is not None and time.anchor != published):
        return time
    quote = spoken.quote_of(time)
    day = spoken.day_of(quote) if quote else None
    words = words_of_time(time.text)
    again = find_stretches(words, day) if day else []
    is_whole = len(again) == 1 and (again[0].start, again[0].end) == (0, len(words))
    if not is_whole or again[0].reading.anchor != day:
        return time
    return msgspec.structs.replace(time, value=again[0].reading.value, anchor=day)
