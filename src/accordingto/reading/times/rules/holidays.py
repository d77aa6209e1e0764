"""Rules for holidays: their day in a year, and the year that is meant."""

from __future__ import annotations

from datetime import date
from functools import cache

from accordingto.calendars import add_days, easter, make_day, nth_weekday
from accordingto.reading.lexicons import entries
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.tokens import words_of_time

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def _holidays() -> dict[str, str]:
    rows = (line.partition("|") for line in entries("holidays"))
    return {key(name): rule for names, _, rule in rows for name in names.split(";")}


def key(name: str) -> str:
    """Return a holiday's name in the form in which it is looked up."""
    return " ".join(word.lower for word in words_of_time(name))


def holiday(name: str, year: int) -> date | None:
    """Return the day of a holiday in a year; None if it depends on another calendar."""
    match _holidays()[name].split():
        case ["easter", days]:
            start = easter(year)
            return add_days(start, int(days)) if start else None
        case [month, nth, weekday]:
            return nth_weekday(year, int(month), int(nth), _DAYS.index(weekday))
        case [fixed] if "-" in fixed:
            return make_day(year, *map(int, fixed.split("-")))
        case _:
            return None


def _holiday(found: RuleMatch, context: Context) -> TimeReading | None:
    if not found.words[found.parts["h"][0]].is_capital:
        return None
    name = found.said("h")
    if found.has("y"):
        made = holiday(name, int(found.said("y")))
        return TimeReading("date", made.isoformat() if made else None)
    published = context.published
    if published is None:
        return TimeReading("date", None)
    days = [holiday(name, published.year + away) for away in (-1, 0, 1)]
    chosen = context.meant(days, found.start, found.end, turn=found.said("this"))
    return context.against_today(chosen.isoformat() if chosen else None)


def holiday_pattern() -> str:
    """Return a grammar pattern of the names of all holidays, the longest first."""
    names = sorted(_holidays(), key=len, reverse=True)
    return (
        "("
        + "|".join(" ".join("POSS" if w in ("'s", "'") else f"'{w}'" for w in n.split()) for n in names)
        + ")"
    )


RULES = (Rule(f"this:(BEHIND | AHEAD | 'this')? h:{holiday_pattern()} (COMMA? y:YEAR)?", _holiday),)
"""Rules for holidays."""
