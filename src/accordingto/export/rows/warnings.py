"""A row a warning."""

from __future__ import annotations

from collections.abc import Iterator

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns, places_of
from accordingto.export.wording import one_line
from accordingto.types import Ledger


class WarningRow(ArticleColumns, frozen=True, kw_only=True):
    """Something an editor would ask about."""

    code: str
    """A stable word for the kind of warning."""
    message: str
    """The warning as a sentence."""
    words: tuple[str, ...]
    """The words it is about."""
    words_spans: tuple[Place, ...]
    """Where they stand."""
    note: str
    """What a person remarked on it; empty unless somebody did."""


def warning_rows(ledger: Ledger) -> Iterator[WarningRow]:
    """Give a row for each warning, in the order of the ledger."""
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
