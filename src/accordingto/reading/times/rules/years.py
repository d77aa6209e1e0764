"""Rules for years, decades and centuries, which also sort out four-digit numbers that are no years."""

from __future__ import annotations

from accordingto.reading.lexicons import word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch
from accordingto.reading.times.tokens import LATEST

CENTURY = 100
LIKELY = (1700, 2060)
"""Range in which a four-digit number counts as a year without a word that shows it."""


def full_year(short: int, context: Context) -> int:
    """Return the year of two digits: the latest one that is at most twenty years after publication."""
    latest = (context.published.year if context.published else 2029) + 20
    return latest - (latest - short) % CENTURY


def _year_alone(found: RuleMatch, _: Context) -> TimeReading | None:
    year = int(found.said("y"))
    if found.has("z"):
        end = found.said("z")
        last = int(end) if len(end) == 4 else year - year % CENTURY + int(end)
        wide = 30 if len(end) == 2 or year < LIKELY[0] else LIKELY[1] - LIKELY[0]
        return TimeReading("date", f"{year}/{last}") if year < last < year + wide else None
    if not _is_year(found):
        return None
    return TimeReading("date", str(year))


def _is_year(found: RuleMatch) -> bool:
    """Return whether a four-digit number is a year, according to the words beside it."""
    before, after = found.beside(-1), found.beside(1)
    if before.text == "." and found.beside(-2).lower in word_class("never-before-years"):
        return False
    if before.lower in word_class("never-before-years") or after.lower in word_class("never-after-years"):
        return False
    if _is_code(found) or _ends_name(found):
        return False
    if "POSS" in before.roles and after.is_capital:
        return False
    if before.text in ("-", "–") and not found.beside(-2).text.isalpha():
        return False
    if after.text in ("-", "–") and found.beside(2).text[:1].isdigit():
        return False
    plural = (
        after.text.isalpha() and after.text.islower() and after.lower.endswith("s") and len(after.lower) > 3
    )
    counted = before.lower == "of" and plural and found.beside(-3).lower in ("a", "an")
    if before.lower in word_class("before-years") and not counted:
        return True
    likely = LIKELY[0] <= int(found.said("y")) <= LIKELY[1]
    if before.lower in ("and", "or", "'s") and (before.lower == "'s" or "YEAR" in found.beside(-2).roles):
        return likely
    return likely and (not plural or before.lower in word_class("determiners"))


def _ends_name(found: RuleMatch) -> bool:
    """Return whether a four-digit number ends the name of a plan or product: "Vision 2030".

    "Election 2030" is no such name, and before a noun the number is a year ("the Orr 2030 campaign"). Before
    a capitalised word the answer is False, since nothing is certain there.
    """
    before, after = found.beside(-1), found.beside(1)
    name = found.beside(-2) if before.text == "-" else before
    if name.is_capital and name.lower in word_class("named-by-year"):
        return True
    if not before.is_capital or not before.text.isalpha() or before.text.isupper() or before.roles:
        return False
    dated = word_class("year-nouns") | word_class("before-bare-years") | word_class("before-years")
    dated |= word_class("prepositions") | word_class("determiners")
    if before.lower in dated or after.is_capital or after.text == ")":
        return False
    return not (after.text.isalpha() and not _goes_on(after.lower))


def _goes_on(word: str) -> bool:
    """Return whether a word after a name continues the sentence (a preposition, a verb), and is no noun."""
    joints = word_class("prepositions") | word_class("relatives") | word_class("coordinators") | {"or", "but"}
    said = word_class("finite-verbs") | word_class("past-verbs") | word_class("passing-adverbs")
    return word in joints | said | {"and"} or word.endswith("ed")


def _is_code(found: RuleMatch) -> bool:
    """Return whether letters before a four-digit number make it a serial number: "HB 2031", "BA-2031"."""
    at = -1 if found.beside(-1).text not in ("-", "–", ".") else -2
    letters = found.beside(at).text
    while at > -9 and found.beside(at - 1).text == "." and len(found.beside(at - 2).text) == 1:
        at -= 2
        letters = found.beside(at).text + letters
    if letters.lower() in word_class("code-letters"):
        return letters.isupper() or len(letters) > 3
    capitals = found.beside(at - 1).text.isupper() and found.beside(at - 1).text.isalpha()
    pair = len(letters) == 2 and letters.isalpha() and letters.isupper() and not capitals
    return pair and letters.lower() not in word_class("two-letter-places")


def _spelled(found: RuleMatch, _: Context) -> TimeReading | None:
    """Read years in words: "nineteen ninety-one", "two thousand (and) three"."""
    if found.has("thousand"):
        rest = int(meaning(found.said("rest"), "NUMBER") or 0)
        certain = found.has("year") or found.beside(-1).lower in word_class("before-years")
        return TimeReading("date", str(2000 + rest)) if certain and rest < 100 else None
    century = int(meaning(found.said("c"), "TEEN") or 20)
    tens = int(found.value("t", "TEN") or meaning(found.said("t"), "TEEN") or 0)
    one = int(meaning(found.said("o"), "HOURNAME") or 0)
    if one > 9 or (one and tens < 20) or not 17 <= century <= 20:
        return None
    return TimeReading("date", str(century * CENTURY + tens + one))


def _decade(found: RuleMatch, context: Context) -> TimeReading | None:
    said = found.said("d").lstrip("'")
    if found.beside(-1).lower in word_class("holding-pronouns"):
        return None
    named = found.value("d", "DECADE")
    digits = named or said.rstrip("s").rstrip("'")
    if named or len(digits) == 2:
        if not digits.endswith("0") or not (found.has("the") or found.said("d").startswith("'")):
            return None
        latest = context.published.year if context.published else 2029
        year = latest - (latest - int(digits)) % CENTURY
        return TimeReading("date", str(year)[:3])
    if len(digits) != 4 or not digits.endswith("0") or not "1000" <= digits <= str(LATEST):
        return None
    return TimeReading("date", digits[:3])


def _century(found: RuleMatch, _: Context) -> TimeReading | None:
    digits = found.said("c").rstrip("stndrh")
    nth = int(digits) if digits.isdecimal() else int(found.value("c", "ORDINAL") or 0)
    return TimeReading("date", f"{nth - 1:02}") if 1 <= nth <= 30 else None


RULES = (
    Rule("y:YEAR (HYPHEN z:(SHORTYEAR | YEAR))?", _year_alone),
    Rule("c:TEEN t:TEN (HYPHEN? o:HOURNAME)?", _spelled),
    Rule("year:('the' 'year')? thousand:('two' 'thousand') ('and'? rest:NUMBER)?", _spelled),
    Rule("the:'the'? d:DECADE", _decade),
    Rule("'the'? c:ORDINAL HYPHEN? ('century' | 'centuries')", _century),
)
"""Rules for years and longer periods."""
