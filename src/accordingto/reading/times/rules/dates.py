"""Rules for dates in words: days of months, months, today."""

from __future__ import annotations

from dataclasses import replace

from accordingto.calendars import make_day, period, read_day, shift
from accordingto.reading.lexicons import word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.context import FUTURE, Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.rules.years import full_year

TURN = "this:('this' | BEHIND | AHEAD)"
"""Pattern of a word that gives the direction of a date: "last", "next"."""
YEAR_BEHIND = "(COMMA? y:(YEAR | YY))"
"""Pattern of a year after a date."""


_NAMES_TOO = frozenset({"april", "june", "august", "jan", "may", "march"})
"""Months that are also names of people or other words."""


def year_said(found: RuleMatch, context: Context) -> int | None:
    """Return the year named in a date; None if there is none."""
    said = found.said("y")
    if said.startswith("'"):
        return full_year(int(said[1:]), context)
    return int(said) if said else None


def _named_day(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "March 22, 2013", "the 22nd of March", "last March 22", "the week of March 22"."""
    month, day = int(found.value("m", "MONTH")), _day(found.said("d"))
    if day is None or found.beside(1).text == "%":
        return None
    size = "W" if found.has("week") else "D"
    if found.has("y"):
        year = year_said(found, context)
        made = make_day(year, month, day) if year else None
        return TimeReading("date", period(made, size) if made else None)
    if make_day(2000, month, day) is None:
        return TimeReading("date", None)
    published = context.published
    if published is None:
        return TimeReading("date", f"XXXX-{month:02}-{day:02}" if size == "D" else None)
    days = [make_day(published.year + away, month, day) for away in (-1, 0, 1)]
    made = context.meant(days, found.start, found.end, turn=found.said("this"))
    return context.against_today(period(made, size) if made else None)


def _days(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "March 3-5" as an ISO 8601 interval."""
    first = _named_day(found, context)
    last = _day(found.said("z"))
    start = read_day(first.value) if first else None
    end = make_day(start.year, start.month, last) if start and last else None
    if first is None or start is None or end is None or end <= start:
        return None
    return replace(first, value=f"{start.isoformat()}/{end.isoformat()}")


def _ends_phrase(found: RuleMatch) -> bool:
    """Return whether no noun follows that the number could count."""
    after = found.beside(1)
    return not after.text.isalnum() or after.lower in word_class("after-parts")


def _second_day(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "4" in "March 3 and 4"."""
    before, last = found.beside(-1).lower, read_day(context.last)
    beside = context.last_at == found.start - 2 and {"DAY", "DAYTH"} & found.beside(-2).roles
    if not beside or last is None or before not in ("and", "or", "to") or not _ends_phrase(found):
        return None
    made = make_day(last.year, last.month, int(found.said("d")))
    named = meaning(found.beside(-3).lower, "MONTH")
    return TimeReading("date", made.isoformat(), context.today) if made and made > last and named else None


def _day(words: str) -> int | None:
    digits = words.rstrip("stndrh")
    value = int(digits) if digits.isdecimal() else 0
    for word in words.split():
        value += int(meaning(word, "ORDINAL") or meaning(word, "TEN") or meaning(word, "HOURNAME") or 0)
    return value if 1 <= value <= 31 else None


def _month(found: RuleMatch, context: Context) -> TimeReading | None:
    month = int(found.value("m", "MONTH"))
    if found.has("y"):
        year = year_said(found, context)
        return TimeReading("date", f"{year:04}-{month:02}") if year else None
    if not found.has("this") and not _is_month(found):
        return None
    if context.published is None:
        return TimeReading("date", f"XXXX-{month:02}")
    published, turn = context.published, found.said("this")
    if turn == "this":
        return context.against_today(f"{published.year:04}-{month:02}")
    months = [make_day(published.year + away, month, 15) for away in (-1, 0, 1)]
    made = context.meant(months, found.start, found.end, turn=turn, today=published.replace(day=15))
    return context.against_today(period(made, "M") if made else None)


def _month_of(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "March of next year", "October last year"."""
    away = {"last": -1, "next": 1, "this": 0}.get(found.said("turn"))
    if away is None or context.published is None:
        return None
    return context.against_today(f"{context.published.year + away:04}-{int(found.value('m', 'MONTH')):02}")


def _is_month(found: RuleMatch) -> bool:
    """Return whether a month's name without a day or year is the month, and no other word or name."""
    word = found.words[found.start]
    before, after = found.beside(-1), found.beside(1)
    named = before.lower in word_class("before-months") or before.lower == "the"
    if word.lower in word_class("ambiguous-months") and not named:
        return False
    if before.lower == "the":
        return after.text.islower()
    owner = found.beside(-2)
    if before.lower == "of" and word.lower in _NAMES_TOO and owner.is_capital and not owner.roles:
        return False
    plain = word.lower not in _NAMES_TOO
    return plain or not after.is_capital or before.lower in word_class("before-months")


def _deictic(found: RuleMatch, context: Context) -> TimeReading | None:
    word = found.words[found.parts["d"][0]]
    before, after = found.beside(-1), found.beside(1)
    if word.is_capital and ((before.is_capital and before.text.isalpha()) or after.lower == "show"):
        return None
    if (
        word.lower == "tomorrow"
        and before.lower in ("better", "brighter", "of")
        and "POSS" not in after.roles
    ):
        return TimeReading("date", FUTURE)
    away = int(found.value("d", "DAYNAME"))
    if found.has("more"):
        away += -1 if found.said("more") == "before" else 1
    day = shift(context.published, away, "D") if context.published else None
    return context.against_today(period(day, "D") if day else None)


_SPOKEN = "d:(DAY | DAYTH | TEN HYPHEN? (ORDINAL | HOURNAME) | ORDINAL)"
_NTH = "d:(DAY | DAYTH)"
RULES = (
    Rule(f"(w:WEEKDAY COMMA? 'the'?)? {TURN}? m:MONTH 'the'? {_SPOKEN} {YEAR_BEHIND}?", _named_day),
    Rule(f"(w:WEEKDAY COMMA?)? 'the'? {_NTH} 'of'? m:MONTH {YEAR_BEHIND}?", _named_day),
    Rule(f"(w:WEEKDAY COMMA?)? 'the' d:ORDINAL 'of' m:MONTH {YEAR_BEHIND}?", _named_day),
    Rule(f"m:MONTH d:DAY (HYPHEN | 'to') z:DAY {YEAR_BEHIND}?", _days),
    Rule("m:MONTH (COMMA | 'of' | HYPHEN)? y:(YEAR | YY)", _month),
    Rule("m:MONTH ('of' turn:(BEHIND | AHEAD | 'this') | turn:(BEHIND | AHEAD | 'this')) 'year'", _month_of),
    Rule(f"{TURN}? m:MONTH", _month),
    Rule(f"'the' week:'week' ('of' | 'beginning' | 'ending') m:MONTH {_NTH} {YEAR_BEHIND}?", _named_day),
    Rule("d:DAY", _second_day),
    Rule("d:DAYNAME", _deictic),
    Rule("'the' 'day' more:('before' | 'after') d:DAYNAME", _deictic),
)
"""Rules for dates in words."""
