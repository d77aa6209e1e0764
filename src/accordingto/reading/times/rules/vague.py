"""Rules for vague references to the present, past or future: "currently", "soon"."""

from __future__ import annotations

from functools import cache

from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.times.context import FUTURE, PAST, PRESENT, Context, TimeReading
from accordingto.reading.times.grammar import Rule, RuleMatch


def _vague(found: RuleMatch, context: Context) -> TimeReading | None:
    """Read deictic words and phrases that refer to no particular day."""
    said = found.said("ref")
    before = found.beside(-1)
    if found.words[found.start].is_capital and before.is_capital and before.text.isalpha():
        return None
    if found.has("past"):
        counted = {"NUMBER", "MANY"} & found.beside(1).roles or found.beside(1).lower == "century"
        return None if counted else TimeReading("date", PAST)
    if found.has("future"):
        if found.said("future") == "the future" and _describes(found):
            return None
        return TimeReading("date", FUTURE)
    if found.has("present"):
        return TimeReading("date", PRESENT)
    if said == "soon" and context.tense(found.start) == "past":
        return None
    if said == "soon" and (
        found.beside(-1).lower in ("as", "how", "too") or found.beside(1).lower in ("as", "to")
    ):
        return None
    return TimeReading("date", meaning(said, "REF"))


def _describes(found: RuleMatch) -> bool:
    """Return whether "the future" modifies a noun: "the future mayor", not "in the future tolls"."""
    after = found.beside(1)
    if found.beside(-1).lower == "in" or not after.text.isalpha():
        return False
    if after.is_capital:
        return True
    closed = ("prepositions", "finite-verbs", "relatives", "question-words", "passing-adverbs", "determiners")
    ends_phrase = after.lower in _BEHIND or any(after.lower in word_class(name) for name in closed)
    singular = after.lower[:-1] if after.lower.endswith("s") else after.lower
    return singular in _roles() or not (ends_phrase or after.lower.endswith(("s", "ed", "ly")))


@cache
def _roles() -> frozenset[str]:
    return frozenset(entries("roles"))


_BEHIND = frozenset({"and", "or", "but", "then", "now", "may", "might", "can", "could", "must", "not"})
"""Words, besides verbs and prepositions, before which "the future" modifies no noun."""
_NEAR = "('near' | 'foreseeable' | 'immediate' | 'distant')"
RULES = (
    Rule("ref:REF", _vague),
    Rule("past:('the' 'recent'? 'past' | 'long' 'ago' | 'those' 'days')", _vague),
    Rule("present:('at' 'present' | 'right' 'now' | 'at' 'the' 'moment' | 'the' 'present')", _vague),
    Rule("present:('these' 'days')", _vague),
    Rule(f"future:('the' {_NEAR}? 'future' | 'as' 'soon' 'as' 'possible')", _vague),
    Rule("future:('the' ('short' | 'near') 'term')", _vague),
)
"""Rules for vague references."""
