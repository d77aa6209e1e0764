"""The table of articles, one row each, with counts, the text and the whole ledger."""

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
    """Number of sentences."""
    attributions: int
    """Number of attributions."""
    claims: int
    """Number of claims that the article makes or reports."""
    warnings: tuple[str, ...]
    """Code of each warning, repeated if there are several of a kind."""
    reader: str
    """Version of the package and hash of the weights that read it."""
    text: str
    """The text that all offsets refer to."""
    ledger: str
    """The whole ledger, as JSON."""


def article_rows(ledger: Ledger) -> Iterator[ArticleRow]:
    """Yield the single row of an article."""
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
    """Return a ledger as one line of JSON; lone surrogates, which UTF-8 cannot encode, become U+FFFD."""
    try:
        return msgspec.json.encode(ledger).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(encodable_all(msgspec.to_builtins(ledger))).decode()
