"""Tokens of names: words as names and titles are written, where the encoder's tokens part at every mark.

"U.S.", "Sen.", "O'Neill" and "Secretary-General" are one token each; a possessive ending is one of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from accordingto.reading.lexicons import entries, word_class

REMEMBERED = 4096
"""Phrases whose tokens are remembered, and words whose forms are."""
REACH = 240
"""Characters on either side of a phrase that are looked at: an apposition, and no second one behind it."""
POSSESSIVE = ("'s", "’s", "'", "’")
_TERM = re.compile(
    r"\w[\w-]*\.(?:com|org|net|info|gov|edu)\b|(?:[A-Z]\.){2,}|[A-Z]\.(?=[\s,)]*[A-Z])|['’]s\b|\d+(?:[.,]\d+)+|\w+(?:['’](?!s\b)\w+|[-&]\w+)*|[^\w\s]"
)
_JOINED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|d|l)[-'’][A-Z]")
"""Articles that are written as one with a name ("al-Amr", "d'Alembert")."""
_ENDS = frozenset(".!?;…")
_MARKS = frozenset("\"“”„«»()[]—–:…,.;!?'’‘")


class NameToken(NamedTuple):
    """A token and its place in the text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    text: str
    """The characters as they stand in the text."""
    lower: str
    """The token in small letters, and an abbreviation without its full stop."""
    is_capital: bool
    """Whether it begins with a capital letter, as names do."""
    is_mark: bool
    """Whether it is a punctuation mark."""


class NameTokens:
    """The tokens of a whole text, cut once, to be asked for what any stretch of it holds."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = cut(text, 0, len(text))
        self._starts = [token.start for token in self._tokens]
        self._stops = [token.start for token in self._tokens if token.text in _ENDS]

    def within(self, start: int, end: int) -> list[NameToken]:
        """Return the tokens between two offsets, as if nothing stood around them."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        parts_first = first and self._tokens[first - 1].end > start
        if parts_first or (last > first and self._leans(self._tokens[last - 1], end)):
            return cut(self._text, start, end)
        return self._tokens[first:last]

    def before(self, offset: int) -> list[NameToken]:
        """Return the tokens of the same sentence before an offset, at most ``REACH`` characters away."""
        low = max(0, offset - REACH)
        low = max(low, self._text.rfind("\n", low, offset) + 1)
        if 0 < low < offset and not self._text[low - 1].isspace():
            space = self._text.find(" ", low, offset)
            low = offset if space < 0 else space
        found = self.within(low, offset)
        return found[max((i + 1 for i, token in enumerate(found) if token.text in _ENDS), default=0) :]

    def after(self, offset: int) -> list[NameToken]:
        """Return the tokens of the same sentence after an offset, at most ``REACH`` characters away."""
        high = min(len(self._text), offset + REACH)
        line = self._text.find("\n", offset, high)
        high = line if line >= 0 else high
        stop = bisect_left(self._stops, offset)
        if stop < len(self._stops):
            high = min(high, self._stops[stop])
        found = self.within(offset, high)
        return found[: next((i for i, token in enumerate(found) if token.text in _ENDS), len(found))]

    @staticmethod
    def _leans(last: NameToken, end: int) -> bool:
        """Return whether a token would be another if the text ended at an offset: it goes on, or is "J."."""
        return last.end > end or (len(last.text) == 2 and last.text[1] == ".")


def name_tokens(phrase: str) -> list[NameToken]:
    """Return the tokens of a phrase, with offsets into it."""
    return list(_remembered(phrase))


@lru_cache(REMEMBERED)
def _remembered(phrase: str) -> tuple[NameToken, ...]:
    """Return the same: a phrase is asked for its name, its head and its kind, and said again and again."""
    return tuple(cut(phrase, 0, len(phrase)))


def cut(text: str, start: int, end: int) -> list[NameToken]:
    """Return the tokens between two offsets of a text, in order."""
    found: list[NameToken] = []
    for match in _TERM.finditer(text, start, end):
        word = match.group()
        at, after = match.span()
        if word == "." and found and found[-1].end == at and _is_short(found[-1].text):
            at, word = found[-1].start, found.pop().text + "."
        lower, is_capital, is_mark = _form(word)
        found.append(NameToken(at, after, word, lower, is_capital, is_mark))
    return found


@lru_cache(REMEMBERED)
def _form(word: str) -> tuple[str, bool, bool]:
    """Return a word in small letters, whether it has a capital, and whether it is a mark."""
    lower = word.lower().removesuffix(".") if len(word) > 1 else word.lower()
    return lower, word[0].isupper() or _JOINED.match(word) is not None, word in _MARKS


def said(text: str, tokens: list[NameToken]) -> str:
    """Return what the text says from the first to the last of some tokens, on one line; empty for none."""
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(part for title in entries("titles") for part in title.split() if part.endswith("."))


def _is_short(word: str) -> bool:
    if f"{word.lower()}." in _abbreviations() or word in ("Jr", "Sr", "Inc", "Co", "Corp", "Ltd", "No"):
        return True
    return word.istitle() and word.lower() in word_class("place-abbreviations")
