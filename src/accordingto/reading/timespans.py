"""Rules for durations, for what lies so long ago or ahead, for what comes again, and for words like "now"."""

from __future__ import annotations

from accordingto.reading.calendars import period, shift
from accordingto.reading.lexicon import word_class
from accordingto.reading.timeamounts import (
    AMOUNT,
    NUMBERS,
    UNITWORD,
    Unit,
    amount_of,
    duration,
    number,
    unit_of,
)
from accordingto.reading.timecontext import FUTURE, PAST, PRESENT, Context, Reading
from accordingto.reading.timegrammar import Found, Rule
from accordingto.reading.timewords import meaning


def _span(found: Found, _: Context) -> Reading | None:
    """ "three weeks", "the past two years", "50-day", "a year and a half"."""
    unit, amount = unit_of(found.said("u")), amount_of(found)
    if found.has("n") and amount is None and not found.has("r"):
        return None
    if found.has("half"):
        amount = (amount or 0) + 0.5
    after = found.beside(2 if found.beside(1).text == "-" else 1).lower
    if after in ("old", "olds") or (
        unit.size == "Q" and not found.has("turn") and found.beside(1).lower == "of"
    ):
        return None
    if found.has("one") and not found.has("turn") and not found.has("half") and not _is_span(found):
        return None
    if found.has("q") and found.each("q")[-1] == "some" and found.said("u") in ("day", "year"):
        return None
    return Reading("duration", duration(amount, unit))


def _once(found: Found, _: Context) -> Reading:
    """ "all week", "day-long"."""
    return Reading("duration", duration(1, unit_of(found.said("u"))))


def _is_span(found: Found) -> bool:
    """Whether "a week" is a duration and not a rate ("twice a week") or one of a kind ("a day of rest")."""
    if (
        found.beside(1).lower == "of"
        or found.beside(1).text == "-"
        or (found.beside(1).text.isalpha() and (found.beside(1).lower in ("when", "that", "later's")))
    ):
        return False
    return found.beside(-1).lower in word_class("before-spans")


def _plural(found: Found, context: Context) -> Reading | None:
    """ "for weeks", "in recent months", "in the coming days", "the weeks ahead"."""
    unit = unit_of(found.said("u"))
    turn = found.said("turn")
    if turn == "recent":
        return Reading("date", PAST)
    if turn or found.has("ahead"):
        return Reading("duration", duration(None, unit))
    if found.beside(1).lower in ("-", "ago"):
        return None
    if found.beside(1).lower in ("before", "after"):
        return Reading("duration", duration(None, unit))
    return (
        Reading("duration", duration(None, unit))
        if found.beside(-1).lower in word_class("before-bare-spans")
        else None
    )


def _away(found: Found, context: Context) -> Reading | None:
    """ "two years ago", "a year earlier", "three days later", "a month from now"."""
    unit, amount, way = unit_of(found.said("u")), amount_of(found), found.each("way")[0]
    from_today = way in ("ago", "from", "hence")
    sign = -1 if way in ("ago", "earlier", "before") else 1
    if way == "before" and found.beside(1).text.isalnum():
        return None
    if found.has("n") and amount is None and not found.has("r"):
        return None
    if amount is None or found.has("bare"):
        return (
            Reading("date", PAST if sign < 0 else FUTURE)
            if from_today
            else Reading("duration", duration(amount, unit))
        )
    if unit.clock:
        return Reading("duration", duration(amount + 0.5 if found.has("half") else amount, unit))
    if unit.size == "Y" and amount == 1 and way in ("ago", "earlier") and context.reported:
        return context.year_before(context.reported)
    base = context.published if from_today else context.last_day or context.published
    value = None
    if base is not None:
        halves = 6 if amount % 1 and unit.size == "Y" else 0
        moved = shift(base, sign * int(amount), unit.size)
        moved = shift(moved, sign * halves, "M") if moved and halves else moved
        value = period(moved, _grain(unit, context, from_today)) if moved else None
    return context.against_today(value) if from_today else context.against_last(value)


def _grain(unit: Unit, context: Context, from_today: bool) -> str:
    """The size in which the outcome is given: that of the unit, but days for weeks."""
    if unit.size in ("W", "2W", "WE"):
        return "D"
    if unit.size in ("10Y", "100Y", "1000Y"):
        return "Y"
    return unit.size


def _every(found: Found, context: Context) -> Reading | None:
    """ "every day", "each Monday", "every two weeks", "every other year"."""
    if found.has("w"):
        return Reading("set", f"XXXX-WXX-{found.value('w', 'WEEKDAY')}")
    if found.has("m"):
        return Reading("set", f"XXXX-{int(found.value('m', 'MONTH')):02}")
    if found.has("p"):
        return Reading("set", f"XXXX-XX-XXT{found.value('p', 'PART')}")
    if found.has("s"):
        return Reading("set", f"XXXX-{found.value('s', 'SEASON')}")
    amount = 2.0 if found.has("other") else number(found.each("n")) if found.has("n") else 1.0
    unit = unit_of(found.said("u"))
    if unit.size == "WE" and amount == 1:
        return Reading("set", "XXXX-WXX-WE")
    return Reading("set", duration(amount, unit)) if amount else None


def _often(found: Found, _: Context) -> Reading | None:
    """ "daily"; the Daily of a paper's name is none."""
    word = found.words[found.start]
    if word.is_capital and (found.beside(1).is_capital or found.beside(-1).is_capital):
        return None
    return Reading("set", meaning(word.lower, "OFTEN"))


def _times(found: Found, _: Context) -> Reading | None:
    """ "twice a year", "three times a week"."""
    return Reading("set", duration(1.0, unit_of(found.said("u"))))


def _plural_days(found: Found, _: Context) -> Reading | None:
    """ "Mondays", "Tuesday nights", "weekends"."""
    if found.has("w"):
        day = f"XXXX-WXX-{found.value('w', 'WEEKDAYS') or found.value('w', 'WEEKDAY')}"
        return Reading("set", f"{day}T{found.value('p', 'PARTS')}" if found.has("p") else day)
    return Reading("set", "XXXX-WXX-WE")


def _vague(found: Found, context: Context) -> Reading | None:
    """Deictic words and phrases that refer to no day."""
    said = found.said("ref")
    if found.has("past"):
        counted = {"NUMBER", "MANY"} & found.beside(1).roles or found.beside(1).lower == "century"
        return None if counted else Reading("date", PAST)
    if found.has("future"):
        return Reading("date", FUTURE)
    if found.has("present"):
        return Reading("date", PRESENT)
    if said == "soon" and context.tense(found.start) == "past":
        return None
    if said == "soon" and (
        found.beside(-1).lower in ("as", "how", "too") or found.beside(1).lower in ("as", "to")
    ):
        return None
    return Reading("date", meaning(said, "REF"))


_TURN = "turn:(BEHIND | AHEAD | HERE | 'first' | 'final' | 'latest' | 'year' HYPHEN ('earlier' | 'ago') | 'full' | 'entire' | 'whole')"
RULES = (
    Rule(
        f"{AMOUNT} ('more' | 'full' | 'straight' | 'consecutive' | 'whole' | 'additional' | 'long' | 'short')? HYPHEN? u:{UNITWORD} half:('and' 'a' 'half')?",
        _span,
    ),
    Rule(f"'the'? {_TURN} {AMOUNT}? u:(UNITS | CLOCKUNITS)", _span),
    Rule(f"'the' {AMOUNT} u:{UNITWORD}", _span),
    Rule(f"n:{NUMBERS} hyphen:HYPHEN u:{UNITWORD} (HYPHEN 'long')?", _span),
    Rule(f"q:('several' | 'multi') hyphen:HYPHEN u:{UNITWORD} (HYPHEN 'long')?", _span),
    Rule(f"u:{UNITWORD} HYPHEN 'long'", _once),
    Rule(
        f"turn:('half' ('a' | 'an')? | 'a' 'half' HYPHEN?) u:{UNITWORD}",
        lambda f, _: Reading("duration", duration(0.5, unit_of(f.said("u")))),
    ),
    Rule("turn:'all' u:UNIT", _once),
    Rule(
        "('the'? turn:('recent' | AHEAD | BEHIND | HERE))? u:(UNITS | CLOCKUNITS) (('and' | 'or') (UNITS | CLOCKUNITS))?",
        _plural,
    ),
    Rule("'the' u:(UNITS | CLOCKUNITS) ahead:('ahead' | 'to' 'come')", _plural),
    Rule(
        f"({AMOUNT} | bare:'long'?) ('more' | 'full')? u:{UNITWORD} half:('and' 'a' 'half')? way:('ago' | 'earlier' | 'before' | 'later' | 'hence' | 'from' ('now' | 'today'))",
        _away,
    ),
    Rule(
        f"('every' | 'each') (other:'other' | n:NUMBERS)? (u:{UNITWORD} | w:WEEKDAY | m:MONTH | p:PART | s:SEASON)".replace(
            "n:NUMBERS", f"n:{NUMBERS}"
        ),
        _every,
    ),
    Rule("OFTEN", _often),
    Rule(
        f"('once' | 'twice' | 'thrice' | {NUMBERS} 'times' | 'several' 'times' | 'many' 'times') ('a' | 'an' | 'per' | 'each' | 'every') u:{UNITWORD}",
        _times,
    ),
    Rule("w:WEEKDAYS", _plural_days),
    Rule("w:WEEKDAY p:PARTS", _plural_days),
    Rule("'weekends'", _plural_days),
    Rule("ref:REF", _vague),
    Rule(
        "'the' past:('recent'? ('past')) | future:('the' ('near' | 'foreseeable' | 'immediate' | 'distant')? 'future' | 'as' 'soon' 'as' 'possible' | 'the' ('short' | 'near') 'term')".replace(
            "'the' past:(", "past:('the' "
        ),
        _vague,
    ),
    Rule(
        "past:('in' 'the' 'past' ) | present:('at' 'present' | 'right' 'now' | 'at' 'the' 'moment' | 'the' 'present')".replace(
            "past:('in' 'the' 'past' ) | ", ""
        ),
        _vague,
    ),
    Rule("future:'future'", _vague),
)
"""Durations, distances, repetition, and words like "now"."""
