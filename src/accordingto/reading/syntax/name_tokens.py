"""Tokenization of names and titles, which unlike the encoder's keeps words with marks together.

"U.S.", "Sen.", "O'Neill" and "Secretary-General" are one token each; so is a possessive ending, and "Ex-" of
"Ex-Orr".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from accordingto.reading.lexicons import entries, word_class

REMEMBERED = 4096
"""Size of the caches of phrases and of words."""
POSSESSIVE = ("'s", "’s", "'", "’")
_TERM = re.compile(
    r"\w[\w-]*\.(?:com|org|net|info|gov|edu)\b|(?:[A-Z]\.){2,}|[A-Z]\.(?=[\s,)]*[A-Z])|['’]s\b|\b[Ee]x-(?=[A-Z])|\d+(?:[.,]\d+)+|\w+(?:['’](?!s\b)\w+|[-&]\w+)*|[^\w\s]"
)
_JOINED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|d|l)[-'’][A-Z]")
"""Articles that are attached to a name ("al-Amr", "d'Alembert")."""
_PAIRS = (("(", ")"), ("[", "]"))
_IN_WORD = re.compile(r"[)\]]\w")
_MARKS = frozenset("\"“”„«»()[]—–:…,.;!?'’‘")


class NameToken(NamedTuple):
    """A token of a name, with its offsets."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    text: str
    """The characters as in the text."""
    lower: str
    """The token in lower case; an abbreviation without its full stop."""
    is_capital: bool
    """Whether it begins with a capital letter, or with an article attached to a name."""
    is_mark: bool
    """Whether it is a punctuation mark."""


def name_tokens(phrase: str) -> list[NameToken]:
    """Return the tokens of a phrase, with offsets into it."""
    return list(_cut(phrase))


@lru_cache(REMEMBERED)
def _cut(phrase: str) -> tuple[NameToken, ...]:
    """Return the same from a cache, since phrases recur and are tokenized for several purposes."""
    found: list[NameToken] = []
    for match in _TERM.finditer(phrase):
        word = match.group()
        at, after = match.span()
        if word == "." and found and found[-1].end == at and _is_short(found[-1].text):
            at, word = found[-1].start, found.pop().text + "."
        found.append(NameToken(at, after, word, *_form(word)))
    return tuple(found)


@lru_cache(REMEMBERED)
def _form(word: str) -> tuple[str, bool, bool]:
    """Return a word in lower case, whether it is capitalised, and whether it is a mark."""
    lower = word.lower().removesuffix(".") if len(word) > 1 else word.lower()
    is_capital = word[0].isupper() and not word.endswith("-")
    return lower, is_capital or _JOINED.match(word) is not None, word in _MARKS


def said(text: str, tokens: list[NameToken]) -> str:
    """Return the text from the first to the last of the tokens, with single spaces; empty for no tokens.

    A bracket at its edge without the other one is left out, unless it is inside a word: "[the mayor", but
    "[W" of "[W]e".
    """
    if not tokens:
        return ""
    end = tokens[-1].end
    words = " ".join(text[tokens[0].start : end].split())
    if _IN_WORD.match(text, end):
        return words
    for opening, closing in _PAIRS:
        missing = words.count(opening) - words.count(closing)
        if missing > 0 and words.startswith(opening):
            words = words[1:].lstrip()
        elif missing < 0 and words.endswith(closing):
            words = words[:-1].rstrip()
    return words


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(part for title in entries("titles") for part in title.split() if part.endswith("."))


def _is_short(word: str) -> bool:
    if f"{word.lower()}." in _abbreviations() or word in ("Jr", "Sr", "Inc", "Co", "Corp", "Ltd", "No"):
        return True
    return word.istitle() and word.lower() in word_class("place-abbreviations")
