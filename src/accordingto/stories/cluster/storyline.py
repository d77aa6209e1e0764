"""The types of a story as clustering finds it: its articles in order of time, with their publishers."""

from __future__ import annotations

from msgspec import Struct


class Member(Struct, frozen=True, kw_only=True):
    """An article of a story."""

    id: str
    """Hash of the article's text."""
    path: str | None = None
    """Path of the file, as given on input."""
    url: str | None = None
    """URL of the article."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication, as the article gives it."""
    headline: str | None = None
    """The headline, on one line."""
    words: int = 0
    """Number of words of its text."""


class Storyline(Struct, frozen=True, kw_only=True):
    """Articles on one event."""

    id: str
    """Id (hash of the text) of the earliest article; it stays the same as long as that is the earliest."""
    title: str | None
    """The title that somebody gave it in a library, or else the headline of its longest article; None if no
    article has a headline."""
    first: str | None
    """ISO 8601 date (UTC) of the earliest article with a believable date; None if there is none."""
    last: str | None
    """ISO 8601 date (UTC) of the latest such article."""
    outlets: tuple[str, ...]
    """Names of the publishers, each once, in the order of their first articles."""
    unnamed: int
    """Number of articles whose publisher is unknown; from how many outlets they are is unknown, too."""
    names: tuple[str, ...]
    """Names that are among the most distinctive ones of the largest number of its articles, in lower case."""
    members: tuple[Member, ...]
    """The articles, the earliest first, those without a day last."""


def was_told(story: Storyline, day: str) -> bool:
    """Return whether an ISO 8601 day is between the first and the last day of a story."""
    return story.first is not None and story.last is not None and story.first <= day <= story.last
