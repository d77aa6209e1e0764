"""Rules for relative periods: "last week", "that year"."""

from __future__ import annotations

from datetime import date

from accordingto.calendars import add_days, away, make_day, period, size_of
from accordingto.reading.lexicons import word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.amounts import duration, unit_of
from accordingto.reading.times.context import Context, TimeReading, likeliest
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.rules.fiscal import STEPS, STEPS_BACK, latest_period

_MIDDLES = {"W": 3, "M": 14, "Q": 45}
"""Days from the middle of a period to its end."""
_LONG = ("10Y", "100Y", "1000Y")


def _turned(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "last week", "the following year", "that same month"."""
    turn, unit = found.each("turn")[-1], unit_of(found.said("u"))
    if turn == "latest":
        return latest_period(unit.size, context)
    if unit.size == "D" and turn not in ("same", "that"):
        return None
    if found.each("turn")[0] == "this" or (turn == "past" and unit.size == "WE"):
        step = -1 if turn == "past" else STEPS.get(turn, 0)
        return context.against_today(away(context.published, step, unit.size))
    if turn == "past" or (turn == "last" and unit.size in _LONG):
        return TimeReading("duration", duration(1, unit))
    if turn in STEPS:
        return context.against_today(away(context.published, STEPS[turn], unit.size))
    if context.last and not _holds(unit.size, context.last):
        return TimeReading("date", None)
    return context.against_last(away(context.last_day or context.published, STEPS_BACK[turn], unit.size))


def _holds(size: str, value: str) -> bool:
    """Return whether a date determines the period of a given size: a year does not determine a day."""
    sizes = ("D", "W", "WE", "M", "S", "Q", "H", "Y", *_LONG)
    return sizes.index(size_of(value) or "D") <= (sizes.index(size) if size in sizes else 0)


def _bare(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "the quarter", "the week", "the year": the last mentioned one, or that of publication."""
    unit = unit_of(found.said("u"))
    if unit.size == "D" or (unit.size in _LONG and found.beside(-1).lower != "of"):
        return None
    if unit.size in _LONG and "EDGE" not in found.beside(-2).roles:
        return None
    after = found.beside(1).lower
    if after in ("of", "that", "when") and unit.size not in ("Q", "WE"):
        return None
    following = found.beside(1)
    if unit.size == "Y" and (
        following.is_capital or "NUMBER" in following.roles or after in word_class("determiners")
    ):
        return None
    if after in ("ended", "ending") and (ended := _ended(found, context, unit.size)):
        return context.against_today(ended)
    if unit.size == "Y" and after in ("ended", "ending", "to", "through"):
        return TimeReading("duration", "P1Y")
    if unit.size == "Q":
        return None if after == "of" else latest_period("Q", context)
    if unit.size == "WE":
        published = context.published
        back = published is not None and published.weekday() < 5 and context.tense(found.start) != "future"
        return context.against_today(away(published, -1 if back else 0, "WE"))
    return context.against_today(away(context.published, 0, unit.size))


def _ended(found: RuleMatch, context: Context, size: str) -> str | None:
    """Return the period that ends on the day named after it; None for a quarter if one is being reported."""
    if size not in _MIDDLES or (size == "Q" and context.reported):
        return None
    end = _end_behind(found, context)
    middle = add_days(end, -_MIDDLES[size]) if end else None
    return period(middle, size) if middle else None


def _end_behind(found: RuleMatch, context: Context) -> date | None:
    """Return the day after "ended" in "the quarter ended July 31"; None without one."""
    first = found.beside(2)
    month, said = meaning(first.lower, "MONTH"), found.beside(3)
    if not month or "DAY" not in said.roles or context.published is None:
        return None
    years = [int(w.text) for w in (found.beside(4), found.beside(5)) if "YEAR" in w.roles][:1]
    around = years or [context.published.year + away for away in (-1, 0, 1)]
    days = [make_day(year, int(month), int(said.text)) for year in around]
    return likeliest(context.published, days, "past" if found.beside(1).lower == "ended" else "none")


_TURNS = "(BEHIND | AHEAD | HERE | 'same' | 'that' 'same'? | 'this' ('past' | 'coming' | 'same') | 'latest')"
RULES = (
    Rule(f"'the'? turn:{_TURNS} ('fiscal' | 'calendar')? u:UNIT", _turned),
    Rule("'the' u:UNIT", _bare),
)
"""Rules for relative periods."""
