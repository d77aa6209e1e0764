"""By when: temporal expressions that set a term, and the last day on which it is kept.

"By Friday", "until the end of May", "within ten days", "for three more weeks". The term of a period is its
last day ("by May": 31 May), or its first where the beginning is named or the term is *before* or *until* it.
"By early May" and "by the 2040s" are no term, nor is what is asked.
A duration runs from the day of publication, or from the date right behind it ("ten days after 1 June"). What
else it can mean stands beside it: the first day of the period, or the term counted from a date in the
sentence, or from the day on which somebody quoted spoke. Only terms ahead of the publication are kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from accordingto.calendars import add_duration, first_day, last_day, read_day, size_of
from accordingto.periodparts import day_of_part, part_named
from accordingto.reading.text.sentences import sentence_at
from accordingto.reading.times.clause_tense import Tense, tense_at, tense_behind
from accordingto.reading.times.looking_back import goes_on, looks_back
from accordingto.reading.times.open_questions import stands_in_question
from accordingto.reading.times.speech_dates import SpeechDays, as_spoken, day_named
from accordingto.reading.times.term_words import (
    AHEAD,
    BEFORE,
    CLAUSE,
    EDGE,
    FOR,
    FROM,
    GIVEN,
    IN,
    STILL,
    STILL_SAID,
    TASK,
    THROUGH,
    UNTIL,
)
from accordingto.reading.times.timex import find_times
from accordingto.reading.times.tokens import TimeToken, words_of_time
from accordingto.types import Alternative

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from accordingto.reading.text.quotations import Quote
    from accordingto.types import Sentence, Time

REACH = 40
"""Characters before an expression in which the words that set a term stand."""
BESIDE = 600
"""Characters on either side in which other days are looked for, in the longest paragraph too."""
CLOCK = re.compile(r"T\d\d:\d\d")
MOMENT = re.compile(r"PT[\dX.]+[MS]$")
"""A duration of minutes or seconds, which tells how fast something goes and not by when."""
DECADE = re.compile(r"\d{2,3}$")
"""A decade or century, which ends on no day that anybody means, unless its end is named."""


@dataclass(frozen=True)
class DeadlineContext:
    """Where terms are looked for."""

    text: str
    today: str | None
    """The day of publication."""
    times: Sequence[Time]
    sentences: Sequence[Sentence]
    spoken: SpeechDays


def with_deadlines(
    times: Sequence[Time],
    text: str,
    published: str | None,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
) -> tuple[Time, ...]:
    """Return the expressions of a text, each that sets a term as that term; numbered anew.

    Without the day of publication only what does not depend on it is a term.
    """
    day = read_day(published)
    today = day.isoformat() if day else None
    spoken = SpeechDays(text, times, sentences, quotes, today)
    times = as_spoken(times, spoken, today)
    place = DeadlineContext(text, today, times, sentences, spoken)
    found = [_term(i, place) or time for i, time in enumerate(times)]
    return tuple(msgspec.structs.replace(time, id=f"t{i}") for i, time in enumerate(found, start=1))


def _term(at: int, place: DeadlineContext) -> Time | None:
    """Return the term that an expression sets, or None."""
    time = place.times[at]
    if time.value is None or _is_asked(time, place):
        return None
    before = place.text[max(0, time.start - REACH) : time.start]
    if time.kind == "duration":
        readings = _after(at, before, place)
    elif time.kind in ("date", "time") and (until := UNTIL.search(before) or THROUGH.search(before)):
        readings = _until(time, until.group() + place.text[time.start : time.end + len("-end")], place)
    else:
        return None
    if not readings:
        return None
    main, *others = readings
    last = max(reading.value[:10] for reading in readings)
    if place.today is not None and not _is_ahead(time, before, last, place.today, place):
        return None
    kept = {other.value: other for other in reversed(others) if other.value != main.value}
    return msgspec.structs.replace(
        time,
        kind="deadline",
        value=main.value,
        anchor=main.anchor,
        alternatives=tuple(sorted(kept.values(), key=lambda one: (one.value, one.anchor or ""))),
    )


def _is_asked(time: Time, place: DeadlineContext) -> bool:
    """Whether a time stands in a question, which sets no term."""
    sentence = sentence_at(place.sentences, time.start)
    return sentence is not None and stands_in_question(
        place.text, sentence.start, time.start, time.end, sentence.end
    )


def _is_ahead(time: Time, before: str, day: str, today: str, place: DeadlineContext) -> bool:
    """Whether a term is still to come: today's is, unless it is told of as past ("had fled by Wednesday")."""
    if time.kind == "duration" or day < today:
        return day >= today
    tense = _tense(time, place)
    if time.anchor is not None and _opens_past_clause(time, place):
        return False
    if BEFORE.search(before[-12:]) or THROUGH.search(before):
        return tense == "future" or (tense == "none" and day > today)
    if day == today and STILL.search(before):
        sentence = sentence_at(place.sentences, time.start)
        start = sentence.start if sentence else time.start
        return bool(AHEAD.search(place.text, max(start, time.start - BESIDE), time.end + REACH))
    return day > today or tense != "past"


def _opens_past_clause(time: Time, place: DeadlineContext) -> bool:
    """Whether a clause of the past begins with a term: "but by December she had left"."""
    sentence = sentence_at(place.sentences, time.start)
    if sentence is None:
        return False
    until = UNTIL.search(place.text, max(sentence.start, time.start - REACH), time.start)
    lead = place.text[max(sentence.start, until.start() - REACH) : until.start()] if until else "no term"
    if lead.strip("“\"‘'( ") and not CLAUSE.search(lead):
        return False
    words, at = _place_in(sentence, time)
    return tense_behind(words, at) == "past"


def _tense(time: Time, place: DeadlineContext) -> Tense:
    """The tense of the clause around a time."""
    sentence = sentence_at(place.sentences, time.start)
    if sentence is None:
        return "none"
    words, at = _place_in(sentence, time)
    return tense_at(words, at) if at < len(words) else "none"


def _place_in(sentence: Sentence, time: Time) -> tuple[list[TimeToken], int]:
    """The words of a sentence, and the index of that with which a time begins."""
    words = _words(sentence.text)
    return words, bisect_left(words, time.start - sentence.start, key=lambda word: word.start)


@lru_cache(1)
def _words(sentence: str) -> list[TimeToken]:
    """The words of the sentence that is looked at; kept for the next time in it."""
    return words_of_time(sentence)


def _after(at: int, before: str, place: DeadlineContext) -> list[Alternative]:
    """When a duration is over that runs from publication, or from a date that stands with it."""
    time = place.times[at]
    if MOMENT.match(time.value or ""):
        return []
    more = FOR.search(before) or FOR.search(before + time.text[: time.text.find(" ") + 1])
    further = more and goes_on(before, more.group(), _tense(time, place))
    inside = IN.search(before) and not looks_back(before)
    ahead = inside and (AHEAD.search(before) or _tense(time, place) == "future")
    given = GIVEN.search(before) and TASK.match(place.text, time.end)
    if not further and not ahead and not given:
        return []
    behind = place.times[at + 1] if at + 1 < len(place.times) else None
    if behind and FROM.fullmatch(place.text[time.end : behind.start]):
        starts = [day_named(behind)]
    else:
        starts = [*_spoken(time, place), place.today, *_days_beside(time, place)] if place.today else []
    ends = [(start, add_duration(start, time.value or "")) for start in starts if start]
    return [Alternative(value=end, anchor=start) for start, end in ends if end]


def _until(time: Time, said: str, place: DeadlineContext) -> list[Alternative]:
    """The term that a date sets, then what else its words can mean."""
    value = time.value or ""
    if time.kind == "time":
        clock = CLOCK.match(value, 10)
        days = [value if clock else value[:10]] if read_day(value) else []
    else:
        days = [day.isoformat() for day in _days_of(value, said) if day]
    found = [Alternative(value=day, anchor=time.anchor) for day in dict.fromkeys(days)]
    if found and time.anchor is not None and place.spoken.quote_of(time):
        for spoken in (*_days_beside(time, place), *([place.today] if place.today else [])):
            again = find_times(f"by {time.text}", spoken)[:1]
            ends = [last_day(one.value[:10]) for one in again if one.value and one.anchor == spoken]
            found += [Alternative(value=day.isoformat(), anchor=spoken) for day in ends if day]
    return found


def _days_of(value: str, said: str) -> list[date | None]:
    """The day on which a term of a period ends, and the other that its words can mean."""
    part, first, last = part_named(said), first_day(value), last_day(value)
    if size_of(value) == "D":
        return [first]
    if DECADE.match(value) and not EDGE.search(said):
        return []
    if part is not None:
        return [day_of_part(value, part)]
    if BEFORE.search(said):
        return [first]
    return [first, last] if STILL_SAID.match(said) else [last, first]


def _spoken(time: Time, place: DeadlineContext) -> list[str]:
    """The day on which the words around a time were spoken."""
    quote = place.spoken.quote_of(time)
    day = place.spoken.day_of(quote) if quote else None
    return [day] if day else []


def _days_beside(time: Time, place: DeadlineContext) -> list[str]:
    """The days named in the sentence of a time, or for words in a quotation around it in the paragraph."""
    quote = place.spoken.quote_of(time)
    low, high = max(0, time.start - BESIDE), min(len(place.text), time.end + BESIDE)
    if quote:
        start, end = place.text.rfind("\n", low, time.start) + 1, place.text.find("\n", time.end, high)
        start, end = start or low, high if end < 0 else end
    else:
        sentence = sentence_at(place.sentences, time.start)
        start, end = (sentence.start, sentence.end) if sentence else (time.start, time.end)
    first = bisect_left(place.times, max(start, low), key=lambda t: t.start)
    last = bisect_left(place.times, min(end, high), key=lambda t: t.start)
    near = [t for t in place.times[first:last] if t.end <= end and t.id != time.id]
    days = (day_named(t) for t in near if not quote or t.end <= quote.start or t.start >= quote.end)
    return list(dict.fromkeys(day for day in days if day))
