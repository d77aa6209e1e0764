"""Amounts of time as they are written ("twenty-one days", "a few weeks") and as TIMEX3 values."""

from __future__ import annotations

from dataclasses import dataclass

from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.grammar import RuleMatch

NUMBERS = (
    "((NUMBER? BIG ('and'? (TEN HYPHEN? HOURNAME | NUMBER))? | TEN HYPHEN? HOURNAME | NUMBER)"
    " ('and'? HALF | 'and' 'a' 'half')?)"
)
"""Grammar pattern of a number in words or digits."""
VAGUE = (
    "('a' 'few' 'more'? | 'the'? MANY | 'some' | 'a'? 'couple' 'of'? | 'a' 'number' 'of' | 'dozens' 'of'"
    "| 'hundreds' 'of' | 'thousands' 'of' | 'a' 'handful' 'of')"
)
"""Grammar pattern of a vague amount."""
AMOUNT = (
    f"(q:{VAGUE} | n:{NUMBERS} ((HYPHEN? ('to' | 'or') HYPHEN? | HYPHEN) r:NUMBER)?"
    " | one:('a' | 'an' | 'another'))"
)
"""Pattern of any amount with named parts: ``q`` vague, ``n`` number, ``r`` end of range, ``one`` article."""
UNITWORD = "(UNIT | UNITS | CLOCKUNIT | CLOCKUNITS)"
_HALVES = {"Y": ("M", 6), "10Y": ("Y", 5), "100Y": ("Y", 50), "D": ("H", 12), "H": ("M", 30), "M'": ("S", 30)}
"""Half of each unit, as a smaller unit and a count."""
MOST = 100_000
"""Amounts from this on are not calculated with."""


@dataclass(frozen=True)
class TimeUnit:
    """A unit of time, such as "week", "quarter" or "hour"."""

    size: str
    """D, W, 2W, WE, M, Q, Y, 10Y, 100Y, 1000Y; H, M and S for units of the clock."""
    clock: bool
    """Whether it is a unit of the clock: hour, minute or second."""


def unit_of(word: str) -> TimeUnit:
    """Return the unit that a word names."""
    for role in ("UNIT", "UNITS"):
        if size := meaning(word, role):
            return TimeUnit(size, clock=False)
    return TimeUnit(meaning(word, "CLOCKUNIT") or meaning(word, "CLOCKUNITS"), clock=True)


def number(words: list[str]) -> float | None:
    """Return the number that the words express; None if they express none between 0 and ``MOST``."""
    total = current = 0.0
    for word in words:
        if word in ("-", "–", "—", "and", "a"):
            continue
        if word in ("½", "1/2", "half"):
            current += 0.5
            continue
        value = _simple(word)
        if value is None:
            return None
        if meaning(word, "BIG"):
            current = max(current, 1) * value
            if value == 1000:
                total, current = total + current, 0.0
        else:
            current += value
    total += current
    return total if 0 < total < MOST else None


def _simple(word: str) -> float | None:
    if named := meaning(word, "NUMBER"):
        return float(named)
    plain = word.replace(",", "")
    return float(plain) if plain.replace(".", "", 1).isdecimal() and len(plain) < 9 else None


def amount_of(found: RuleMatch) -> float | None:
    """Return the amount that the parts of ``AMOUNT`` express; None for a vague one or a range."""
    if found.has("r"):
        return None
    if found.has("q"):
        return 2.0 if "couple" in found.each("q") else None
    if found.has("n"):
        return number(found.each("n"))
    return 1.0 if found.has("one") else None


def duration(amount: float | None, unit: TimeUnit) -> str:
    """Return a duration as a TIMEX3 value; without an ``amount`` it has X in its place."""
    mark = "PT" if unit.clock else "P"
    if unit.size == "WE":
        return f"P{_plain(amount)}WE" if amount != 1 else "P2D"
    size = unit.size[-1]
    times = int(unit.size[:-1] or 1)
    if amount is None:
        return f"{mark}X{ {'10Y': 'DE', '100Y': 'CE', '1000Y': 'ML'}.get(unit.size, size) }"
    whole, rest = divmod(amount, 1)
    half = _HALVES.get("M'" if unit.clock and size == "M" else unit.size)
    if rest == 0.5 and half:
        return _with_half(int(whole), unit, half)
    return f"{mark}{_plain(amount * times)}{size}"


def _with_half(whole: int, unit: TimeUnit, half: tuple[str, int]) -> str:
    smaller, count = half
    if smaller == unit.size[-1]:
        return f"P{whole * int(unit.size[:-1]) + count}{smaller}"
    size = unit.size[-1]
    first = f"{whole}{size}" if whole else ""
    if unit.clock:
        return f"PT{first}{count}{smaller}"
    return f"P{first}T{count}H" if smaller == "H" else f"P{first}{count}{smaller}"


def _plain(amount: float | None) -> str:
    return "X" if amount is None else f"{amount:g}" if amount != int(amount) else str(int(amount))
