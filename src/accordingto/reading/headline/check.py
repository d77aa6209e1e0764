"""The headline against the body: a verdict on each proposition, where one is sure enough to be given.

::

    Article, Document, attributions
      | judge_headline    a verdict by rules, and its grounds            judgement.py
      | confidence_of     how probable it is that such a verdict is right   confidence.py
      | given             the verdict, or ``unclear``                    confidence.py
      > CheckedHeadline
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.headline.confidence import confidence_of, given
from accordingto.reading.headline.judgement import judge_headline
from accordingto.types import HeadlineCheck

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.headline.judgement import Judgement
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Article, Attribution, Span


@dataclass(frozen=True)
class CheckedHeadline:
    """What becomes of a headline in the body."""

    checks: tuple[HeadlineCheck, ...] = ()
    """One for each proposition."""
    is_suspect: bool = False
    """Whether the body shares nothing with the headline: then the page was probably misread."""
    differing: tuple[tuple[Span, Span], ...] = ()
    """Numbers and dates of the headline, each with the one that the body has instead; of what is clear."""


def check_headline(
    article: Article, doc: Document, attributions: Sequence[Attribution], ranks: Mapping[str, int]
) -> CheckedHeadline:
    """Return a check for each proposition of the headline that states something.

    See ``judge_headline`` for the arguments, and for where nothing is said.
    """
    judged = judge_headline(article, doc, attributions, ranks)
    checks = tuple(map(_check, judged.judgements))
    pairs = zip(judged.judgements, checks, strict=True)
    differing = tuple(one.differing for one, check in pairs if one.differing and check.verdict != "unclear")
    return CheckedHeadline(checks, judged.is_suspect, differing)


def _check(judgement: Judgement) -> HeadlineCheck:
    confidence = confidence_of(judgement.grounds)
    return HeadlineCheck(
        span=judgement.span,
        verdict=given(judgement.verdict, confidence),
        confidence=confidence,
        evidence=judgement.evidence,
        quoted_words=judgement.quoted_words,
    )
