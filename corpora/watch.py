"""Reader of watch lists annotated by hand: what an article says will happen after its publication.

DATA/watch holds ``NAME.json`` for each article; the text is that of the ledger with the same name in
DATA/ledgers, and so is the part, train or dev.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from accordingto.ingest import article_from_text
from accordingto.types import Article, Span
from corpora.ledgers import Part, paths_of, text_of


class GoldItem(Struct, frozen=True, kw_only=True):
    """An annotated watch item."""

    kind: Literal["promise", "threat", "prediction", "deadline"]
    what: tuple[Span, ...]
    """The words that say what is to happen."""
    due: str | None = None
    """The last day on which it can be kept; "vague" if its words set no day."""

    @property
    def day(self) -> str | None:
        """The last day on which it can be kept; None if there is none or its words set none."""
        return None if self.due == "vague" else self.due


class _GoldWatchList(Struct, frozen=True, kw_only=True):
    published: str
    items: tuple[GoldItem, ...] = ()


class WatchedArticle(Struct, frozen=True):
    """An article and its hand-annotated watch list."""

    article: Article
    items: tuple[GoldItem, ...]


def watch_files(data: Path, part: Part) -> list[Path]:
    """Return the paths of the watch lists of a part, sorted by name; empty if DATA has none."""
    if not (data / "watch").is_dir() or not (data / "ledgers").is_dir():
        return []
    paths = (data / "watch" / ledger.name for ledger in paths_of(data / "ledgers", part))
    return [path for path in paths if path.exists()]


def watched_text(data: Path, path: Path) -> Path:
    """Return the path of the text that a watch list is about."""
    return text_of(data / "ledgers" / path.name)


def read_watched(data: Path, part: Part) -> list[WatchedArticle]:
    """Return the articles of a part that have a watch list, with their lists, sorted by name."""
    return [_read(path, watched_text(data, path)) for path in watch_files(data, part)]


def _read(path: Path, text: Path) -> WatchedArticle:
    drawn = msgspec.json.decode(path.read_bytes(), type=_GoldWatchList)
    article = article_from_text(text.read_text(encoding="utf-8"), path=text.name, published=drawn.published)
    return WatchedArticle(article, drawn.items)


def is_drawn(content: tuple[Span, ...], items: tuple[GoldItem, ...]) -> bool:
    """Return whether the Jaccard overlap of a content with an annotated item is at least one half."""
    own = characters(content)
    drawn = [characters(item.what) for item in items]
    return any(2 * len(own & other) >= len(own | other) for other in drawn if own and other)


def characters(spans: tuple[Span, ...]) -> set[int]:
    """Return the offsets of all characters in the spans."""
    return {at for span in spans for at in range(span.start, span.end)}
