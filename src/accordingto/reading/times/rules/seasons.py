"""Rules for seasons: "last summer", "the winter of 1998"."""

from __future__ import annotations

from accordingto.calendars import SEASONS, season_of
from accordingto.reading.lexicons import word_class
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.rules.fiscal import YEARS, year_named


def _season(found: RuleMatch, context: Context) -> TimeReading | None:
    name = found.value("s", "SEASON")
    if found.has("y"):
        year = year_named(found, context)
        return TimeReading("date", f"{year}-{name}" if year else None)
    turn = found.said("turn")
    if not turn and found.beside(-1).lower not in word_class("before-seasons"):
        return None
    if turn in ("", "the") and found.beside(1).lower in ("of", "in", "from", "to"):
        return None
    if context.published is None:
        return TimeReading("date", f"XXXX-{name}" if turn in ("", "the") else None)
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


RULES = (Rule(f"turn:('the' | 'this' | BEHIND | AHEAD)? s:SEASON (('of' | COMMA)? y:{YEARS})?", _season),)
"""Rules for seasons."""
