"""Rules for recurring times: "every Monday", "daily", "Tuesday nights"."""

from __future__ import annotations

from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.amounts import NUMBERS, UNITWORD, VAGUE, duration, number, unit_of
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch


def _every(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read "every day", "each Monday", "every two weeks", "every other year"."""
    if found.has("w"):
        return TimeReading("set", f"XXXX-WXX-{found.value('w', 'WEEKDAY')}")
    if found.has("m"):
        return TimeReading("set", f"XXXX-{int(found.value('m', 'MONTH')):02}")
    if found.has("p"):
        return TimeReading("set", f"XXXX-XX-XXT{found.value('p', 'PART')}")
    if found.has("s"):
        return TimeReading("set", f"XXXX-{found.value('s', 'SEASON')}")
    amount = (
        2.0
        if found.has("other")
        else None
        if found.has("q")
        else number(found.each("n"))
        if found.has("n")
        else 1.0
    )
    unit = unit_of(found.said("u"))
    if unit.size == "WE" and amount == 1:
        return TimeReading("set", "XXXX-WXX-WE")
    return TimeReading("set", duration(amount, unit)) if amount or found.has("q") else None


def _often(found: RuleMatch, _: Context) -> TimeReading | None:
    """Read "daily"; None if it is part of a newspaper's name ("the Kelder Daily") or before a name."""
    word = found.words[found.start]
    if found.beside(1).is_capital or (word.is_capital and found.beside(-1).is_capital):
        return None
    return TimeReading("set", meaning(word.lower, "OFTEN"))


def _plural_days(found: RuleMatch, _: Context) -> TimeReading:
    """Read "Tuesday nights"."""
    return TimeReading("set", f"XXXX-WXX-{found.value('w', 'WEEKDAY')}T{found.value('p', 'PARTS')}")


RULES = (
    Rule(
        f"('every' | 'each') (other:'other' | n:{NUMBERS} | q:{VAGUE})?"
        f" (u:{UNITWORD} | w:WEEKDAY | m:MONTH | p:PART | s:SEASON)",
        _every,
    ),
    Rule("OFTEN", _often),
    Rule("w:WEEKDAYS", lambda found, _: TimeReading("set", f"XXXX-WXX-{found.value('w', 'WEEKDAYS')}")),
    Rule("w:WEEKDAY p:PARTS", _plural_days),
)
"""Rules for recurring times."""
