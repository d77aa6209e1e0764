"""May: the modal, or the month and the name."""

from __future__ import annotations

from accordingto.reading.lexicons import word_class

_INFINITIVES = frozenset({"be", "have", "not"})
"""What headlines with capitals write small behind the modal."""


def is_may(before: str, word: str, after: str) -> bool:
    """Return whether "May" is the month or a name, by the words beside it (empty where there are none).

    The month has its capital within a sentence: behind a word in lower case, a comma, a preposition or the
    day, or before the day or the year. Between two words with capitals the modal of a headline stands.
    """
    if word != "May" or not before:
        return False
    dated = before[0].isdigit() or after[:1].isdigit()
    named = not after[:1].isupper() and after not in _INFINITIVES
    beside = before.islower() or before[-1] == "," or before.lower() in word_class("before-months")
    return dated or named or beside
