"""The words of a content or cue as plain strings, from which strength and polarity are read.

A content may be joined from several spans of a text, so there are no offsets.
"""

from __future__ import annotations

import re
from functools import lru_cache

from accordingto.reading.lexicons import word_class

REMEMBERED = 2048
"""Size of the cache of texts."""
_WORD = re.compile(
    r"n['’]t\b|\d+(?:[.,]\d+)+|[^\W_]+(?:(?:-|['’](?!(?:s|re|ve|ll|d|m|t)\b))[^\W_]+)*"
    r"|(?<=\w)['’](?:s|re|ve|ll|d|m)\b|[^\w\s]"
)
"""A number, a word, a mark, or the end of a contraction ("n't", "'ll") as a word of its own."""
_NOT = re.compile(r"(?i)(\w)(n['’]t)\b")
_DOTTED = re.compile(r"\b(?:([A-HJ-Z]|[ap]\.m|[A-Z]\.[A-Z])|([A-Za-z]{2,4}))\.")
_MAY = re.compile(r"(?<![\w,-])([\w,-]+) May\b(?= ?(\w+|\S|$))")
_INFINITIVES = frozenset({"be", "have", "not"})
"""Words after the modal that capitalised headlines write in lower case."""
_MAY_DID = re.compile(r"\bMay(?= (\w+))")


@lru_cache(REMEMBERED)
def words_in(text: str) -> tuple[str, ...]:
    """Return words and marks in lower case, with contractions split and without the dots of abbreviations.

    "It won't" is three words: "it", "wo", "n't". To avoid confusion with the verb, the month of May is left
    out, and a person called May becomes "she". Results are cached, since contents are examined repeatedly.
    """
    text = without_dots(text)
    if "May" in text:
        text = _MAY_DID.sub(_with_pronoun, _MAY.sub(_without_month, text))
    if "'" in text or "’" in text:
        words = _WORD.findall(_NOT.sub(r"\1 \2", text))
        return tuple(word.lower().replace("’", "'") if len(word) > 1 else word.lower() for word in words)
    return tuple(map(str.lower, _WORD.findall(text)))


def without_dots(text: str) -> str:
    """Return a text without the dots of abbreviations, so that the remaining ones end sentences."""
    return _DOTTED.sub(_without_dot, text) if "." in text else text


def _without_month(match: re.Match[str]) -> str:
    """Return the word before "May" alone if that is the month or a name; else the matched text.

    It is after a lower-case word, a comma, a preposition or a day, and before a day, a year or a lower-case
    word other than "be", "have" and "not". Between two capitalised words it is the modal of a headline.
    """
    before, after = match.groups(default="")
    dated = before[0].isdigit() or after[:1].isdigit()
    named = not after[:1].isupper() and after not in _INFINITIVES
    beside = before.islower() or before[-1] == "," or before.lower() in word_class("before-months")
    return f"{before} " if dated or named or beside else match.group()


def _with_pronoun(match: re.Match[str]) -> str:
    """Return "she" for a person called May, who is followed by a past tense; else the matched text."""
    after = match[1]
    is_past = after.endswith("ed") or after in word_class("past-verbs")
    return "she" if after.islower() and is_past else match.group()


def _without_dot(match: re.Match[str]) -> str:
    short = match[2] is None or match[2].lower() in word_class("dotted")
    return match.group().replace(".", "") if short else match.group()
