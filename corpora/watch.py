"""Watch lists that people drew by hand: what lies ahead in an article on the day of its publication.

A folder holds ``NAME.json`` for each article; its text is that of the ledger of the same name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from accordingto.types import Span


class GoldItem(Struct, frozen=True, kw_only=True):
    """An item as a person drew it."""

    kind: Literal["promise", "threat", "prediction", "deadline"]
    what: tuple[Span, ...]
    due: str | None = None
    """The last day on which it is kept; "vague" where its words set no day."""


class GoldWatchList(Struct, frozen=True, kw_only=True):
    """The watch list of an article."""

    file: str
    """Name of the article's text file."""
    published: str
    items: tuple[GoldItem, ...] = ()


def read_watch_lists(folder: Path) -> list[GoldWatchList]:
    """Return the watch lists of a folder, in the order of the names of their files."""
    return [msgspec.json.decode(p.read_bytes(), type=GoldWatchList) for p in sorted(folder.glob("*.json"))]


def is_drawn(content: tuple[Span, ...], items: tuple[GoldItem, ...]) -> bool:
    """Return whether some words are an item: half of the characters of either are of both."""
    own = characters(content)
    drawn = [characters(item.what) for item in items]
    return any(2 * len(own & other) >= len(own | other) for other in drawn if own and other)


def characters(spans: tuple[Span, ...]) -> set[int]:
    """Return the offsets of the characters of some spans."""
    return {at for span in spans for at in range(span.start, span.end)}
