"""Rules for durations, and for distances from now: "two years ago", "a month from now"."""

from __future__ import annotations

from accordingto.calendars import period, shift
from accordingto.reading.lexicons import word_class
from accordingto.reading.times.amounts import (
    AMOUNT,
    UNITWORD,
    TimeUnit,
    amount_of,
    duration,
    unit_of,
)
from accordingto.reading.times.context import FUTURE, PAST, Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch


def _span(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "three weeks", "the past two years", "50-day", "a year and a half"."""
    unit, amount = unit_of(found.said("u")), amount_of(found)
    if found.has("n") and amount is None and not found.has("r"):
        return None
    if found.said("turn") == "these" and amount is None and unit.size == "D":
        return None
    if found.has("half"):
        amount = (amount or float(found.has("turn"))) + 0.5
    if found.beside(1).lower in ("a", "per") and unit.clock and "UNIT" in found.beside(2).roles:
        return None
    after = found.beside(2 if found.beside(1).text == "-" else 1).lower
    if after in ("old", "olds") or (
        unit.size == "Q" and not found.has("turn") and found.beside(1).lower == "of"
    ):
        return None
    if found.said("u") in ("second", "quarter") and not found.has("turn") and not _is_unit(found):
        return None
    if found.has("one") and not found.has("turn") and not found.has("half") and not _is_span(found):
        return None
    if found.said("q") == "many" and found.beside(-1).lower == "as":
        return None
    if found.has("q") and found.each("q")[-1] == "some" and found.said("u") in ("day", "year"):
        return None
    year = context.today[:4] if context.today and unit.size == "M" and _is_reported(found) else None
    return TimeReading("duration", duration(amount, unit), reports=year)


def _is_reported(found: RuleMatch) -> bool:
    """Return whether months are a reported period: "the first nine months", "six months ended June 30"."""
    ends = found.beside(1).lower in ("ended", "ending", "to", "through")
    return found.said("turn") in ("first", "latest") or ends


def _half(found: RuleMatch, _: Context) -> TimeReading:
    """Return the reading of "half an hour"."""
    return TimeReading("duration", duration(0.5, unit_of(found.said("u"))))


def _is_unit(found: RuleMatch) -> bool:
    """Return whether a word like "second" or "quarter" is a unit: in "30-second", not in "one quarter"."""
    hyphen = found.words[found.end - 2].text == "-"
    return hyphen and found.has("n") and found.beside(1).text != "-"


def _once(found: RuleMatch, _: Context) -> TimeReading:
    """Read "day-long", and "days-long", whose amount is unknown."""
    several = not {"UNITS", "CLOCKUNITS"}.isdisjoint(found.words[found.parts["u"][0]].roles)
    return TimeReading("duration", duration(None if several else 1, unit_of(found.said("u"))))


def _is_span(found: RuleMatch) -> bool:
    """Return whether "a week" is a duration, no rate ("twice a week") or description ("a day of rest")."""
    if (
        found.beside(1).lower == "of"
        or found.beside(1).text == "-"
        or (found.beside(1).text.isalpha() and (found.beside(1).lower in ("when", "that", "later's")))
    ):
        return False
    return found.beside(-1).lower in word_class("before-spans") or _is_another(found)


def _is_another(found: RuleMatch) -> bool:
    """Return whether "another" means one more ("another year"), not a different one ("on another day")."""
    plain = found.said("u") not in ("second", "quarter", "minute")
    return (
        found.said("one") == "another"
        and plain
        and found.beside(-1).lower not in ("on", "yet", "one", "some")
    )


def _plural(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "for weeks", "in recent months", "in the coming days", "the weeks ahead"."""
    unit = unit_of(found.said("u"))
    turn = found.said("turn")
    if turn == "recent":
        return TimeReading("date", PAST)
    if turn or found.has("ahead"):
        return TimeReading("duration", duration(None, unit))
    if found.beside(1).lower in ("-", "ago"):
        return None
    bare = found.beside(-1).lower in word_class("before-bare-spans") and found.beside(-2).lower != "as"
    return TimeReading("duration", duration(None, unit)) if bare else None


def _away(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "two years ago", "a year earlier", "three days later", "a month from now"."""
    unit, amount, way = unit_of(found.said("u")), amount_of(found), found.each("way")[0]
    from_today = way in ("ago", "from", "hence")
    sign = -1 if way in ("ago", "earlier", "before") else 1
    if way == "before" and found.beside(1).text.isalnum():
        return None
    uncounted = amount is None and not (found.has("q") or found.has("r"))
    if uncounted and ({"UNIT", "CLOCKUNIT"} & found.words[found.parts["u"][0]].roles or found.has("n")):
        return None
    if amount is None or found.has("bare"):
        return (
            TimeReading("date", PAST if sign < 0 else FUTURE)
            if from_today
            else TimeReading("duration", duration(amount, unit))
        )
    if unit.clock:
        return TimeReading("duration", duration(amount + 0.5 if found.has("half") else amount, unit))
    if unit.size == "Y" and amount == 1 and way in ("ago", "earlier") and context.reported:
        return context.year_before(context.reported)
    base = context.published if from_today else context.last_day or context.published
    value = None
    if base is not None:
        halves = 6 if amount % 1 and unit.size == "Y" else 0
        moved = shift(base, sign * int(amount), unit.size)
        moved = shift(moved, sign * halves, "M") if moved and halves else moved
        value = period(moved, _grain(unit)) if moved else None
    return context.against_today(value) if from_today else context.against_last(value)


def _grain(unit: TimeUnit) -> str:
    """Return the precision of the result: that of the unit, but days for weeks and years for decades."""
    if unit.size in ("W", "2W", "WE"):
        return "D"
    if unit.size in ("10Y", "100Y", "1000Y"):
        return "Y"
    return unit.size


_TURN = (
    "turn:(BEHIND | AHEAD | 'these' | 'first' | 'final' | 'latest' | 'year' HYPHEN ('earlier' | 'ago')"
    " | 'full' | 'entire' | 'whole')"
)
_MORE = "('more' | 'full' | 'straight' | 'consecutive' | 'whole' | 'additional' | 'long' | 'short')"
_HALF = "half:('and' 'a' 'half')?"
_MANY = "(UNITS | CLOCKUNITS)"
_WAY = "way:('ago' | 'earlier' | 'before' | 'later' | 'hence' | 'from' ('now' | 'today'))"
RULES = (
    Rule(f"{AMOUNT} {_MORE}? HYPHEN? u:{UNITWORD} {_HALF}", _span),
    Rule(f"'the'? {_TURN} {AMOUNT}? u:{_MANY}", _span),
    Rule(f"'the' {AMOUNT} u:{UNITWORD}", _span),
    Rule(f"u:{UNITWORD} HYPHEN 'long'", _once),
    Rule(f"('half' (HYPHEN | 'a' | 'an')? | 'a' 'half' HYPHEN?) u:{UNITWORD}", _half),
    Rule(f"('the'? turn:('recent' | AHEAD | BEHIND | HERE))? u:{_MANY} (('and' | 'or') {_MANY})?", _plural),
    Rule(f"'the' u:{_MANY} ahead:('ahead' | 'to' 'come')", _plural),
    Rule(f"({AMOUNT} | bare:'long'?) ('more' | 'full')? u:{UNITWORD} {_HALF} {_WAY}", _away),
)
"""Rules for durations and distances."""
