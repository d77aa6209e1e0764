"""Rules for what comes again: "every Monday", "daily", "twice a year", "Tuesday nights"."""

from __future__ import annotations

from accordingto.reading.timeamounts import NUMBERS, UNITWORD, VAGUE, duration, number, unit_of
from accordingto.reading.timecontext import Context, Reading
from accordingto.reading.timegrammar import Found, Rule
from accordingto.reading.timewords import meaning


def _every(found: Found, context: Context) -> Reading | None:
    """Read "every day", "each Monday", "every two weeks", "every other year"."""
    if found.has("w"):
        return Reading("set", f"XXXX-WXX-{found.value('w', 'WEEKDAY')}")
    if found.has("m"):
        return Reading("set", f"XXXX-{int(found.value('m', 'MONTH')):02}")
    if found.has("p"):
        return Reading("set", f"XXXX-XX-XXT{found.value('p', 'PART')}")
    if found.has("s"):
        return Reading("set", f"XXXX-{found.value('s', 'SEASON')}")
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
        return Reading("set", "XXXX-WXX-WE")
    return Reading("set", duration(amount, unit)) if amount or found.has("q") else None


def _often(found: Found, _: Context) -> Reading | None:
    """Read "daily"; the Daily of a paper's name is none, and neither is the daily that has one."""
    word = found.words[found.start]
    if found.beside(1).is_capital or (word.is_capital and found.beside(-1).is_capital):
        return None
    return Reading("set", meaning(word.lower, "OFTEN"))


def _bi(found: Found, _: Context) -> Reading | None:
    """Read "bi-monthly", "semi-annual"; what is bi-annual comes twice a year."""
    if found.said("l").startswith("annual") or (found.said("pre") == "semi" and found.said("l") == "yearly"):
        return Reading("set", "P6M")
    unit = {"weekly": "W", "monthly": "M", "yearly": "Y"}[found.said("l")]
    return Reading("set", f"P2{unit}") if found.said("pre") == "bi" else None


def _times(found: Found, _: Context) -> Reading | None:
    """Read "twice a year", "three times a week"."""
    return Reading("set", duration(1.0, unit_of(found.said("u"))))


def _plural_days(found: Found, _: Context) -> Reading | None:
    """Read "Mondays", "Tuesday nights", "weekends"."""
    if found.has("w"):
        day = f"XXXX-WXX-{found.value('w', 'WEEKDAYS') or found.value('w', 'WEEKDAY')}"
        return Reading("set", f"{day}T{found.value('p', 'PARTS')}" if found.has("p") else day)
    return Reading("set", "XXXX-WXX-WE")


_TIMES = f"('once' | 'twice' | 'thrice' | ({NUMBERS} | 'several' | 'many') 'times')"
RULES = (
    Rule("('every' | 'each') n:ORDINAL w:WEEKDAY", _every),
    Rule(
        f"('every' | 'each') (other:'other' | n:{NUMBERS} | q:{VAGUE})?"
        f" (u:{UNITWORD} | w:WEEKDAY | m:MONTH | p:PART | s:SEASON)",
        _every,
    ),
    Rule("OFTEN", _often),
    Rule("pre:('bi' | 'semi') HYPHEN l:('weekly' | 'monthly' | 'annual' | 'annually' | 'yearly')", _bi),
    Rule(f"{_TIMES} ('a' | 'an' | 'per' | 'each' | 'every') u:{UNITWORD}", _times),
    Rule("w:WEEKDAYS", _plural_days),
    Rule("w:WEEKDAY p:PARTS", _plural_days),
    Rule("'weekends'", _plural_days),
)
"""What comes again."""
