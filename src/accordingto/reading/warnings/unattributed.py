"""What stands in the outlet's own voice and should not: hedges on nobody's word, impossible days."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.types import Article, Attribution, Sentence

BEYOND = 40
"""What a month stands beside from here on is rather a short year ("June 68") than a day."""
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|is rumou?red to|are rumou?red to)\b", re.I
)
_DAYS = {"january": 31, "february": 29, "march": 31, "april": 30, "may": 31, "june": 30, "july": 31}
_DAYS |= {"august": 31, "september": 30, "october": 31, "november": 30, "december": 31}
_SHORT = {name[:3]: days for name, days in _DAYS.items()} | {"sept": 30}
_MONTH = (
    r"(?P<{}>(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    + (r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)")
)
_DATE = re.compile(
    r"(?=[JFMASOND\d])(?:"
    + _MONTH.format("before")
    + r" (?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![:.,]?\d|[ -](?:per ?cent|%|a\.m|p\.m|o['’]clock|years?\b))"
    + r"|\b(?P<first>\d{1,2})(?:st|nd|rd|th)? (?:of )?"
    + _MONTH.format("after")
    + ")"
)


def find_unvouched_hedges(
    article: Article, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[Span, ...]:
    """Return the hedges in sentences that name no source at all: the article does not say who said so."""
    held = sorted(
        (span.start, span.end) for one in attributions if one.source for span in (*one.content, *one.source)
    )
    reached = list(accumulate((end for _, end in held), max, initial=0))
    found = []
    for sentence in sentences:
        in_headline = article.headline is not None and sentence.start < article.headline.end
        if in_headline or reached[bisect_left(held, (sentence.end,))] > sentence.start:
            continue
        for match in _HEDGE.finditer(article.text, sentence.start, sentence.end):
            found.append(Span(match.start(), match.end(), match.group()))
    return tuple(found)


def find_impossible_dates(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Return the days of a month that it never has: "February 30". Leap years are not looked at."""
    return tuple(
        Span(match.start(), match.end(), match.group())
        for sentence in sentences
        for match in _DATE.finditer(text, sentence.start, sentence.end)
        if _most(match["before"] or match["after"]) < int(match["day"] or match["first"]) < BEYOND
    )


def _most(month: str) -> int:
    """Return how many days a month has at most."""
    name = month.rstrip(".").lower()
    return _DAYS.get(name) or _SHORT[name]
