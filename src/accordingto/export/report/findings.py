"""The view models of headline checks and deadlines, which the page lists with links to the text."""

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
"""Labels of the verdicts."""

NO_FINDING: frozenset[Verdict] = frozenset({"supported", "unclear"})
"""Verdicts that need no attention: the body supports the statement, or there is no verdict."""

QUESTION = "a question, so no verdict"
"""Label of a part of a headline that is a question and so makes no statement."""

RIGHT: dict[Verdict, tuple[tuple[int, int], tuple[int, int]]] = {
    "supported": ((4, 5), (4, 7)),
    "attribution_dropped": ((1, 1), (13, 14)),
    "overstated": ((0, 0), (6, 8)),
    "unsupported": ((0, 0), (2, 2)),
    "contradicted": ((0, 0), (4, 4)),
}
"""For each verdict, how many were right of how many given: on headlines as printed, and on altered ones.

No rule was fitted on these headlines (``benchmarks/measured/headlines.json``). Other verdicts were never sure
enough to be given.
"""

EVIDENCE_LENGTH = 280
"""Greatest number of characters shown of the sentence that a verdict is based on; most are shorter."""

_QUESTION = re.compile(r"[?？][\"'”’!！…)\]]*$")
_JOINTS = " \t\r\n,;:|—–-/"


class Finding(Struct, frozen=True):
    """A headline check or a deadline, as a line of a list."""

    label: str
    """The verdict in words, or the day of a deadline."""
    words: str
    """The statement of the headline, or the words of the deadline, on one line."""
    is_kept: bool
    """Whether it needs no attention; always true for a deadline."""
    places: tuple[NotedWords, ...]
    """The evidence of a verdict, or the place of a deadline."""
    often: str = ""
    """How often such verdicts are right; empty for a deadline, a person's verdict, or no verdict."""
    about: str = ""
    """Id of the time, or start offset of the statement in the headline; empty for a question."""

    is_unsure: bool = False
    """Whether ``places`` are only the nearest passages, since there is no verdict."""

    @property
    def repeats_its_place(self) -> bool:
        """Whether its words are those of its single place, so that they need to be shown only once."""
        return len(self.places) == 1 and self.places[0].words == self.words


def headline_findings(ledger: Ledger, numbers: count[int]) -> tuple[Finding, ...]:
    """Return a finding for each checked statement of the headline and for each question in it, in order.

    ``numbers`` is a shared counter that numbers the places of an article.
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
    """Yield the parts of the headline before, between and after the checked statements."""
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
    """Return the span from ``start`` to ``end`` without white space and punctuation marks at its ends."""
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
    """Return in words how often a verdict was right, from ``RIGHT``; empty for ``unclear``."""
    if verdict == "unclear":
        return ""
    if verdict not in RIGHT:
        return "how often such verdicts are right has not been measured"
    (right, printed), (also_right, altered) = RIGHT[verdict]
    counts = [(right, printed, "on printed headlines"), (also_right, altered, "on altered headlines")]
    shares = [f"{right} of {called} {where}" for right, called, where in counts if called]
    return f"of such verdicts {' and '.join(shares)} were right"


def term_findings(times: Iterable[Time], numbers: count[int]) -> tuple[Finding, ...]:
    """Return a finding for each deadline, earliest first. ``numbers`` is as in ``headline_findings``."""
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
    """Return the days of a time in words, or its value if that has no calendar days."""
    extent = extent_of(time.value)
    return extent.label if extent is not None else time.value or ""


def _places(spans: Sequence[Span], numbers: count[int], length: int) -> tuple[NotedWords, ...]:
    return tuple(NotedWords(next(numbers), shortened(one_line(span.text), length), span) for span in spans)
