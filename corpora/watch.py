"""Reader of watch lists annotated by hand: what an article says will happen after its publication.

A folder holds ``NAME.json`` for each article; the text is that of the ledger with the same name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from accordingto.types import Span


class GoldItem(Struct, frozen=True, kw_only=True):
    """An annotated watch item."""

    kind: Literal["promise", "threat", "prediction", "deadline"]
    what: tuple[Span, ...]
    """The words that say what is to happen."""
    due: str | None = None
    """The last day on which it can be kept; "vague" if its words set no day."""


class GoldWatchList(Struct, frozen=True, kw_only=True):
    """The annotated watch list of an article."""

    file: str
    """Name of the article's text file."""
    published: str
    items: tuple[GoldItem, ...] = ()


def read_watch_lists(folder: Path) -> list[GoldWatchList]:
    """Return the watch lists of a folder, sorted by file name."""
    return [msgspec.json.decode(p.read_bytes(), type=GoldWatchList) for p in sorted(folder.glob("*.json"))]


def is_drawn(content: tuple[Span, ...], items: tuple[GoldItem, ...]) -> bool:
    """Return whether the Jaccard overlap of a content with an annotated item is at least one half."""
    own = characters(content)
    drawn = [characters(item.what) for item in items]
    return any(2 * len(own & other) >= len(own | other) for other in drawn if own and other)


def characters(spans: tuple[Span, ...]) -> set[int]:
    """Return the offsets of all characters in the spans."""
    return {at for span in spans for at in range(span.start, span.end)}
