"""Rules for days of the week: "Monday", "next Friday", "a week from Friday", "the first Monday of March"."""

from __future__ import annotations

from datetime import date

from accordingto.calendars import add_days, nth_weekday, read_day, shift
from accordingto.reading.lexicons import word_class
from accordingto.reading.times.amounts import NUMBERS, number
from accordingto.reading.times.context import Context, TimeReading, likeliest
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.rules.dates import DUE_NOUNS, TURN, YEAR_BEHIND, year_said

SOON = 2
"""Days in which "Monday's debate" is one to come, where its clause is of the future."""


def _weekday(found: RuleMatch, context: Context) -> TimeReading | None:
    weekday = int(found.value("w", "WEEKDAY"))
    if found.beside(1).lower in word_class("weekday-names") and found.beside(1).is_capital:
        return None
    if found.beside(-1).lower in word_class("day-names") and found.beside(-1).is_capital:
        return None
    published, turn = context.published, found.said("this")
    if turn == "following" and not {found.beside(-1).lower, found.words[found.start].lower} & {"the", "this"}:
        return None
    if turn in ("previous", "preceding", "following"):
        published = context.last_day or published
    if published is None:
        return TimeReading("date", f"XXXX-WXX-{weekday}", open=True)
    behind = (published.isoweekday() - weekday) % 7
    if not turn and (begun := _range_begun(found, context)):
        day = add_days(begun, (weekday - begun.isoweekday()) % 7)
        return TimeReading("date", day.isoformat() if day else None, published.isoformat(), open=True)
    owns = "POSS" in found.beside(1).roles
    tense = "none" if turn else "past" if _dates_deed(found) else context.tense(found.start)
    if owns and (tense != "future" or 7 - behind > SOON):
        tense = "none"
    if turn in ("last", "past", "previous", "preceding"):
        day = add_days(published, -(behind or 7))
    elif turn in ("next", "following"):
        day = add_days(published, 7 - behind)
    elif turn in ("this", "coming", "upcoming") or tense == "future":
        day = add_days(published, (7 - behind) % 7)
    else:
        day = add_days(published, -behind)
    if day and found.has("more"):
        day = add_days(day, -1 if found.said("more") == "before" else 1)
    return TimeReading("date", day.isoformat() if day else None, published.isoformat(), open=True)


def _dates_deed(found: RuleMatch) -> bool:
    """Return whether the day is that of a deed, and the infinitive behind it what the deed is about.

    "The port's Monday vow to rebuild", "her vow on Monday to rebuild", "Orr planned on Monday to rebuild";
    not "is expected on Monday to vote".
    """
    before, after = found.beside(-1), found.beside(1)
    if "POSS" in before.roles:
        noun = after.text.isalpha() and after.text.islower() and after.lower not in DUE_NOUNS
        return noun and found.beside(2).lower in ("to", "that")
    if before.lower != "on" or after.lower not in ("to", "that"):
        return False
    deed, owner = found.beside(-2), found.beside(-3)
    if "POSS" in owner.roles or owner.lower in word_class("pointers") - {"this", "that", "these", "those"}:
        return deed.text.islower() and deed.lower not in DUE_NOUNS
    told = deed.lower.endswith("ed") or deed.lower in word_class("past-verbs")
    return told and owner.lower not in word_class("being-forms")


def _range_begun(found: RuleMatch, context: Context) -> date | None:
    """Return the Monday of "Monday through Friday"."""
    joined = found.beside(-1).lower in word_class("range-joints") - {"and", "till", "until"}
    beside = context.last_at == found.start - 2 and "WEEKDAY" in found.beside(-2).roles
    return read_day(context.last) if joined and beside else None


def _nth_weekday(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "the first Monday of March", "the last Friday in May 2031"."""
    month, weekday = int(found.value("m", "MONTH")), int(found.value("w", "WEEKDAY")) - 1
    nth = int(found.value("n", "ORDINAL") or -1)
    published, year = context.published, year_said(found, context)
    if nth > 5 or (year is None and published is None):
        return TimeReading("date", None)
    years = [year] if year else [published.year + away for away in (-1, 0, 1)] if published else []
    days = [day for y in years if (day := nth_weekday(y, month, nth, weekday)) and day.month == month]
    if year or published is None:
        return TimeReading("date", days[0].isoformat() if days else None)
    day = likeliest(published, days, context.tense(found.start))
    return context.against_today(day.isoformat() if day else None)


def _weeks_beyond(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "a week from Friday", "Friday week", "the Friday after next", "three Fridays ago"."""
    weekday, published = int(found.value("w", "WEEKDAY") or found.value("w", "WEEKDAYS")), context.published
    weeks = int(number(found.each("n")) or 0) if found.has("n") else 1
    if (found.has("british") and found.beside(-1).lower not in ("on", "by", "until")) or not weeks:
        return None
    if found.has("far") and found.beside(-1).lower in word_class("before-lengths"):
        return None
    if published is None:
        return TimeReading("date", f"XXXX-WXX-{weekday}")
    behind = (published.isoweekday() - weekday) % 7
    if found.has("ago"):
        return context.against_today(_day(add_days(published, -(behind or 7) - 7 * (weeks - 1))))
    return context.against_today(_day(add_days(published, 7 * weeks + (7 - behind) % 7)))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _after_what(found: RuleMatch, _: Context) -> TimeReading | None:
    """Read "the Monday after the vote": a day that only the event would tell."""
    return TimeReading("date", f"XXXX-WXX-{found.value('w', 'WEEKDAY')}")


def _nth_of_this(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "the first Monday of next month", "the last Friday of every month"."""
    weekday, nth = int(found.value("w", "WEEKDAY")), int(found.value("n", "ORDINAL") or -1)
    if found.has("each"):
        return TimeReading("set", f"XXXX-WXX-{weekday}")
    step = {"last": -1, "next": 1}.get(found.said("turn"), 0)
    month = shift(context.published, step, "M") if context.published else None
    day = nth_weekday(month.year, month.month, nth, weekday - 1) if month and nth <= 5 else None
    return context.against_today(_day(day if month and day and day.month == month.month else None))


_NTH = "'the'? n:(ORDINAL | 'last') w:WEEKDAY ('of' | 'in')"
RULES = (
    Rule(f"{TURN}? w:WEEKDAY", _weekday),
    Rule(f"'the' {TURN} w:WEEKDAY", _weekday),
    Rule("'this' this:('coming' | 'past') w:WEEKDAY", _weekday),
    Rule("'the'? 'day' more:('before' | 'after') this:('last' | 'next')? w:WEEKDAY", _weekday),
    Rule("'the' w:WEEKDAY ('before' | 'after' | 'following')", _after_what),
    Rule("'the'? w:WEEKDAY 'after' 'next'", _weeks_beyond),
    Rule(f"far:(n:{NUMBERS} 'weeks' 'from' | ('a' | 'one') 'week' ('from' | 'on')) w:WEEKDAY", _weeks_beyond),
    Rule("w:WEEKDAY british:'week'", _weeks_beyond),
    Rule(f"n:{NUMBERS} w:WEEKDAYS ago:'ago'", _weeks_beyond),
    Rule(f"{_NTH} m:MONTH {YEAR_BEHIND}?", _nth_weekday),
    Rule(f"{_NTH} turn:('the' | 'this' | 'last' | 'next') 'month'", _nth_of_this),
    Rule(f"{_NTH} each:('every' | 'each') 'month'", _nth_of_this),
)
"""Days of the week."""
