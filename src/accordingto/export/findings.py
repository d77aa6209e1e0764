"""What became of the headline, and what falls due: short lists above the article, each with its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from msgspec import Struct

from accordingto.export.days import extent_of
from accordingto.export.notes import PLACE_LENGTH, Place
from accordingto.export.wording import one_line, shortened
from accordingto.types import HeadlineCheck, Span, Time, Verdict

VERDICTS: dict[Verdict, str] = {
    "supported": "the body says so",
    "attribution_dropped": "in the body only on somebody’s word",
    "hedge_dropped": "the body hedges",
    "overstated": "the body says less",
    "unsupported": "not in the body",
    "contradicted": "the body says otherwise",
}
"""What is shown for each verdict."""


class Finding(Struct, frozen=True):
    """A line of such a list."""

    label: str
    """What was found: a verdict, or a day."""
    words: str
    """What it is about, on one line."""
    is_kept: bool
    """Whether it is as it should be; a term is."""
    places: tuple[Place, ...]
    """Where that stands."""


def headline_findings(checks: Iterable[HeadlineCheck], numbers: count[int]) -> tuple[Finding, ...]:
    """What became of each proposition of the headline; ``numbers`` are those of the places."""
    return tuple(
        Finding(
            VERDICTS[check.verdict],
            one_line(check.span.text),
            check.verdict == "supported",
            _places(check.evidence, numbers),
        )
        for check in checks
    )


def term_findings(times: Iterable[Time], numbers: count[int]) -> tuple[Finding, ...]:
    """What falls due, the earliest first."""
    due = sorted((t for t in times if t.kind == "deadline"), key=lambda t: (t.value or "", t.start))
    return tuple(
        Finding(_when(one), one_line(one.text), True, _places([Span(one.start, one.end, one.text)], numbers))
        for one in due
    )


def _when(time: Time) -> str:
    """Its days written out; a value that names none stays as it is."""
    extent = extent_of(time.value)
    return extent.label if extent is not None else time.value or ""


def _places(spans: Sequence[Span], numbers: count[int]) -> tuple[Place, ...]:
    return tuple(Place(next(numbers), shortened(one_line(span.text), PLACE_LENGTH), span) for span in spans)
