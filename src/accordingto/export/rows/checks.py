"""A row a proposition of the headline, as it was held against the body."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns, places_of
from accordingto.export.wording import one_line
from accordingto.types import Ledger


class HeadlineCheckRow(ArticleColumns, frozen=True, kw_only=True):
    """What becomes of one proposition of the headline in the body."""

    words: str
    """The proposition, as the headline has it."""
    verdict: str
    """How the body bears it out; ``unclear`` where no verdict is sure enough to be given."""
    confidence: float | None
    """How probable it is that the verdict is right, 0 to 1; for ``unclear``, that the one withheld is."""
    evidence: tuple[str, ...]
    """The words of the body that the verdict rests on; for ``unclear``, those to compare it with."""
    quoted_words: tuple[str, ...]
    """Words in quotation marks."""
    unsaid_words: tuple[str, ...]
    """Those of them that the body does not have."""
    words_spans: tuple[Place, ...]
    """Where the proposition stands."""
    evidence_spans: tuple[Place, ...]
    """Where the evidence stands."""


def headline_check_rows(ledger: Ledger) -> Iterator[HeadlineCheckRow]:
    """Give a row for each check of the headline, in the order of the ledger."""
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
