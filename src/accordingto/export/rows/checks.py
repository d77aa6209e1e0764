"""The table of headline checks, one row for each proposition of the headline."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns, places_of
from accordingto.export.wording import one_line
from accordingto.types import Ledger


class HeadlineCheckRow(ArticleColumns, frozen=True, kw_only=True):
    """A proposition of the headline compared with the body of the article."""

    words: str
    """The proposition, in the words of the headline."""
    verdict: str
    """How the body supports it; ``unclear`` if no verdict is sure enough to be given."""
    confidence: float | None
    """Probability that the verdict is right, 0 to 1; for ``unclear``, that the withheld verdict is."""
    evidence: tuple[str, ...]
    """The words of the body that the verdict is based on; for ``unclear``, those to compare it with."""
    quoted_words: tuple[str, ...]
    """The words of the proposition in quotation marks."""
    unsaid_words: tuple[str, ...]
    """Those quoted words that do not occur in the body."""
    words_spans: tuple[Place, ...]
    """Span of the proposition."""
    evidence_spans: tuple[Place, ...]
    """Spans of the evidence."""


def headline_check_rows(ledger: Ledger) -> Iterator[HeadlineCheckRow]:
    """Yield a row for each check of the headline, in the order of the ledger."""
    article = article_columns(ledger.article)
    for check in ledger.headline_checks:
        yield HeadlineCheckRow(
            **article,
            words=one_line(check.span.text),
            verdict=check.verdict,
            confidence=check.confidence,
            evidence=tuple(one_line(span.text) for span in check.evidence),
            quoted_words=tuple(one_line(one.span.text) for one in check.quoted_words),
            unsaid_words=tuple(one_line(one.span.text) for one in check.quoted_words if one.said_at is None),
            words_spans=places_of([check.span]),
            evidence_spans=places_of(check.evidence),
        )
