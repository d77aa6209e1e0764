"""Stories drawn by hand: what several outlets say of one event, claim by claim (``DATA/stories``)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

Relation = Literal["same", "weaker", "stronger", "denies"]


class DrawnSpan(Struct, frozen=True):
    """A stretch of an article's text."""

    start: int
    end: int


class DrawnPlace(Struct, frozen=True, kw_only=True):
    """Where an article has a claim or prints an utterance."""

    path: str
    spans: tuple[DrawnSpan, ...]
    relation: Relation = "same"
    variant: str = "same"

    @property
    def chars(self) -> frozenset[int]:
        """The characters of its sentences."""
        return frozenset(at for span in self.spans for at in range(span.start, span.end))


class DrawnOrigins(Struct, frozen=True):
    """Articles by origin."""

    groups: tuple[tuple[str, ...], ...] = ()
    unknown: tuple[str, ...] = ()


class DrawnClaim(Struct, frozen=True, kw_only=True):
    """A claim that several articles have, or one has and another denies."""

    id: str
    where: tuple[DrawnPlace, ...]
    origins: DrawnOrigins = DrawnOrigins()


class DrawnQuote(Struct, frozen=True, kw_only=True):
    """One utterance as articles print it."""

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
    """A story as it was drawn."""

    id: str
    articles: tuple[DrawnArticle, ...]
    claims: tuple[DrawnClaim, ...]
    quotes: tuple[DrawnQuote, ...]


def read_stories(file: Path) -> list[DrawnStory]:
    """Return the stories of a file, one a line."""
    decoder = msgspec.json.Decoder(DrawnStory)
    return [decoder.decode(line) for line in file.read_bytes().splitlines() if line]


def touches(one: frozenset[int] | set[int], other: frozenset[int] | set[int]) -> bool:
    """Return whether half of the smaller of two sets of characters lies in the other."""
    return bool(one) and bool(other) and 2 * len(one & other) >= min(len(one), len(other))
