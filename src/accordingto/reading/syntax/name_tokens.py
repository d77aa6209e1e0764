"""Terms: words as names and titles are written, where the model's words cut at every mark.

"U.S.", "Sen.", "O'Neill" and "Secretary-General" are one term each; a possessive ending is a term of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from accordingto.reading.lexicons import entries, word_class

REMEMBERED = 2048
"""Stretches of text whose terms are remembered."""
REACH = 240
"""Characters on either side of a phrase that are looked at: an apposition, and no second one behind it."""
POSSESSIVE = ("'s", "’s", "'", "’")
_TERM = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]\.(?=[\s,)]*[A-Z])|['’]s\b|\d+(?:[.,]\d+)+|\w+(?:['’](?!s\b)\w+|[-&]\w+)*|[^\w\s]"
)
_JOINED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|d|l)[-'’][A-Z]")
"""Articles that are written as one with a name ("al-Amr", "d'Alembert")."""
_ENDS = frozenset(".!?;…")
_MARKS = frozenset("\"“”„«»()[]—–:…,.;!?'’‘")


@dataclass(frozen=True)
class NameToken:
    """A term and its place in the text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    text: str

    @property
    def lower(self) -> str:
        """The term without case, and an abbreviation without its full stop."""
        return self.text.lower().removesuffix(".") if len(self.text) > 1 else self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter, as names do."""
        return self.text[:1].isupper() or _JOINED.match(self.text) is not None

    @property
    def is_mark(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.text in _MARKS


def name_tokens_in(text: str, start: int, end: int) -> list[NameToken]:
    """The terms between two offsets."""
    return list(_terms_in(text, start, end))


@lru_cache(REMEMBERED)
def _terms_in(text: str, start: int, end: int) -> tuple[NameToken, ...]:
    """The same, remembered: every phrase is asked for its name, its head and its kind."""
    found: list[NameToken] = []
    for match in _TERM.finditer(text, start, end):
        if match.group() == "." and found and found[-1].end == match.start() and _is_short(found[-1].text):
            found[-1] = NameToken(found[-1].start, match.end(), found[-1].text + ".")
        else:
            found.append(NameToken(match.start(), match.end(), match.group()))
    return tuple(found)


def name_tokens_before(text: str, offset: int) -> list[NameToken]:
    """The terms of the same sentence before an offset, at most ``REACH`` characters away."""
    low = max(0, offset - REACH)
    low = max(low, text.rfind("\n", low, offset) + 1)
    if 0 < low < offset and not text[low - 1].isspace():
        space = text.find(" ", low, offset)
        low = offset if space < 0 else space
    found = name_tokens_in(text, low, offset)
    stop = max((i + 1 for i, term in enumerate(found) if term.text in _ENDS), default=0)
    return found[stop:]


def name_tokens_after(text: str, offset: int) -> list[NameToken]:
    """The terms of the same sentence after an offset, at most ``REACH`` characters away."""
    high = min(len(text), offset + REACH)
    line = text.find("\n", offset, high)
    high = line if line >= 0 else high
    found = name_tokens_in(text, offset, high)
    stop = next((i for i, term in enumerate(found) if term.text in _ENDS), len(found))
    return found[:stop]


def said(text: str, terms: list[NameToken]) -> str:
    """What the text says from the first to the last of some terms, on one line; empty for none."""
    return " ".join(text[terms[0].start : terms[-1].end].split()) if terms else ""


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(part for title in entries("titles") for part in title.split() if part.endswith("."))


def _is_short(word: str) -> bool:
    if f"{word.lower()}." in _abbreviations() or word in ("Jr", "Sr", "Inc", "Co", "Corp", "Ltd", "No"):
        return True
    return word.istitle() and word.lower() in word_class("place-abbreviations")
