"""Doubtful statements in the outlet's own voice: hedges without a source, and impossible dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from accordingto.reading.lexicons.time_words import meaning
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.types import Article, Attribution, Sentence, Time

_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|is rumou?red to|are rumou?red to)\b", re.I
)

_LEAP_DAY = re.compile(r"\b29(?:th)?\b")


def find_unvouched_hedges(
    article: Article, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[Span, ...]:
    """Return the hedges ("reportedly") in sentences without any source; headlines are not checked."""
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


def find_impossible_dates(times: Sequence[Time]) -> tuple[Span, ...]:
    """Return the temporal expressions for a day that no calendar has: "February 30".

    29 February is accepted in every year.
    """
    return tuple(
        Span(one.start, one.end, one.text)
        for one in times
        if one.kind == "date"
        and one.value is None
        and not _LEAP_DAY.search(one.text)
        and _names_day(one.text)
    )


def _names_day(words: str) -> bool:
    """Return whether a temporal expression has a month and a digit: not "18 years ago"."""
    said = words.lower().replace(".", " ").replace(",", " ").split()
    return any(meaning(word, "MONTH") for word in said) and any(map(str.isdigit, words))
