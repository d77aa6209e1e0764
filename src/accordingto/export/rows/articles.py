"""A row an article: what is known of it, its text, and the whole of its ledger."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from accordingto.export.cells import encodable_all
from accordingto.export.rows.columns import ArticleColumns, article_columns
from accordingto.types import Ledger


class ArticleRow(ArticleColumns, frozen=True, kw_only=True):
    """An article that was read."""

    byline: tuple[str, ...]
    """The authors."""
    characters: int
    """Length of the text, in code points."""
    sentences: int
    """How many sentences it has."""
    attributions: int
    """How many attributions were found."""
    claims: int
    """How many claims it makes or reports."""
    warnings: tuple[str, ...]
    """The codes of the warnings, as often as they were given."""
    reader: str
    """Version of the package and hash of the weights that read it."""
    text: str
    """The text that all places refer to."""
    ledger: str
    """The whole ledger, as JSON."""


def article_rows(ledger: Ledger) -> Iterator[ArticleRow]:
    """Give the one row of an article."""
    yield ArticleRow(
        **article_columns(ledger.article),
        byline=ledger.article.byline,
        characters=len(ledger.article.text),
        sentences=len(ledger.sentences),
        attributions=len(ledger.attributions),
        claims=len(ledger.claims),
        warnings=tuple(one.code for one in ledger.warnings),
        reader=ledger.reader,
        text=ledger.article.text,
        ledger=_written(ledger),
    )


def _written(ledger: Ledger) -> str:
    """Return a ledger as one line of JSON; lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    try:
        return msgspec.json.encode(ledger).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(encodable_all(msgspec.to_builtins(ledger))).decode()
