"""What all tables have in common: the columns of the article, and how values are written.

The fields of a row are its columns, in this order. Texts are on one line, with an ellipsis where the article
has something else between two pieces; the exact places stand beside them as spans.
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
    """A stretch of the article's text, without its words."""

    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset after the last character."""


class ArticleColumns(Struct, frozen=True, kw_only=True):
    """What every row says of its article."""

    article_id: str
    """Hash of the text."""
    path: str | None
    """The file, as it was named on input."""
    url: str | None
    """Address of the article."""
    outlet: str | None
    """Name of the publisher."""
    published: str | None
    """ISO 8601 date or datetime of publication, as it was given."""
    day: date | None
    """The day of ``published``."""
    language: str | None
    """ISO 639-1 code."""
    headline: str | None
    """The headline."""


def day_of(published: str | None) -> date | None:
    """Give the day of an ISO 8601 date or datetime; ``None`` for what is neither."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def article_columns(article: Article) -> dict[str, Any]:
    """Return the values of the columns that every row has."""
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
    """Return who each link of a chain is: the outlet, an actor, or the words of a source."""
    names = {actor.id: actor.name for actor in ledger.actors}
    voices = {
        one.id: (names.get(one.actor) if one.actor is not None else None) or joined(one.source)
        for one in ledger.attributions
    }
    voices[OUTLET] = ledger.article.outlet or OUTLET
    return voices


def values_of(ids: Iterable[str], times: Mapping[str, Time]) -> tuple[str, ...]:
    """Return the values of temporal expressions, or their words where they have none."""
    return tuple(time.value or one_line(time.text) for id in ids if (time := times.get(id)) is not None)


def places_of(spans: Iterable[Span]) -> tuple[Place, ...]:
    """Return where spans stand."""
    return tuple(Place(span.start, span.end) for span in spans)
