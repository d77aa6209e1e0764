"""Rules for periods by where they lie: "last week", "the third quarter", "that year", "year-earlier"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from accordingto.reading.calendars import (
    SEASONS,
    add_days,
    first_day,
    make_day,
    period,
    season_of,
    shift,
    size_of,
)
from accordingto.reading.lexicon import word_class
from accordingto.reading.timeamounts import NUMBERS, duration, number, unit_of
from accordingto.reading.timecontext import Context, Reading, likeliest
from accordingto.reading.timegrammar import Found, Rule
from accordingto.reading.timewords import meaning
from accordingto.reading.timeyears import full_year

_STEPS = {
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
"""Where a period lies from the one of publication."""
_STEPS_BACK = {"previous": -1, "preceding": -1, "following": 1, "ensuing": 1, "same": 0, "that": 0}
"""Where a period lies from the one mentioned last."""
MID_YEAR = 6
"""The last month in which the new year is the one that has begun."""
_MIDDLES = {"W": 3, "M": 14, "Q": 45}
"""Days from the middle of a period to its end."""
_LONG = ("10Y", "100Y", "1000Y")


def _turned(found: Found, context: Context) -> Reading | None:
    """Read "last week", "the following year", "that same month"."""
    turn, unit = found.each("turn")[-1], unit_of(found.said("u"))
    if turn == "latest":
        return _latest(unit.size, context)
    if unit.size == "D" and turn not in ("same", "that"):
        return None
    if found.each("turn")[0] == "this" or (turn == "past" and unit.size == "WE"):
        step = -1 if turn == "past" else _STEPS.get(turn, 0)
        return context.against_today(_step(context.published, step, unit.size))
    if turn == "past" or (turn == "last" and unit.size in _LONG):
        return Reading("duration", duration(1, unit))
    if turn in _STEPS:
        return context.against_today(_step(context.published, _STEPS[turn], unit.size))
    if context.last and not _holds(unit.size, context.last):
        return Reading("date", None)
    return context.against_last(_step(context.last_day or context.published, _STEPS_BACK[turn], unit.size))


def _twice(found: Found, context: Context) -> Reading | None:
    """Read "the week before last", "the year after next"."""
    size = unit_of(found.said("u")).size
    return context.against_today(
        _step(context.published, -2 if found.said("twice").endswith("last") else 2, size)
    )


def _holds(size: str, value: str) -> bool:
    """Whether a period of a size can be told from a date: a year does not tell the day."""
    sizes = ("D", "W", "WE", "M", "S", "Q", "H", "Y", *_LONG)
    return sizes.index(size_of(value) or "D") <= (sizes.index(size) if size in sizes else 0)


def _step(base: date | None, count: int, size: str) -> str | None:
    moved = shift(base, count, size) if base else None
    return period(moved, size) if moved else None


def _latest(size: str, context: Context) -> Reading:
    """The quarter or year that reports are about: the one mentioned last, or the last that is over."""
    if size == "Q" and context.reported and size_of(context.reported) != "Y":
        day = first_day(context.reported)
        return Reading("date", context.reported, day.isoformat() if day else None)
    if context.last and size_of(context.last) == size:
        return context.against_last(context.last)
    return context.against_today(_step(context.published, -1, size))


def _bare(found: Found, context: Context) -> Reading | None:
    """Read "the quarter", "the week", "the year": what was mentioned last, or the one of publication."""
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
        return Reading("duration", "P1Y")
    if unit.size == "Q":
        return None if after == "of" else _latest("Q", context)
    if unit.size == "WE":
        published = context.published
        back = published is not None and published.weekday() < 5 and context.tense(found.start) != "future"
        return context.against_today(_step(published, -1 if back else 0, "WE"))
    return context.against_today(_step(context.published, 0, unit.size))


def _ended(found: Found, context: Context, size: str) -> str | None:
    """The period that ends on the day behind it, unless a quarter that is talked about has a name."""
    if size not in _MIDDLES or (size == "Q" and context.reported):
        return None
    end = _end_behind(found, context)
    middle = add_days(end, -_MIDDLES[size]) if end else None
    return period(middle, size) if middle else None


def _end_behind(found: Found, context: Context) -> date | None:
    """The day behind "ended" in "the quarter ended July 31"."""
    first = found.beside(2)
    month, said = meaning(first.lower, "MONTH"), found.beside(3)
    if not month or "DAY" not in said.roles or context.published is None:
        return None
    years = [int(w.text) for w in (found.beside(4), found.beside(5)) if "YEAR" in w.roles][:1]
    around = years or [context.published.year + away for away in (-1, 0, 1)]
    days = [make_day(year, int(month), int(said.text)) for year in around]
    return likeliest(context.published, days, "past" if found.beside(1).lower == "ended" else "none")


def _fiscal(found: Found, context: Context) -> Reading | None:
    """Read "the fiscal year", "the current fiscal year", "fiscal 1990"."""
    if found.has("y"):
        return Reading("date", _year_of(found, context))
    turn = found.said("turn")
    return context.against_today(_step(context.published, _STEPS.get(turn, _STEPS_BACK.get(turn, 0)), "Y"))


def _year_of(found: Found, context: Context) -> str | None:
    """The year that stands with a quarter or season."""
    said = found.each("y")[-1]
    if said.startswith("'"):
        return str(full_year(int(said[1:]), context))
    if said.isdecimal():
        return said
    if said == "year" and context.published:
        return str(context.published.year + _STEPS.get(found.each("y")[0], 0))
    return None


def _quarter(found: Found, context: Context) -> Reading | None:
    """Read "the third quarter", "fiscal 1990's third quarter", "the second half of last year", "Q1 2013"."""
    half = found.has("half")
    number = int(
        found.value("n", "ORDINAL") or found.value("n", "QUARTERNAME") or found.value("n", "HALFNAME") or 0
    )
    if found.value("n", "HALFNAME"):
        half = True
    if not 1 <= number <= (2 if half else 4):
        return None
    mark = f"{'H' if half else 'Q'}{number}"
    if found.has("y"):
        year = _year_of(found, context)
        return Reading("date", f"{year}-{mark}" if year else None)
    if half and found.beside(1).lower == "of":
        return None
    if context.published is None:
        return Reading("date", f"XXXX-{mark}")
    in_year = _quarter_year(found, context, number, half)
    return context.against_today(f"{in_year:04}-{mark}" if in_year else None)


def _quarter_year(found: Found, context: Context, number: int, half: bool) -> int:
    """The year of a quarter: of the latest that has begun, or of the next by its tense."""
    published = context.published or date.min
    now = (published.month + 5) // 6 if half else (published.month + 2) // 3
    if context.tense(found.start) == "future" and number < now - 1:
        return published.year + 1
    if number <= now:
        return published.year
    near = context.tense(found.start) == "future" or (number == now + 1 and published.month % 3 == 0)
    return published.year if near else published.year - 1


def _season(found: Found, context: Context) -> Reading | None:
    name = found.value("s", "SEASON")
    if found.has("y"):
        year = _year_of(found, context)
        return Reading("date", f"{year}-{name}" if year else None)
    turn = found.said("turn")
    if not turn and found.beside(-1).lower not in word_class("before-seasons"):
        return None
    if turn in ("", "the") and found.beside(1).lower in ("of", "in", "from", "to"):
        return None
    if context.published is None:
        return Reading("date", f"XXXX-{name}" if turn in ("", "the") else None)
    start, now = season_of(context.published)
    later = SEASONS[name] > SEASONS[now]
    if turn == "last":
        start -= later or name == now
    elif turn in ("next", "coming", "upcoming"):
        start += not later
    elif turn in ("", "the") and later and context.tense(found.start) != "future":
        start -= 1
    elif not later and name != now and turn in ("", "the", "this") and context.tense(found.start) == "future":
        start += 1
    return context.against_today(f"{start:04}-{name}" if start > 0 else None)


def _seasons_ago(found: Found, context: Context) -> Reading | None:
    """Read "two summers ago": the last is one ago."""
    name, count = meaning(found.said("s"), "SEASONS"), number(found.each("n"))
    if context.published is None or count is None:
        return Reading("date", None)
    start, now = season_of(context.published)
    year = start - (SEASONS[name] >= SEASONS[now]) - int(count) + 1
    return context.against_today(f"{year:04}-{name}" if year > 0 else None)


def _fiscal_year(found: Found, context: Context) -> Reading:
    """Read "FY2027", "FY27", "FY 2026-27": the year that is named first."""
    digits = found.said("y").removeprefix("fy").lstrip("'")
    return Reading("date", digits if len(digits) == 4 else f"{full_year(int(digits), context):04}")


def _ago(found: Found, context: Context) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier", "the quarter a year ago"."""
    unit = found.said("u")
    size = unit_of(unit).size if unit and unit != "period" else ""
    if context.reported:
        return context.year_before(context.reported)
    if size == "Q" and (latest := _latest("Q", context).value):
        return context.year_before(latest)
    if context.last and size_of(context.last) in ("Y", "M", "S"):
        return context.year_before(context.last)
    return replace(context.against_today(_step(context.published, -1, "Y")), aside=True)


def _same_in_year(found: Found, context: Context) -> Reading:
    """Read "the 1988 period": what is reported on, in that year."""
    year = found.said("y")
    about = context.reported or (_latest("Q", context).value if found.said("u") == "quarter" else None)
    same = f"{year}{about[4:]}" if about else year
    return Reading("date", same, aside=True)


def _beside(found: Found, context: Context) -> Reading | None:
    """Read "the year before", with nothing behind it that it could be before."""
    if found.beside(1).text.isalnum() or found.beside(1).text in ("``", '"', "“"):
        return None
    step = -1 if found.said("turn") == "before" else 1
    return context.against_last(
        _step(context.last_day or context.published, step, unit_of(found.said("u")).size)
    )


def _this_year(_: Found, context: Context) -> Reading:
    """Read "the full year", "year-end"."""
    return context.against_today(_step(context.published, 0, "Y"))


def _new_year(_: Found, context: Context) -> Reading:
    """Read "the new year": the next, unless it has just begun."""
    begun = context.published is not None and context.published.month <= MID_YEAR
    return context.against_today(_step(context.published, 0 if begun else 1, "Y"))


def _day_beside(found: Found, context: Context) -> Reading | None:
    """Read "the day before", "the next day", "the night before", "that day", "the same evening"."""
    if context.last and size_of(context.last) != "D":
        return None
    base = context.last_day or context.published
    step = {"before": -1, "previous": -1, "after": 1, "next": 1, "following": 1}.get(found.said("turn"), 0)
    if found.has("behind") and found.beside(1).text.isalnum():
        return None
    moved = shift(base, step, "D") if base else None
    value = period(moved, "D") if moved else None
    if found.has("p"):
        return context.against_last(f"{value}T{found.value('p', 'PART')}" if value else None, "time")
    return context.against_last(value)


_TURNS = "(BEHIND | AHEAD | HERE | 'same' | 'that' 'same'? | 'this' ('past' | 'coming' | 'same') | 'latest')"
_YEARS = "((BEHIND | AHEAD | 'this') 'year' | 'fiscal' ('year'? YEAR) | YEAR | YY)"
_PART = "'fiscal'? n:ORDINAL HYPHEN? 'fiscal'? ('quarter' | half:'half')"
_SAME = "'the' ('same' | 'like' | 'corresponding' | 'comparable')"
_BEFORE = "('last' 'year' | 'a' 'year' ('ago' | 'earlier' | 'before'))"
RULES = (
    Rule(f"'the'? turn:{_TURNS} ('fiscal' | 'calendar')? u:UNIT", _turned),
    Rule("'the' u:UNIT", _bare),
    Rule("'the' u:UNIT twice:('before' 'last' | 'after' 'next')", _twice),
    Rule("'the' turn:(HERE | BEHIND | AHEAD)? ('fiscal' | 'financial' | 'calendar') 'year'", _fiscal),
    Rule("'fiscal' 'year'? y:(YEAR | YY)", _fiscal),
    Rule(f"('the'? y:{_YEARS} POSS?)? 'the'? {_PART}", _quarter),
    Rule(f"'the'? {_PART} ('of' 'the'?)? y:{_YEARS}", _quarter),
    Rule("n:(QUARTERNAME | HALFNAME) y:(YEAR | YY)?", _quarter),
    Rule("y:(YEAR | YY) n:(QUARTERNAME | HALFNAME)", _quarter),
    Rule(f"turn:('the' | 'this' | BEHIND | AHEAD)? s:SEASON (('of' | COMMA)? y:{_YEARS})?", _season),
    Rule("'the' u:('quarter' | 'period' | 'month') 'a' 'year' ('ago' | 'earlier')", _ago),
    Rule("'the' 'new' 'year'", _new_year),
    Rule(f"n:{NUMBERS} s:SEASONS 'ago'", _seasons_ago),
    Rule("y:FISCAL", _fiscal_year),
    Rule("'fy' y:(YEAR | YY | SHORTYEAR) (HYPHEN SHORTYEAR)?", _fiscal_year),
    Rule("'year' HYPHEN? 'end' y:YEAR", lambda found, _: Reading("date", found.said("y"))),
    Rule(f"{_SAME} u:('quarter' | 'period' | 'month') ('of' | 'in' | COMMA)? {_BEFORE}", _ago),
    Rule(f"{_SAME} u:('quarter' | 'period' | 'month') ('of' | 'in') y:YEAR", _same_in_year),
    Rule("'the' 'most' 'recent' 'quarter'", lambda _, context: _latest("Q", context)),
    Rule("'the'? 'full' HYPHEN? 'year' y:YEAR", lambda found, _: Reading("date", found.said("y"))),
    Rule("'the' 'full' HYPHEN? 'year'", _this_year),
    Rule("'the' y:YEAR 'period'", _same_in_year),
    Rule("'the' 'latest' 'period'", lambda _, context: _latest("Q", context)),
    Rule(
        "('the' 'year' POSS | 'year' POSS? HYPHEN?) 'end'",
        _this_year,
    ),
    Rule("'the'? 'comparable'? 'year' HYPHEN? ('ago' | 'earlier') u:('quarter' | 'period' | 'month')?", _ago),
    Rule("'the' u:UNIT turn:('before' | 'after')", _beside),
    Rule("'the' turn:('next' | 'previous' | 'following') ('day' | p:PART)", _day_beside),
    Rule("'the' ('day' | p:PART) behind:(turn:('before' | 'after'))", _day_beside),
    Rule("('the' 'same' | 'that' 'same'? | 'this' 'same') ('day' | p:PART)", _day_beside),
)
"""Periods by where they lie."""
