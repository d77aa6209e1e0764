"""Rules for reporting periods: "the third quarter", "fiscal 1990", "the year-ago quarter"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accordingto.calendars import away, first_day, size_of
from accordingto.reading.times.amounts import unit_of
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.rules.years import full_year

STEPS = {
    "last": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "this": 0,
    "current": 0,
    "present": 0,
    "latest": 0,
}
"""Distance, in periods, from the period of publication."""
STEPS_BACK = {"previous": -1, "preceding": -1, "following": 1, "ensuing": 1, "same": 0, "that": 0}
"""Distance, in periods, from the last mentioned period."""
YEARS = "((BEHIND | AHEAD | 'this') 'year' | 'fiscal' ('year'? YEAR) | YEAR | YY)"
"""Pattern of a year beside a quarter or season."""


def latest_period(size: str, context: Context) -> TimeReading:
    """Return the quarter or year reported on: the last mentioned one, or else the last completed one."""
    if size == "Q" and context.reported and size_of(context.reported) != "Y":
        day = first_day(context.reported)
        return TimeReading("date", context.reported, day.isoformat() if day else None)
    if context.last and size_of(context.last) == size:
        return context.against_last(context.last)
    return context.against_today(away(context.published, -1, size))


def _fiscal(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "the fiscal year", "the current fiscal year", "fiscal 1990"."""
    if found.has("y"):
        return TimeReading("date", year_named(found, context))
    turn = found.said("turn")
    return context.against_today(away(context.published, STEPS.get(turn, STEPS_BACK.get(turn, 0)), "Y"))


def year_named(found: RuleMatch, context: Context) -> str | None:
    """Return the year named beside a quarter or season; None if it is unknown."""
    said = found.each("y")[-1]
    if said.startswith("'"):
        return str(full_year(int(said[1:]), context))
    if said.isdecimal():
        return said
    if said == "year" and context.published:
        return str(context.published.year + STEPS.get(found.each("y")[0], 0))
    return None


def _quarter(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "the third quarter", "fiscal 1990's third quarter", "the second half of last year"."""
    half = found.has("half")
    number = int(found.value("n", "ORDINAL") or 0)
    if not 1 <= number <= (2 if half else 4):
        return None
    mark = f"{'H' if half else 'Q'}{number}"
    if found.has("y"):
        year = year_named(found, context)
        return TimeReading("date", f"{year}-{mark}" if year else None)
    if half and found.beside(1).lower == "of":
        return None
    if context.published is None:
        return TimeReading("date", f"XXXX-{mark}")
    in_year = _quarter_year(found, context, number, half)
    return context.against_today(f"{in_year:04}-{mark}" if in_year else None)


def _quarter_year(found: RuleMatch, context: Context, number: int, half: bool) -> int:
    """Return the year of a quarter or half: the latest that has begun, or the next if the tense is future."""
    published = context.published or date.min
    now = (published.month + 5) // 6 if half else (published.month + 2) // 3
    if context.tense(found.start) == "future" and number < now - 1:
        return published.year + 1
    if number <= now:
        return published.year
    near = context.tense(found.start) == "future" or (number == now + 1 and published.month % 3 == 0)
    return published.year if near else published.year - 1


def _ago(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "the year-ago quarter", "year-earlier", "the quarter a year ago"."""
    unit = found.said("u")
    size = unit_of(unit).size if unit and unit != "period" else ""
    if context.reported:
        return context.year_before(context.reported)
    if size == "Q" and (latest := latest_period("Q", context).value):
        return context.year_before(latest)
    if context.last and size_of(context.last) in ("Y", "M", "S"):
        return context.year_before(context.last)
    return replace(context.against_today(away(context.published, -1, "Y")), aside=True)


def _same_in_year(found: RuleMatch, context: Context) -> TimeReading:
    """Read "the 1988 period": the reported period, in that year."""
    year = found.said("y")
    same = f"{year}{context.reported[4:]}" if context.reported else year
    return TimeReading("date", same, aside=True)


def _this_year(_: RuleMatch, context: Context) -> TimeReading:
    """Read "the full year", "year-end"."""
    return context.against_today(away(context.published, 0, "Y"))


_PART = "'fiscal'? n:ORDINAL HYPHEN? 'fiscal'? ('quarter' | half:'half')"
_SAME = "'the' ('same' | 'like' | 'corresponding' | 'comparable')"
_BEFORE = "('last' 'year' | 'a' 'year' ('ago' | 'earlier' | 'before'))"
RULES = (
    Rule("'the' turn:(HERE | BEHIND | AHEAD)? ('fiscal' | 'financial' | 'calendar') 'year'", _fiscal),
    Rule("'fiscal' 'year'? y:(YEAR | YY)", _fiscal),
    Rule(f"('the'? y:{YEARS} POSS?)? 'the'? {_PART}", _quarter),
    Rule(f"'the'? {_PART} ('of' 'the'?)? y:{YEARS}", _quarter),
    Rule("'the' u:('quarter' | 'period' | 'month') 'a' 'year' ('ago' | 'earlier')", _ago),
    Rule(f"{_SAME} u:('quarter' | 'period' | 'month') ('of' | 'in' | COMMA)? {_BEFORE}", _ago),
    Rule("'the' 'full' HYPHEN? 'year'", _this_year),
    Rule("'the' y:YEAR 'period'", _same_in_year),
    Rule("('the' 'year' POSS | 'year' POSS? HYPHEN?) 'end'", _this_year),
    Rule("'the' 'latest' 'period'", lambda _, context: latest_period("Q", context)),
    Rule("'the'? 'comparable'? 'year' HYPHEN? ('ago' | 'earlier') u:('quarter' | 'period' | 'month')?", _ago),
)
"""Rules for reporting periods."""
