"""Finding numbers and dates that changed between two versions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from accordingto.types import Ledger, Span
from accordingto.versions.changes import Edit, FigureChange, FigureKind

_SCALES = r"hundred|thousand|million|billion|trillion"
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|scores|"
    f"half|(?:{_SCALES})s?"
)
_NUMBER = re.compile(
    rf"(?:[$€£¥]\s?)?(?:\d+(?:[.,]\d+)*|\b(?:{_WORDS})\b(?:[ -](?:{_WORDS})\b)*)"
    rf"(?:\s(?:{_SCALES})\b)?(?:\s?%|\s(?:percent|per cent)\b)?",
    re.IGNORECASE,
)
LONGEST = 200
"""Most characters of an edit that is searched for figures; a longer one replaces the whole passage."""


def figure_changes(old: Ledger, new: Ledger, edits: Iterable[Edit]) -> Iterator[FigureChange]:
    """Yield the numbers and dates in words that were replaced, paired in their order.

    Numbers within a date are not counted as numbers. Figures in words that were only added or only removed
    are not reported.
    """
    old_dates, new_dates = _dates(old), _dates(new)
    old_numbers = _numbers(old.article.text, old_dates)
    new_numbers = _numbers(new.article.text, new_dates)
    seen: set[tuple[Span | None, Span | None]] = set()
    for edit in edits:
        if edit.kind != "replaced" or max(len(edit.old.text), len(edit.new.text)) > LONGEST:
            continue
        kinds: tuple[tuple[FigureKind, list[Span], list[Span]], ...] = (
            ("date", old_dates, new_dates),
            ("number", old_numbers, new_numbers),
        )
        for kind, olds, news in kinds:
            for a, b in zip_longest(_touching(olds, edit.old), _touching(news, edit.new)):
                if (a, b) not in seen and not (a and b and a.text == b.text):
                    seen.add((a, b))
                    yield FigureChange(kind=kind, old=a, new=b)


def _dates(ledger: Ledger) -> list[Span]:
    """Return the spans of the dates, times of day and deadlines of a ledger, sorted, each once."""
    spans = {Span(t.start, t.end, t.text) for t in ledger.times if t.kind in ("date", "time", "deadline")}
    return sorted(spans)


def _numbers(text: str, dates: Iterable[Span]) -> list[Span]:
    taken = {at for span in dates for at in range(span.start, span.end)}
    found = (Span(match.start(), match.end(), match.group()) for match in _NUMBER.finditer(text))
    return [span for span in found if span.start not in taken]


def _touching(spans: Sequence[Span], edit: Span) -> Sequence[Span]:
    """Return the sorted spans that overlap an edit. Two of them overlap only if a date is also a deadline."""
    first = bisect_right(spans, edit.start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, edit.end, key=lambda span: span.start)]
