"""Durations that end today and those that begin today: "the lowest in ten years", "shut for another year"."""

from __future__ import annotations

import re
from functools import cache

from accordingto.reading.lexicons import word_class
from accordingto.reading.times.clause_tense import Tense
from accordingto.reading.times.term_words import AHEAD

_NOW = re.compile(r"(?i)\b(?:is|are|stays?|remains?|will|must|to)\s+(?:\w+\s+){0,4}$")
"""Words shortly before "for another year" by which it runs from now, whatever stands between."""


def looks_back(before: str) -> bool:
    """Return whether "in ten years" behind some words says since when nothing was like it."""
    extremes = list(_extreme().finditer(before))
    return bool(extremes) and AHEAD.search(before, extremes[-1].end()) is None


def goes_on(before: str, said: str, tense: Tense) -> bool:
    """Return whether "another year" is still to come: not "endured another year", "worked for another year".

    ``before`` ends with ``said``, the words that set the term.
    """
    if _lasting().search(before) or _NOW.search(before.removesuffix(said)):
        return True
    return tense == "future" or (tense == "none" and said.lower().startswith(("for", "over")))


@cache
def _extreme() -> re.Pattern[str]:
    """Return what is the first or most of its kind: "its lowest", "the first strike", "any time"."""
    plain, nouns = "|".join(sorted(word_class("extremes"))), "|".join(sorted(word_class("est-nouns")))
    return re.compile(
        r"(?i)\b(?:the|an?|its|his|her|their|our|[\w]+['’]s)\s+(?:[\w-]+\s+)?"
        rf"(?:{plain}|(?!(?:{nouns})\b)\w+est)\b|\bany time\b"
    )


@cache
def _lasting() -> re.Pattern[str]:
    """Return the verbs of what goes on from now, in the past too: "was extended for another year"."""
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted(word_class('lasting-stems')))}|put off|hold off)\w*")
