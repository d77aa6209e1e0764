"""The table of warnings, one row each."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns, places_of
from accordingto.export.wording import one_line
from accordingto.types import Ledger


class WarningRow(ArticleColumns, frozen=True, kw_only=True):
    """A warning: something an editor would ask about."""

    code: str
    """A stable name for the kind of warning."""
    message: str
    """The warning as a sentence."""
    words: tuple[str, ...]
    """The words that it is about."""
    words_spans: tuple[Place, ...]
    """Spans of these words."""
    note: str
    """A person's note on the warning; empty if there is none."""


def warning_rows(ledger: Ledger) -> Iterator[WarningRow]:
    """Yield a row for each warning, in the order of the ledger."""
    article = article_columns(ledger.article)
    for warning in ledger.warnings:
        yield WarningRow(
            **article,
            code=warning.code,
            message=warning.message,
            words=tuple(one_line(span.text) for span in warning.spans),
            words_spans=places_of(warning.spans),
            note=one_line(warning.note) if isinstance(warning.note, str) else "",
        )
