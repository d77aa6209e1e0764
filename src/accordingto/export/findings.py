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
    "unsupported": "we did not find this in the body",
    "contradicted": "the body says otherwise",
}
"""What is shown for each verdict."""

QUESTION = "a question: no verdict"
"""What is shown for a part of a headline that asks and so says nothing."""

RIGHT: dict[Verdict, tuple[int, int]] = {
    "supported": (55, 96),
    "attribution_dropped": (8, 18),
    "hedge_dropped": (5, 6),
    "overstated": (8, 8),
    "unsupported": (8, 44),
    "contradicted": (11, 13),
}
"""How many verdicts of a kind were right, of how many: on headlines that no rule was written on
(``benchmarks/measured/headlines.json``)."""

_OPENING = "\"'“‘"
_CLOSING = "\"'”’ "


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
    often: str = ""
    """How often a verdict like it is right; empty for a day, and where there is no verdict."""


def headline_findings(checks: Iterable[HeadlineCheck], numbers: count[int]) -> tuple[Finding, ...]:
    """What became of each proposition of the headline; ``numbers`` are those of the places."""
    return tuple(_checked(check, numbers) for check in checks)


def _checked(check: HeadlineCheck, numbers: count[int]) -> Finding:
    words = one_line(check.span.text)
    places = _places(check.evidence, numbers)
    if is_question(words):
        return Finding(QUESTION, words, True, places)
    right, all_of_them = RIGHT[check.verdict]
    often = f"{right} of {all_of_them} such verdicts are right"
    return Finding(VERDICTS[check.verdict], words, check.verdict == "supported", places, often)


def is_question(words: str) -> bool:
    """Whether words end in a question mark of their own: not in that of a quotation ("Orr asks: ‘Why?’")."""
    bare = words.rstrip(_CLOSING) if words.startswith(tuple(_OPENING)) else words.rstrip()
    return bare.endswith(("?", "？"))


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
