"""Words normalised for comparison between articles: lower case, without marks and accents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(
    r"\[[^\W\d_]\][^\W\d_]+|(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?|[^\W\d_]+(?:[’'][^\W\d_]+)*"
)
_MARKS = str.maketrans("", "", ".[]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True)
class Word:
    """A word of a text, with its offsets."""

    start: int
    end: int
    form: str
    """In lower case, without accents; without full stops if it consists of letters ("u.s." is "us")."""
    is_capital: bool


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of a text between two offsets, in order; a hyphen separates words."""
    return [
        Word(found.start(), found.end(), _form(found.group()), found.group().lstrip("[")[0].isupper())
        for found in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    lower = word.lower().translate(_APOSTROPHES)
    if not lower.isascii():
        parts = unicodedata.normalize("NFD", lower)
        lower = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    if lower[0].isdigit():
        return lower.replace(",", "")
    return lower.translate(_MARKS)


def fullest_name(names: Iterable[str]) -> str | None:
    """Return the longest proper name among several names and descriptions of somebody.

    Without a proper name it is the shortest description; None if ``names`` is empty. Of "Greta Lund", "Lund"
    and "the mayor who closed the harbour" it is "Greta Lund".
    """
    known = list(names)
    proper = [name for name in known if _is_proper(words_of(name))]
    return max(proper, key=len) if proper else min(known, key=len, default=None)


def _is_proper(words: Sequence[Word]) -> bool:
    """Return whether the first and the last word have a capital, as in a name: "Bank of Osmark"."""
    return bool(words) and words[0].is_capital and words[-1].is_capital
