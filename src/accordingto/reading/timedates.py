"""Rules for dates by their names: days of months, months, weekdays, years, decades, centuries, holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from accordingto.reading.calendars import add_days, easter, make_day, nth_weekday, period, read_day, shift
from accordingto.reading.lexicon import entries, word_class
from accordingto.reading.timecontext import Context, Reading
from accordingto.reading.timegrammar import Found, Rule
from accordingto.reading.timewords import LATEST, meaning, words_of_time

_YEAR = "(COMMA? y:YEAR | y:YY)"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CENTURY = 100
_FAR = timedelta(days=200)
"""A day and month further than this from publication is the one on the other side."""


def _year(found: Found, context: Context) -> int | None:
    """The year that stands in a date."""
    said = found.said("y")
    if said.startswith("'"):
        return full_year(int(said[1:]), context)
    return int(said) if said else None


def full_year(short: int, context: Context) -> int:
    """The year that two digits stand for: the latest that is at most twenty years after publication."""
    latest = (context.published.year if context.published else 2029) + 20
    return latest - (latest - short) % _CENTURY


def _named_day(found: Found, context: Context) -> Reading | None:
    month, day = int(found.value("m", "MONTH")), _day(found.said("d"))
    if day is None or found.beside(1).text == "%":
        return None
    if found.has("y"):
        year = _year(found, context)
        made = make_day(year, month, day) if year else None
        return Reading("date", made.isoformat() if made else None)
    if make_day(2000, month, day) is None:
        return Reading("date", None)
    if context.published is None:
        return Reading("date", f"XXXX-{month:02}-{day:02}")
    made = nearest(context.published, month, day, context.tense(found.start))
    return context.against_today(made.isoformat() if made else None)


def _day(word: str) -> int | None:
    digits = word.rstrip("stndrh")
    value = int(digits) if digits.isdecimal() else int(meaning(word, "ORDINAL") or 0)
    return value if 1 <= value <= 31 else None


def nearest(published: date, month: int, day: int, tense: str) -> date | None:
    """The day of that name nearest to publication; of two that are near, the one on the side of the tense."""
    days = (make_day(year, month, day) for year in range(published.year - 1, published.year + 2))
    there = [made for made in days if made]
    if tense == "future":
        ahead = [made for made in there if timedelta(-30) <= made - published <= timedelta(330)]
        there = ahead or there
    elif tense == "past":
        behind = [made for made in there if timedelta(-330) <= made - published <= timedelta(45)]
        there = behind or there
    return min(there, key=lambda made: abs(made - published), default=None)


def _month(found: Found, context: Context) -> Reading | None:
    month = int(found.value("m", "MONTH"))
    if found.has("y"):
        year = _year(found, context)
        return Reading("date", f"{year:04}-{month:02}") if year else None
    if not found.has("this") and not _is_month(found):
        return None
    if context.published is None:
        return Reading("date", f"XXXX-{month:02}")
    turn = found.said("this")
    return context.against_today(near_month(context.published, month, turn or context.tense(found.start)))


def _is_month(found: Found) -> bool:
    """Whether a bare name that is also a word or a given name is a month's."""
    word = found.words[found.start]
    before, after = found.beside(-1), found.beside(1)
    if word.lower in word_class("month-names-too") and before.lower not in word_class("before-months"):
        return False
    plain = word.lower not in ("april", "june", "august", "jan", "may", "march")
    return plain or not after.is_capital or before.lower in word_class("before-months")


def near_month(published: date, month: int, turn: str) -> str:
    """The month of that name before, after or nearest to publication."""
    year = published.year
    ahead = (month - published.month) % 12
    if turn in ("next", "coming", "upcoming"):
        return f"{year + (month <= published.month):04}-{month:02}"
    if turn in ("last", "past", "previous"):
        return f"{year - (month >= published.month):04}-{month:02}"
    if turn == "this":
        return f"{year:04}-{month:02}"
    to_come = turn == "future" and ahead < 11
    return (
        f"{year + (month < published.month):04}-{month:02}"
        if to_come
        else f"{year - (month > published.month):04}-{month:02}"
    )


def _weekday(found: Found, context: Context) -> Reading | None:
    weekday = int(found.value("w", "WEEKDAY"))
    if found.beside(1).lower in word_class("weekday-names") and found.beside(1).is_capital:
        return None
    published, turn = context.published, found.said("this")
    if turn in ("previous", "preceding", "following"):
        published = context.last_day or published
    if published is None:
        return Reading("date", f"XXXX-WXX-{weekday}", named=True)
    behind = (published.isoweekday() - weekday) % 7
    tense = "none" if turn else context.tense(found.start)
    if turn in ("last", "past", "previous", "preceding"):
        day = add_days(published, -(behind or 7))
    elif turn in ("next", "following"):
        day = add_days(published, 7 - behind)
    elif turn in ("this", "coming", "upcoming") or tense == "future":
        day = add_days(published, (7 - behind) % 7)
    else:
        day = add_days(published, -behind)
    return Reading("date", day.isoformat() if day else None, published.isoformat(), named=True)


def _year_alone(found: Found, context: Context) -> Reading | None:
    if found.has("yy"):
        after = meaning(found.beside(-1).lower, "MONTH") or found.beside(-1).lower in word_class(
            "before-years"
        )
        return Reading("date", str(full_year(int(found.said("yy")[1:]), context))) if after else None
    year = int(found.said("y"))
    if found.has("z"):
        end = found.said("z")
        last = int(end) if len(end) == 4 else year - year % _CENTURY + int(end)
        return Reading("date", f"{year}/{last}") if year < last < year + 30 else None
    if not found.has("year") and not _is_year(found):
        return None
    return Reading("date", str(year))


def _is_year(found: Found) -> bool:
    """Whether four digits are a year by what stands beside them."""
    before, after = found.beside(-1), found.beside(1)
    if before.lower in word_class("never-before-years") or after.lower in word_class("never-after-years"):
        return False
    if before.text in ("-", "–") and not found.beside(-2).text.isalpha():
        return False
    if after.text in ("-", "–") and found.beside(2).text[:1].isdigit():
        return False
    if before.lower in word_class("before-years"):
        return True
    plural = (
        after.text.isalpha() and after.text.islower() and after.lower.endswith("s") and len(after.lower) > 3
    )
    likely = 1700 <= int(found.said("y")) <= 2060
    return likely and (not plural or before.lower in word_class("determiners"))


def _spelled(found: Found, _: Context) -> Reading | None:
    """Years as they are spoken: "nineteen ninety-one", "two thousand (and) three"."""
    if found.has("thousand"):
        rest = int(meaning(found.said("rest"), "NUMBER") or 0)
        certain = found.has("year") or found.beside(-1).lower in word_class("before-years")
        return Reading("date", str(2000 + rest)) if certain and rest < 100 else None
    century = int(meaning(found.said("c"), "TEEN") or 20)
    tens = int(found.value("t", "TEN") or meaning(found.said("t"), "TEEN") or 0)
    one = int(meaning(found.said("o"), "HOURNAME") or 0)
    if one > 9 or (one and tens < 20) or not 17 <= century <= 20:
        return None
    return Reading("date", str(century * _CENTURY + tens + one))


def _decade(found: Found, context: Context) -> Reading | None:
    said = found.said("d").lstrip("'")
    if found.beside(-1).lower in word_class("holding-pronouns"):
        return None
    named = found.value("d", "DECADE")
    digits = named or said.rstrip("s").rstrip("'")
    if named or len(digits) == 2:
        if not digits.endswith("0") or not (found.has("the") or found.said("d").startswith("'")):
            return None
        latest = context.published.year if context.published else 2029
        year = latest - (latest - int(digits)) % _CENTURY
        return Reading("date", str(year)[:3])
    if len(digits) != 4 or not digits.endswith("0") or not "1000" <= digits <= str(LATEST):
        return None
    return Reading("date", digits[:3])


def _century(found: Found, _: Context) -> Reading | None:
    digits = found.said("c").rstrip("stndrh")
    nth = int(digits) if digits.isdecimal() else int(found.value("c", "ORDINAL") or 0)
    return Reading("date", f"{nth - 1:02}") if 1 <= nth <= 30 else None


def _written(found: Found, context: Context) -> Reading | None:
    """Dates in digits; where a day and a month could change places, the month stands first, as in America."""
    said = found.said("d")
    if found.has("iso"):
        iso = found.said("iso").upper()
        day = read_day(iso)
        if "T" in iso:
            return Reading("time", iso if day else None)
        return Reading("date", iso if day else None)
    dotted = "." in said
    first, second, last = map(int, said.replace(".", "/").split("/"))
    if dotted and len(said.split(".")[2]) != 4:
        return None
    year = last if last >= _CENTURY else full_year(last, context)
    month, day_ = (second, first) if dotted or first > 12 else (first, second)
    made = make_day(year, month, day_)
    return Reading("date", made.isoformat() if made else None)


@cache
def _holidays() -> dict[str, str]:
    rows = (line.partition("|") for line in entries("holidays"))
    return {key(name): rule for names, _, rule in rows for name in names.split(";")}


def key(name: str) -> str:
    """A holiday's name as its words are looked up."""
    return " ".join(word.lower for word in words_of_time(name))


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None where it moves by another calendar."""
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


def _holiday(found: Found, context: Context) -> Reading | None:
    if not found.words[found.parts["h"][0]].is_capital:
        return None
    name = found.said("h")
    if found.has("y"):
        made = holiday(name, int(found.said("y")))
        return Reading("date", made.isoformat() if made else None)
    published = context.published
    if published is None:
        return Reading("date", None)
    days = [holiday(name, published.year + away) for away in (-1, 0, 1)]
    there = [day for day in days if day]
    turn = found.said("this")
    tense = {"last": "past", "past": "past", "next": "future", "coming": "future"}.get(
        turn, context.tense(found.start)
    )
    side = [day for day in there if (day > published) == (tense == "future")] if tense != "none" else there
    chosen = min(side or there, key=lambda day: abs(day - published), default=None)
    return context.against_today(chosen.isoformat() if chosen else None)


def _deictic(found: Found, context: Context) -> Reading | None:
    word = found.words[found.parts["d"][0]]
    before, after = found.beside(-1), found.beside(1)
    if word.is_capital and (before.text in ("USA", "-") or after.lower == "show"):
        return None
    away = int(found.value("d", "DAYNAME"))
    if found.has("more"):
        away += -1 if found.said("more") == "before" else 1
    day = shift(context.published, away, "D") if context.published else None
    return context.against_today(period(day, "D") if day else None)


def holiday_pattern() -> str:
    """The names of all holidays as a pattern, the longest first."""
    names = sorted(_holidays(), key=len, reverse=True)
    return (
        "("
        + "|".join(" ".join("POSS" if w in ("'s", "'") else f"'{w}'" for w in n.split()) for n in names)
        + ")"
    )


_TURN = "this:(BEHIND | AHEAD | 'this' 'coming'? | 'the' BEHIND | 'the' AHEAD)"
RULES = (
    Rule(f"m:MONTH 'the'? d:(DAY | DAYTH | ORDINAL) {_YEAR}?", _named_day),
    Rule(f"'the'? d:(DAY | DAYTH | ORDINAL) HYPHEN? 'of'? m:MONTH {_YEAR}?", _named_day),
    Rule(f"w:WEEKDAY COMMA? 'the'? m:MONTH d:(DAY | DAYTH) {_YEAR}?", _named_day),
    Rule(f"w:WEEKDAY COMMA? 'the'? d:(DAY | DAYTH) 'of'? m:MONTH {_YEAR}?", _named_day),
    Rule("m:MONTH (COMMA | 'of' | HYPHEN)? y:(YEAR | YY)", _month),
    Rule("this:(BEHIND | AHEAD | 'this')? m:MONTH", _month),
    Rule("this:('this' | BEHIND | AHEAD)? w:WEEKDAY", _weekday),
    Rule("'the' this:(BEHIND | AHEAD) (w:WEEKDAY)", _weekday),
    Rule("'this' this:('coming' | 'past') w:WEEKDAY", _weekday),
    Rule("y:YEAR (HYPHEN z:(SHORTYEAR | YEAR))?", _year_alone),
    Rule("yy:YY", _year_alone),
    Rule("year:('the' 'year' | 'year') y:YEAR", _year_alone),
    Rule("c:TEEN (t:TEN (HYPHEN? o:HOURNAME)? | t:TEEN)".replace("| t:TEEN", ""), _spelled),
    Rule("year:('the' 'year')? thousand:('two' 'thousand') ('and'? rest:NUMBER)?", _spelled),
    Rule("the:'the'? d:DECADE", _decade),
    Rule("'the'? c:ORDINAL HYPHEN? ('century' | 'centuries')", _century),
    Rule("iso:ISO", _written),
    Rule("d:SLASHED", _written),
    Rule(f"this:(BEHIND | AHEAD | 'this')? h:{holiday_pattern()} (COMMA? y:YEAR)?", _holiday),
    Rule("d:DAYNAME", _deictic),
    Rule("'the' 'day' more:('before' | 'after') d:DAYNAME", _deictic),
)
"""Dates by their names."""
