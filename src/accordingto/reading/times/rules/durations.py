"""Rules for durations and for what lies so long ago or ahead."""

from __future__ import annotations

from accordingto.calendars import period, shift
from accordingto.reading.lexicons import word_class
from accordingto.reading.times.amounts import (
    AMOUNT,
    NUMBERS,
    UNITWORD,
    TimeUnit,
    amount_of,
    duration,
    number,
    unit_of,
)
from accordingto.reading.times.context import FUTURE, PAST, Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch


def _span(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "three weeks", "the past two years", "50-day", "a year and a half"."""
    unit, amount = unit_of(found.said("u")), amount_of(found)
    if found.has("n") and amount is None and not found.has("r"):
        return None
    if found.has("vague"):
        return TimeReading("duration", duration(None, unit))
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
    """Return whether a report is about these months: "the first nine months", "six months ended June 30"."""
    ends = found.beside(1).lower in ("ended", "ending", "to", "through")
    return found.said("turn") in ("first", "latest") or ends


def _half(found: RuleMatch, _: Context) -> TimeReading:
    """Return the reading of "half an hour"."""
    return TimeReading("duration", duration(0.5, unit_of(found.said("u"))))


def _both(found: RuleMatch, _: Context) -> TimeReading | None:
    """Read "two years and three months", "1 hour 20 minutes"."""
    first, second = unit_of(found.said("u")), unit_of(found.said("v"))
    amounts = number(found.each("n")), number(found.each("m"))
    sizes = ("Y", "M", "W", "D") if not first.clock else ("H", "M", "S")
    if first.clock != second.clock or not {first.size, second.size} <= set(sizes) or None in amounts:
        return None
    if sizes.index(first.size) >= sizes.index(second.size):
        return None
    both = duration(amounts[0], first), duration(amounts[1], second)
    return TimeReading("duration", both[0] + both[1].removeprefix("PT" if first.clock else "P"))


def _half_ago(found: RuleMatch, context: Context) -> TimeReading:
    """Read "half a century ago"."""
    halves = {"Y": ("M", 6), "10Y": ("Y", 5), "100Y": ("Y", 50), "1000Y": ("Y", 500)}
    size = halves.get(unit_of(found.said("u")).size)
    moved = shift(context.published, -size[1], size[0]) if size and context.published else None
    return context.against_today(period(moved, size[0]) if moved and size else None)


def _is_unit(found: RuleMatch) -> bool:
    """Return whether a word like "second" or "quarter" is a unit: in "30-second", not in "one quarter"."""
    hyphen = found.words[found.end - 2].text == "-"
    return hyphen and found.has("n") and found.beside(1).text != "-"


def _once(found: RuleMatch, _: Context) -> TimeReading:
    """Read "all week", "day-long", and "days-long", of which nobody says how many."""
    several = not {"UNITS", "CLOCKUNITS"}.isdisjoint(found.words[found.parts["u"][0]].roles)
    return TimeReading("duration", duration(None if several else 1, unit_of(found.said("u"))))


def _is_span(found: RuleMatch) -> bool:
    """Return whether "a week" is a duration, no rate ("twice a week") and no sort ("a day of rest")."""
    if (
        found.beside(1).lower == "of"
        or found.beside(1).text == "-"
        or (found.beside(1).text.isalpha() and (found.beside(1).lower in ("when", "that", "later's")))
    ):
        return False
    return found.beside(-1).lower in word_class("before-spans") or _is_another(found)


def _is_another(found: RuleMatch) -> bool:
    """Return whether "another year" is one more, and not on some other day."""
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
    if found.beside(1).lower in ("before", "after"):
        return TimeReading("duration", duration(None, unit))
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
    if found.has("then"):
        return _ago_then(found, context, unit, int(amount))
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


def _ago_then(found: RuleMatch, context: Context, unit: TimeUnit, count: int) -> TimeReading | None:
    """Read "a year ago today", "20 years ago this month", "a week ago Friday"."""
    weekday = found.value("then", "WEEKDAY")
    if context.published is None or unit.clock or unit.size == "D" or (weekday and unit.size != "W"):
        return None
    if weekday:
        behind = (context.published.isoweekday() - int(weekday)) % 7
        moved = shift(context.published, -(behind or 7) - 7 * count, "D")
        return context.against_today(moved.isoformat() if moved else None)
    size = unit_of(found.each("then")[-1]).size if len(found.each("then")) > 1 else "D"
    moved = shift(context.published, -count, unit.size)
    return context.against_today(period(moved, size) if moved else None)


def _grain(unit: TimeUnit) -> str:
    """Return the size in which the outcome is given: that of the unit, but days for weeks."""
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
    Rule(f"one:('a' | 'an') u:{UNITWORD} vague:('or' 'two')", _span),
    Rule("'the'? turn:(BEHIND | AHEAD) u:UNIT half:('and' 'a' 'half')", _span),
    Rule(f"'the'? {_TURN} {AMOUNT}? u:{_MANY}", _span),
    Rule(f"'the' {AMOUNT} u:{UNITWORD}", _span),
    Rule(f"n:{NUMBERS} hyphen:HYPHEN u:{UNITWORD} (HYPHEN 'long')?", _span),
    Rule(f"q:('several' | 'multi') hyphen:HYPHEN u:{UNITWORD} (HYPHEN 'long')?", _span),
    Rule(f"n:{NUMBERS} u:{UNITWORD} ('and' | COMMA 'and'?)? m:{NUMBERS} v:{UNITWORD}", _both),
    Rule(f"u:{UNITWORD} HYPHEN 'long'", _once),
    Rule("'all' u:UNIT", _once),
    Rule(f"('half' (HYPHEN | 'a' | 'an')? | 'a' 'half' HYPHEN?) u:{UNITWORD}", _half),
    Rule("('half' (HYPHEN | 'a' | 'an')? | 'a' 'half' HYPHEN?) u:UNIT 'ago'", _half_ago),
    Rule("'a'? 'quarter' 'of' 'an' 'hour'", lambda *_: TimeReading("duration", "PT15M")),
    Rule("'a'? 'quarter' (HYPHEN? | 'of' 'a') 'century'", lambda *_: TimeReading("duration", "P25Y")),
    Rule("l:LASTING", lambda found, _: TimeReading("duration", found.value("l", "LASTING"))),
    Rule(f"('the'? turn:('recent' | AHEAD | BEHIND | HERE))? u:{_MANY} (('and' | 'or') {_MANY})?", _plural),
    Rule(f"'the' u:{_MANY} ahead:('ahead' | 'to' 'come')", _plural),
    Rule("NUMBER ('million' | 'billion' | 'trillion') 'years' 'ago'", lambda *_: TimeReading("date", PAST)),
    Rule(f"({AMOUNT} | bare:'long'?) ('more' | 'full')? u:{UNITWORD} {_HALF} {_WAY}", _away),
    Rule(f"{AMOUNT} u:{UNITWORD} way:'ago' then:('today' | 'this' ('week' | 'month') | WEEKDAY)", _away),
)
"""Durations and distances."""
