"""Tokenization for the grammar of times: words, numbers and marks, each with the roles it can play.

"May" can be a month, "second" an ordinal, "12" a day, an hour or an amount: a word keeps every role that its
form allows, and the rules decide between them. A word with no role has an empty set.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from accordingto.reading.lexicons.time_words import time_roles

BREAK = "¶"
"""The text of the token for an empty line, which no expression can cross."""
EARLIEST, LATEST = 1000, 2199
"""Range of four-digit numbers that can be a year."""
_GLUED = frozenset("$€£¥#@&=+*_~^°%/\\.:,")
"""Marks directly after which a number is no date or amount of time."""
REMEMBERED = 16_384
"""Size of the cache of words whose roles were computed; news repeats the same words."""
_NONE = frozenset[str]()
_WORD = re.compile(
    r"(?:(?P<plain>[^\W\d_]++(?![\w.'’]))"
    r"|(?P<space>\s+)"
    r"|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/-]))"
    r"|(?P<slashed>[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}(?P=mark)(?:[0-9]{4}|(?<!-)[0-9][0-9])(?![\w/-]|\.[0-9]))"
    r"|(?P<clock>(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?:(?=[ap]\.?m\b)|(?![\w:]|\.[0-9])))"
    r"|(?P<decade>(?:[0-9]{3}0|['’]?[0-9]0)['’]?s(?!\w|\s(?:fiscal|first|second|third|fourth)))"
    r"|(?P<nth>[0-9]{1,4}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<yy>['’][0-9][0-9](?![\w:]))"
    r"|(?P<half>[½]|1/2(?![\w/]))"
    r"|(?P<number>[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?(?:(?=[ap]\.?m\b)|(?!\w)))"
    r"|(?P<meridiem>(?:[ap]\.\s?m\b\.?|[ap]m\b))"
    r"|(?P<oclock>o['’]\s?clock)(?!\w)"
    r"|(?P<short>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.)"
    r"|(?P<word>\w+)"
    r"|(?P<ending>['’](?:s|ll|d|re|ve|m|t)(?!\w))"
    r"|(?P<sign>.))\s*+",
    re.I | re.S,
)
"""A word, number or mark with the white space after it; each sort of word is a named group."""


class TimeToken(NamedTuple):
    """A word, number or mark, with its offsets and roles."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    text: str
    lower: str
    """The text in lower case, with a straight apostrophe."""
    roles: frozenset[str]
    """The roles that it can play in a temporal expression."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def words_of_time(text: str) -> list[TimeToken]:
    """Return the words, numbers and marks of a text, in order, with ``BREAK`` for every empty line.

    The group ``plain`` of ``_WORD`` comes first for speed: most words are letters only.
    """
    found: list[TimeToken] = []
    for match in _WORD.finditer(text):
        kind = match.lastgroup or "sign"
        start, end = match.span(kind)
        behind = match.end()
        if kind != "space":
            lower, roles = _read(kind, said := text[start:end])
            if roles and start > 0 and text[start].isdigit() and text[start - 1] in _GLUED:
                roles = _NONE
            found.append(TimeToken(start, end, said, lower, roles))
            start = end
        if behind - start > 1 and text.count("\n", start, behind) > 1:
            found.append(TimeToken(start, start, BREAK, BREAK, _NONE))
    return found


@lru_cache(REMEMBERED)
def _read(kind: str, said: str) -> tuple[str, frozenset[str]]:
    """Return the lower-case form and the roles of a word, which depend on its form alone."""
    lower = said.lower().replace("’", "'")
    if kind in ("meridiem", "oclock"):
        lower = "".join(lower.split())
    return lower, roles_of(kind, said, lower)


def roles_of(kind: str, said: str, lower: str) -> frozenset[str]:
    """Return the roles that a word can play, by its form; ``kind`` is the group of ``_WORD`` that matched."""
    if kind == "number":
        return _number_roles(lower)
    match kind:
        case "iso" | "slashed" | "clock" | "decade":
            return frozenset({kind.upper()})
        case "nth":
            day = {"DAYTH"} if 1 <= int(lower[:-2]) <= 31 else set[str]()
            return frozenset({"ORDINAL", *day})
        case "yy":
            return frozenset({"YY"})
        case "half":
            return frozenset({"HALF"})
        case "oclock":
            return frozenset({"OCLOCK"})
        case _:
            return _word_roles(said != said.lower(), lower)


def _word_roles(capital: bool, lower: str) -> frozenset[str]:
    roles = time_roles().get(lower)
    return frozenset(r.rstrip("*") for r in roles if capital or not r.endswith("*")) if roles else _NONE


def _number_roles(lower: str) -> frozenset[str]:
    roles = {"NUMBER"}
    if "." in lower:
        if re.fullmatch(r"\d{1,2}\.[0-5]\d", lower):
            roles.add("DOTTED")
    elif len(lower) <= 2:
        roles |= {"DAY"} if 1 <= int(lower) <= 31 else set()
        roles |= {"HOUR"} if int(lower) <= 24 else set()
        roles |= {"SHORTYEAR"} if len(lower) == 2 else set()
    elif len(lower) == 4 and lower.isdecimal() and EARLIEST <= int(lower) <= LATEST:
        roles.add("YEAR")
    return frozenset(roles)
