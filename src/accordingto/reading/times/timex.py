"""Finding temporal expressions (when, how long, how often) and resolving them to TIMEX3 values.

    text → words → rule matches, the longest first → readings in context → joined expressions → times

The conventions are those of TimeML (Pustejovsky et al. 2003; TIMEX3 in Saurí et al., TimeML Annotation
Guidelines 1.2.1): an expression excludes "the" and prepositions unless the phrase needs them, and includes
modifiers. A time of day is given as in the article, without a time zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from accordingto.calendars import read_day, shift, size_of
from accordingto.reading.lexicons import word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Grammar
from accordingto.reading.times.rules import (
    clock,
    dates,
    durations,
    fiscal,
    holidays,
    numeric,
    periods,
    seasons,
    sets,
    vague,
    weekdays,
    years,
)
from accordingto.reading.times.tokens import TimeToken, words_of_time
from accordingto.types import Time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document

MODIFIERS = "('the' EDGE 'of' | 'end' HYPHEN | 'the'? APPLY HYPHEN? ('in' | 'on')?){1,2}"
"""Grammar pattern of modifiers that belong to the date after them."""
ROUGHLY = (
    "(ROUGHLY | ('more' | 'less' | 'fewer') 'than' | 'at' ('least' | 'most') | 'up' 'to'"
    "| 'no' ('more' | 'less') 'than' | 'as' ('long' | 'much' | 'many') 'as'){1,2}"
)
"""Pattern of modifiers that belong to the amount, the time of day or the named date after them."""
_ROUGH = frozenset({"NUMBER", "MANY", "CLOCK", "DOTTED", "HOUR", "MONTH"})
_ROUGH_WORDS = frozenset({"a", "an", "half", "noon", "midnight", "several"})
_BEFORE_TIMES = frozenset(
    {"in", "on", "since", "during", "until", "till", "last", "next", "early", "late", "mid"}
)
"""Words after which "May" and "Friday" are times even if somebody in the text has that name."""
_PARTS = frozenset({"MO", "AF", "EV", "NI"})
_CLOCK = re.compile(r"\d\d:\d\d")


@dataclass(frozen=True)
class TimeStretch:
    """A temporal expression: index of its first word, index after its last word, and its meaning."""

    start: int
    end: int
    reading: TimeReading


@cache
def _grammar() -> Grammar:
    days = (dates, numeric, weekdays, years, holidays)
    families = (*days, periods, fiscal, seasons, durations, sets, vague, clock)
    rules = [rule for family in families for rule in family.RULES]
    return Grammar(rules, (MODIFIERS, ROUGHLY))


def find_times(
    text: str,
    published: str | None,
    names: frozenset[int] = frozenset(),
    doc: Document | None = None,
) -> tuple[Time, ...]:
    """Return the temporal expressions of a text, resolved against the day of its publication.

    Without ``published`` relative expressions have no value, or one with X for what is unknown. ``names`` are
    offsets of words that name people, and therefore no day, month or season. ``doc`` is the text with its
    trees, which tell the tense of a clause; without it a named day is the nearest one.
    """
    words = _with_names(words_of_time(text), names)
    return tuple(_time(text, words, one, i) for i, one in enumerate(find_stretches(words, published, doc), 1))


def find_stretches(
    words: Sequence[TimeToken], published: str | None, doc: Document | None = None
) -> list[TimeStretch]:
    """Return the temporal expressions among words, in order, resolved against the day of publication."""
    day = read_day(published)
    context = Context(words, day, numeric.day_stands_first(words, day), doc=doc)
    letters = _grammar().letters(words)
    found: list[TimeStretch] = []
    at = _grammar().next_start(letters, 0)
    while at < len(words):
        stretch = _stretch_at(letters, at, context)
        if stretch is None:
            at = _grammar().next_start(letters, at + 1)
            continue
        alone, stretch = stretch, _joined(letters, stretch, context)
        if stretch is alone:
            stretch = (
                _range_day(letters, stretch, context) or _past_midnight(stretch, found, context) or stretch
            )
        context.remember(stretch.reading, stretch.end - 1)
        found.append(stretch)
        at = _grammar().next_start(letters, stretch.end)
    return found


def _with_names(words: list[TimeToken], names: frozenset[int]) -> list[TimeToken]:
    """Return the words, names without roles, except where only a time is possible: "in May", "last May"."""
    return [
        word._replace(lower="", roles=frozenset())
        if word.start in names and not (i and words[i - 1].lower in _BEFORE_TIMES)
        else word
        for i, word in enumerate(words)
    ]


def _time(text: str, words: list[TimeToken], stretch: TimeStretch, number: int) -> Time:
    start, end = words[stretch.start].start, words[stretch.end - 1].end
    reading = stretch.reading
    return Time(
        id=f"t{number}",
        start=start,
        end=end,
        text=text[start:end],
        value=reading.value,
        kind=reading.kind,
        anchor=reading.anchor,
    )


def _stretch_at(letters: str, at: int, context: Context) -> TimeStretch | None:
    """Return the expression that begins at a word, with its modifier."""
    for number in (0, 1):
        behind = _grammar().modifier(number, letters, at)
        fits = at < behind < len(letters) and (number == 0 or _can_be_rough(context.words[behind]))
        if fits and (core := _core(letters, behind, context)):
            return replace(core, start=at)
    return _core(letters, at, context)


def _can_be_rough(word: TimeToken) -> bool:
    return bool(word.roles & _ROUGH) or word.lower in _ROUGH_WORDS


def _core(letters: str, at: int, context: Context) -> TimeStretch | None:
    for found in _grammar().candidates(context.words, letters, at):
        reading = found.rule.read(found, context)
        if reading is not None:
            return TimeStretch(found.start, found.end, reading)
    return None


def _joined(letters: str, stretch: TimeStretch, context: Context) -> TimeStretch:
    """Return an expression joined with what follows and specifies it: a part of a day, a day or a date."""
    words, end, reading = context.words, stretch.end, stretch.reading
    if end >= len(words):
        return stretch
    if reading.kind == "date" and (part := meaning(words[end].lower, "PART")) and _is_day(reading.value):
        value = f"{reading.value}T{part}"
        return TimeStretch(stretch.start, end + 1, replace(reading, kind="time", value=value))
    if reading.kind == "time" and reading.value and reading.open:
        if later := _with_part(letters, stretch, context):
            return later
        skip = words[end].lower in ("on", ",", "of")
        behind = _core(letters, end + skip, context)
        if behind and behind.reading.kind == "date" and _is_day(behind.reading.value):
            clock = reading.value.partition("T")[2]
            return TimeStretch(
                stretch.start,
                behind.end,
                replace(behind.reading, kind="time", value=f"{behind.reading.value}T{clock}"),
            )
    if reading.open and reading.kind == "date":
        skip = words[end].lower == ","
        behind = _core(letters, end + skip, context)
        if (
            behind
            and not behind.reading.open
            and behind.reading.kind == "date"
            and _is_day(behind.reading.value)
        ):
            first = words[end + skip]
            if "MONTH" in first.roles or "DAY" in first.roles or first.lower == "the":
                return TimeStretch(stretch.start, behind.end, behind.reading)
    return stretch


def _with_part(letters: str, stretch: TimeStretch, context: Context) -> TimeStretch | None:
    """Return a time of day joined with a part of a day: "10:30 this morning", "7:30 Monday night"."""
    behind = _core(letters, stretch.end, context)
    if behind is None or stretch.reading.value is None:
        return None
    behind = _joined(letters, behind, context) if behind.reading.kind == "date" else behind
    day, _, part = (behind.reading.value or "").partition("T")
    if behind.reading.kind != "time" or part not in _PARTS:
        return None
    clock = stretch.reading.value.partition("T")[2]
    hour = int(clock[:2]) if _CLOCK.match(clock) else None
    if hour is None:
        return None
    told = any("MERIDIEM" in word.roles for word in context.words[stretch.start : stretch.end])
    hour += 12 if not told and part != "MO" and 1 <= hour < 12 else 0
    value = f"{day}T{hour % 24:02}{clock[2:]}"
    return TimeStretch(stretch.start, behind.end, replace(behind.reading, value=value, open=False))


def _range_day(letters: str, stretch: TimeStretch, context: Context) -> TimeStretch | None:
    """Return a time that begins a range, with the day named after the range's end; None without one.

    In "from 9 a.m. to 5 p.m. on Saturday" that is Saturday. A time later than the end is on the day before:
    "from 11 p.m. to 2 a.m. on Saturday".
    """
    if stretch.reading.kind != "time" or not stretch.reading.open or stretch.end >= len(context.words):
        return None
    if context.words[stretch.end].text == "(":
        return _day_behind_bracket(letters, stretch, context)
    if context.words[stretch.end].lower not in word_class("range-joints"):
        return None
    behind = _core(letters, stretch.end + 1, context)
    if behind is None or behind.reading.kind != "time" or not behind.reading.open:
        return None
    closing = _joined(letters, behind, context)
    day = (closing.reading.value or "").partition("T")[0]
    if closing.end == behind.end or stretch.reading.value is None:
        return None
    opening = _on_day(stretch, day, closing.reading.anchor)
    return _moved(opening, -1) if _runs_over_midnight(opening, closing) else opening


def _past_midnight(
    stretch: TimeStretch, found: Sequence[TimeStretch], context: Context
) -> TimeStretch | None:
    """Return a time that ends a range over midnight, moved to the next day; None for others.

    An example is the second time of "from 11 p.m. on Friday to 2 a.m.".
    """
    opening = found[-1] if found else None
    if opening is None or opening.end + 1 != stretch.start or stretch.reading.kind != "time":
        return None
    if context.words[opening.end].lower not in word_class("range-joints"):
        return None
    return _moved(stretch, 1) if _runs_over_midnight(opening, stretch) else None


def _runs_over_midnight(opening: TimeStretch, closing: TimeStretch) -> bool:
    """Return whether two clock times have the same day although the first is later."""
    day, _, begin = (opening.reading.value or "").partition("T")
    same, _, end = (closing.reading.value or "").partition("T")
    return day == same and bool(_CLOCK.match(begin) and _CLOCK.match(end)) and begin > end


def _moved(stretch: TimeStretch, days: int) -> TimeStretch | None:
    """Return a time moved by ``days`` days; None if its day is unknown."""
    day = read_day((stretch.reading.value or "").partition("T")[0])
    moved = shift(day, days, "D") if day else None
    return _on_day(stretch, moved.isoformat(), stretch.reading.anchor) if moved else None


def _day_behind_bracket(letters: str, stretch: TimeStretch, context: Context) -> TimeStretch | None:
    """Return a time with the day named after a bracket: "2 a.m. (0100 GMT) on Saturday"; None without one."""
    words = context.words
    inside = _core(letters, stretch.end + 1, context)
    if inside is None or inside.reading.kind != "time" or inside.end + 1 >= len(words):
        return None
    if words[inside.end].text != ")":
        return None
    skip = words[inside.end + 1].lower in ("on", ",", "of")
    behind = _core(letters, inside.end + 1 + skip, context)
    if behind is None or behind.reading.kind != "date" or not _is_day(behind.reading.value):
        return None
    return _on_day(stretch, behind.reading.value or "", behind.reading.anchor)


def _on_day(stretch: TimeStretch, day: str, anchor: str | None) -> TimeStretch:
    clock = (stretch.reading.value or "").partition("T")[2]
    return replace(stretch, reading=replace(stretch.reading, value=f"{day}T{clock}", anchor=anchor))


def _is_day(value: str | None) -> bool:
    """Return whether a value is a day, even one with unknown parts (X)."""
    return value is not None and (
        size_of(value) == "D"
        or value.startswith("XXXX-WXX-")
        or (value.startswith("XXXX-") and len(value) == 10)
    )
