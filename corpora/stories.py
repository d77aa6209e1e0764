"""Reader of stories annotated by hand: what several outlets claim about one event (``DATA/stories``)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

Relation = Literal["same", "weaker", "stronger", "denies"]


class DrawnSpan(Struct, frozen=True):
    """A span of an article's text, as offsets."""

    start: int
    end: int


class DrawnPlace(Struct, frozen=True, kw_only=True):
    """A place where an article makes a claim or prints a quotation."""

    path: str
    spans: tuple[DrawnSpan, ...]
    relation: Relation = "same"
    variant: str = "same"

    @property
    def chars(self) -> frozenset[int]:
        """Offsets of all characters in its spans."""
        return frozenset(at for span in self.spans for at in range(span.start, span.end))


class DrawnOrigins(Struct, frozen=True):
    """The articles with a claim, grouped by origin, and those of unknown origin."""

    groups: tuple[tuple[str, ...], ...] = ()
    unknown: tuple[str, ...] = ()


class DrawnClaim(Struct, frozen=True, kw_only=True):
    """A claim that several articles make, or that one makes and another denies."""

    id: str
    where: tuple[DrawnPlace, ...]
    origins: DrawnOrigins = DrawnOrigins()


class DrawnQuote(Struct, frozen=True, kw_only=True):
    """One quotation, with all places where it is printed."""

    id: str
    where: tuple[DrawnPlace, ...]


class DrawnArticle(Struct, frozen=True, kw_only=True):
    """An article of a story."""

    path: str
    text: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    authors: str = ""


class DrawnStory(Struct, frozen=True, kw_only=True):
    """An annotated story."""

    id: str
    articles: tuple[DrawnArticle, ...]
    claims: tuple[DrawnClaim, ...]
    quotes: tuple[DrawnQuote, ...]


def read_stories(file: Path) -> list[DrawnStory]:
    """Return the stories of a JSON lines file."""
    decoder = msgspec.json.Decoder(DrawnStory)
    return [decoder.decode(line) for line in file.read_bytes().splitlines() if line]


def touches(one: frozenset[int] | set[int], other: frozenset[int] | set[int]) -> bool:
    """Return whether at least half of the smaller set of offsets is in the other; False if one is empty."""
    return bool(one) and bool(other) and 2 * len(one & other) >= min(len(one), len(other))
