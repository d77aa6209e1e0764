"""Detection of lines that belong to the web page and not to the article, by their words alone."""

from __future__ import annotations

import re
from functools import cache

from accordingto.reading.lexicons import entries

_LONGEST = 600
"""A line with more characters is article text, and is not searched."""
_MARKS = " \t\u00a0.,:;…!|•·⦁»›→*_()[]-–—"
"""Characters ignored at both ends of a line."""
_NO_LETTER = re.compile(r"[^\w\s]|[\d_]")
_UNSAID = "unsaid: "
"""Prefix in the lexicon of a pattern that does not apply to lines with "said", "says" or "told"."""
_SAID = re.compile(r"\b(?:said|says|told)\b", re.IGNORECASE)
_LABEL = re.compile(r"[a-z ]+")
"""An entry of the lexicon that is plain words and not a regular expression."""


def is_leftover(line: str) -> bool:
    """Return whether a line belongs to the page: an entry of the lexicon ``leftovers.txt`` matches all of it.

    Spacing and punctuation at the ends are ignored. An entry may match the whole line or only its letters, so
    that "Comments (12)" matches "comments".
    """
    if len(line) > _LONGEST:
        return False
    said = " ".join(line.split()).strip(_MARKS)
    letters = " ".join(_NO_LETTER.sub(" ", said).split())
    return any(_matches(form) for form in {said, letters} - {""})


def label_ends(text: str) -> list[int]:
    """Return the offsets right after labels that begin a line, in order.

    In "Image caption Ida Orr rows" the label is "Image caption".
    """
    return [match.end() for match in _labels().finditer(text)]


@cache
def _labels() -> re.Pattern[str]:
    labels = "|".join(entries("linelabels"))
    return re.compile(rf"(?m)^[ \t]*(?:{labels})(?=[ \t]+[“‘\"'(]?[A-Z0-9])")


def _matches(form: str) -> bool:
    labels, patterns, unsaid = _lexicon()
    if form.casefold() in labels or patterns.fullmatch(form):
        return True
    return unsaid.fullmatch(form) is not None and not _SAID.search(form)


@cache
def _lexicon() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """Return the entries that are plain words, a pattern of the others, and one of those with ``_UNSAID``."""
    labels = frozenset(entry for entry in entries("leftovers") if _LABEL.fullmatch(entry))
    others = [entry for entry in entries("leftovers") if entry not in labels]
    plain = [entry for entry in (*others, *entries("linelabels")) if not entry.startswith(_UNSAID)]
    unsaid = [entry.removeprefix(_UNSAID) for entry in others if entry.startswith(_UNSAID)]
    return labels, _any_of(plain), _any_of(unsaid)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
