"""Disambiguation of "May": the modal verb, or the month or name."""

from __future__ import annotations

from accordingto.reading.lexicons import word_class

_INFINITIVES = frozenset({"be", "have", "not"})
"""Words after the modal that capitalised headlines write in lower case."""


def is_may(before: str, word: str, after: str) -> bool:
    """Return whether ``word`` is "May" as the month or a name, given its neighbours (empty without one).

    It is after a lower-case word, a comma, a preposition or a day, and before a day, a year or a lower-case
    word other than "be", "have" and "not". Between two capitalised words it is the modal of a headline, and
    at the beginning always the modal.
    """
    if word != "May" or not before:
        return False
    dated = before[0].isdigit() or after[:1].isdigit()
    named = not after[:1].isupper() and after not in _INFINITIVES
    beside = before.islower() or before[-1] == "," or before.lower() in word_class("before-months")
    return dated or named or beside
