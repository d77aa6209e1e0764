"""A story as clustering knows it: its articles, in order of time, with who published them."""

from __future__ import annotations

from msgspec import Struct


class Member(Struct, frozen=True, kw_only=True):
    """An article of a story."""

    id: str
    """Hash of the article's text."""
    path: str | None = None
    """The file, as it was named on input."""
    url: str | None = None
    """Address of the article."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication, as the article gives it."""
    headline: str | None = None
    """The headline, on one line."""


class Storyline(Struct, frozen=True, kw_only=True):
    """Articles that tell of one event."""

    id: str
    """Hash of the article that came first; it stays the same as long as that does."""
    first: str | None
    """ISO 8601 date of the first article that has a believable one, in universal time."""
    last: str | None
    """ISO 8601 date of the last such article."""
    outlets: tuple[str, ...]
    """Names of the publishers, each once, in the order of their first articles."""
    unnamed: int
    """Articles whose publisher is not known: of how many outlets they are, nobody can say."""
    names: tuple[str, ...]
    """Names that most of the articles share and that tell the story best from others, in small letters."""
    members: tuple[Member, ...]
    """The articles, the earliest first, then those without a day."""


def was_told(story: Storyline, day: str) -> bool:
    """Return whether a day lies within those of a story."""
    return story.first is not None and story.last is not None and story.first <= day <= story.last
