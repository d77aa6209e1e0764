"""The columns that all tables share, which describe the article, and functions for the values of columns.

The fields of a row are its columns, in the same order. Text is on one line, with an ellipsis between two
spans; the exact offsets are in columns of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from accordingto.export.checks import OUTLET
from accordingto.export.wording import joined, one_line
from accordingto.types import Article, Ledger, Span, Time


class Place(Struct, frozen=True):
    """A span of the article's text, without its words."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset after the last character."""


class ArticleColumns(Struct, frozen=True, kw_only=True):
    """The columns about the article, which every row has."""

    article_id: str
    """Hash of the text."""
    path: str | None
    """Path of the file, as given on input."""
    url: str | None
    """Address of the article."""
    outlet: str | None
    """Name of the publisher."""
    published: str | None
    """ISO 8601 date or datetime of publication, as given."""
    day: date | None
    """The day of ``published``."""
    language: str | None
    """ISO 639-1 code."""
    headline: str | None
    """The headline."""


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or datetime, or None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def article_columns(article: Article) -> dict[str, Any]:
    """Return the values of ``ArticleColumns`` for an article, by column."""
    return {
        "article_id": article.id,
        "path": article.path,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "day": day_of(article.published),
        "language": article.language,
        "headline": one_line(article.headline.text) if article.headline else None,
    }


def voices_of(ledger: Ledger) -> Mapping[str, str]:
    """Return a name for each possible link of a chain: of the outlet, of the actor, or the source's words."""
    names = {actor.id: actor.name for actor in ledger.actors}
    voices = {
        one.id: (names.get(one.actor) if one.actor is not None else None) or joined(one.source)
        for one in ledger.attributions
    }
    voices[OUTLET] = ledger.article.outlet or OUTLET
    return voices


def values_of(ids: Iterable[str], times: Mapping[str, Time]) -> tuple[str, ...]:
    """Return the values of the temporal expressions with these ids, or their words if they have none."""
    return tuple(time.value or one_line(time.text) for id in ids if (time := times.get(id)) is not None)


def places_of(spans: Iterable[Span]) -> tuple[Place, ...]:
    """Return the offsets of spans."""
    return tuple(Place(span.start, span.end) for span in spans)
