"""The checks of the headline and the deadlines: short lists above the article, each with its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from msgspec import Struct

from accordingto.export.report.days import extent_of
from accordingto.export.report.notes import PLACE_LENGTH, NotedWords
from accordingto.export.wording import one_line, shortened
from accordingto.types import HeadlineCheck, Ledger, Span, Time, Verdict

VERDICTS: dict[Verdict, str] = {
    "supported": "the body says so",
    "attribution_dropped": "the body attributes it to a source",
    "hedge_dropped": "the body hedges",
    "overstated": "the body says less",
    "unsupported": "we did not find this in the body",
    "contradicted": "the body says otherwise",
    "unclear": "too unsure for a verdict",
}
"""What is shown for each verdict."""

NO_FINDING: frozenset[Verdict] = frozenset({"supported", "unclear"})
"""Verdicts that need no attention: what the body says, and what nothing is said of."""

QUESTION = "a question: no verdict"
"""What is shown for a part of a headline that asks and so says nothing."""

RIGHT: dict[Verdict, tuple[tuple[int, int], tuple[int, int]]] = {
    "supported": ((4, 5), (4, 6)),
    "attribution_dropped": ((1, 1), (13, 14)),
    "overstated": ((0, 0), (6, 8)),
    "unsupported": ((0, 0), (2, 2)),
    "contradicted": ((0, 0), (4, 4)),
}
"""How many verdicts of a kind were right, of how many: on headlines as printed, and on altered ones.

None of these was fitted on (``benchmarks/measured/headlines.json``). Other verdicts were never sure enough.
"""

EVIDENCE_LENGTH = 280
"""Characters of the sentence that a verdict rests on that are shown; most sentences have fewer."""

_QUESTION = re.compile(r"[?？][\"'”’!！…)\]]*$")
_JOINTS = " \t\r\n,;:|—–-/"


class Finding(Struct, frozen=True):
    """A line of such a list."""

    label: str
    """What was found: a verdict, or a day."""
    words: str
    """What it is about, on one line."""
    is_kept: bool
    """Whether it needs no attention; always true for a deadline."""
    places: tuple[NotedWords, ...]
    """Where that stands."""
    often: str = ""
    """How often a verdict like it is right; empty for a day, for none, and for one that a person gave."""
    about: str = ""
    """The time, by its id, or the statement of the headline, by its offset; empty for a question."""

    is_unsure: bool = False
    """Whether its places are only the nearest that there is, as no verdict rests on them."""

    @property
    def repeats_its_place(self) -> bool:
        """Whether what it is about is the very words of its one place, which are shown once."""
        return len(self.places) == 1 and self.places[0].words == self.words


def headline_findings(ledger: Ledger, numbers: count[int]) -> tuple[Finding, ...]:
    """Return a finding for each statement of the headline, and for its questions, which have no check.

    ``numbers`` are those of the places.
    """
    checks = {check.span.start: check for check in ledger.headline_checks}
    asked = {part.start: part for part in _unchecked(ledger) if _QUESTION.search(part.text)}
    return tuple(
        _checked(checks[at], numbers)
        if at in checks
        else Finding(QUESTION, one_line(asked[at].text), True, ())
        for at in sorted(checks.keys() | asked.keys())
    )


def _unchecked(ledger: Ledger) -> Iterator[Span]:
    """Yield the parts of the headline before, between and after those that were checked."""
    headline = ledger.article.headline
    if headline is None:
        return
    at = headline.start
    for check in ledger.headline_checks:
        if at < check.span.start:
            yield _trimmed(ledger.article.text, at, check.span.start)
        at = max(at, check.span.end)
    if at < headline.end:
        yield _trimmed(ledger.article.text, at, headline.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a stretch of the text without the spaces and marks at its edges."""
    while start < end and text[start] in _JOINTS:
        start += 1
    while start < end and text[end - 1] in _JOINTS:
        end -= 1
    return Span(start, end, text[start:end])


def _checked(check: HeadlineCheck, numbers: count[int]) -> Finding:
    words = one_line(check.span.text)
    places = _places(check.evidence, numbers, EVIDENCE_LENGTH)
    kept = check.verdict in NO_FINDING
    often = how_often(check.verdict) if check.confidence is not None else ""
    label, is_unsure = VERDICTS[check.verdict], check.verdict == "unclear"
    return Finding(label, words, kept, places, often, str(check.span.start), is_unsure)


def how_often(verdict: Verdict) -> str:
    """Return how often a verdict was right, in words; nothing where there is no verdict."""
    if verdict == "unclear":
        return ""
    if verdict not in RIGHT:
        return "how often such verdicts are right has not been measured"
    (right, printed), (also_right, altered) = RIGHT[verdict]
    counts = [(right, printed, "on printed headlines"), (also_right, altered, "on altered headlines")]
    shares = [f"{right} of {called} {where}" for right, called, where in counts if called]
    return f"of such verdicts {' and '.join(shares)} were right"


def term_findings(times: Iterable[Time], numbers: count[int]) -> tuple[Finding, ...]:
    """Return a finding for each deadline, the earliest first."""
    due = sorted((t for t in times if t.kind == "deadline"), key=lambda t: (t.value or "", t.start))
    return tuple(
        Finding(
            _when(one),
            one_line(one.text),
            True,
            _places([Span(one.start, one.end, one.text)], numbers, PLACE_LENGTH),
            about=one.id,
        )
        for one in due
    )


def _when(time: Time) -> str:
    """Return the days of a time in words; a value that names no days stays as it is."""
    extent = extent_of(time.value)
    return extent.label if extent is not None else time.value or ""


def _places(spans: Sequence[Span], numbers: count[int], length: int) -> tuple[NotedWords, ...]:
    return tuple(NotedWords(next(numbers), shortened(one_line(span.text), length), span) for span in spans)
