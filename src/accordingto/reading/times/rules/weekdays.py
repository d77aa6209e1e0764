"""Rules for days of the week: "Monday", "next Friday"."""

from __future__ import annotations

from accordingto.calendars import add_days
from accordingto.reading.lexicons import word_class
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.rules.dates import TURN

SOON = 2
"""Most days ahead for which "Monday's debate" is a future one if its clause is future."""


def _weekday(found: RuleMatch, context: Context) -> TimeReading | None:
    weekday = int(found.value("w", "WEEKDAY"))
    if found.beside(1).lower in word_class("weekly-paper-nouns") and found.beside(1).is_capital:
        return None
    if found.beside(-1).lower in word_class("special-day-modifiers") and found.beside(-1).is_capital:
        return None
    published, turn = context.published, found.said("this")
    if turn == "following" and not {found.beside(-1).lower, found.words[found.start].lower} & {"the", "this"}:
        return None
    if turn in ("previous", "preceding", "following"):
        published = context.last_day or published
    if published is None:
        return TimeReading("date", f"XXXX-WXX-{weekday}", open=True)
    behind = (published.isoweekday() - weekday) % 7
    owns = "POSS" in found.beside(1).roles
    is_over = _dates_deed(found) or context.is_over(found.start, found.end)
    tense = "none" if turn else "past" if is_over else context.tense(found.start)
    if owns and (tense != "future" or 7 - behind > SOON):
        tense = "none"
    if turn in ("last", "past", "previous", "preceding"):
        day = add_days(published, -(behind or 7))
    elif turn in ("next", "following"):
        day = add_days(published, 7 - behind)
    elif turn in ("this", "coming", "upcoming") or tense == "future":
        day = add_days(published, (7 - behind) % 7)
    else:
        day = add_days(published, -behind)
    return TimeReading("date", day.isoformat() if day else None, published.isoformat(), open=True)


def _dates_deed(found: RuleMatch) -> bool:
    """Return whether the day dates the past verb before it, and not the infinitive or clause after it.

    It does in "Orr planned on Monday to rebuild", but not in "is expected on Monday to vote".
    """
    deed, owner = found.beside(-2), found.beside(-3)
    if found.beside(-1).lower != "on" or found.beside(1).lower not in ("to", "that"):
        return False
    told = deed.lower.endswith("ed") or deed.lower in word_class("past-verbs")
    return told and owner.lower not in word_class("being-forms")


RULES = (
    Rule(f"('the'? {TURN})? w:WEEKDAY", _weekday),
    Rule("'this' this:('coming' | 'past') w:WEEKDAY", _weekday),
)
"""Rules for days of the week."""
