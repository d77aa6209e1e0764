"""Result types for stories: frozen structs that serialize to JSON."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class StoryEntry(Struct, frozen=True, kw_only=True):
    """A story in a list."""

    key: str
    """Key of its first article; the key of any of its articles also identifies it."""
    title: str
    """The name that somebody gave it, or else the title of its longest article."""
    articles: int
    """Number of its articles."""
    outlets: tuple[str, ...]
    """Names of their publishers, each once."""
    unnamed: int
    """Number of its articles without a publisher."""
    first: str | None
    """ISO 8601 day of its first article; null if none has a day."""
    last: str | None
    """ISO 8601 day of its last article; null if none has a day."""
    claims: int | None
    """Number of claims that several of its articles have; null until its articles have been compared."""
    denials: int | None
    """Number of claims that somebody denies; null until its articles have been compared."""


class StoryWords(Struct, frozen=True, kw_only=True):
    """A sentence of one of a story's articles."""

    article: str
    """Key of the article."""
    text: str
    """The sentence as it was at the time."""


class StoryCorrection(Struct, frozen=True, kw_only=True):
    """A correction of a story by hand."""

    id: str
    """Its identifier within the library."""
    kind: Literal["join", "split", "name", "reject"]
    """Whether two stories were merged, articles were split off, the story was named, or a link between two of
    its sentences was rejected."""
    articles: tuple[str, ...]
    """Keys of the articles concerned, except removed ones: those split off, one of each merged story, one of
    the named story, or those of the sentences."""
    name: str | None
    """The name; null for other kinds."""
    words: tuple[StoryWords, ...]
    """The sentences that have no claim in common, those of the fullest place first; empty for other kinds."""
    author: str
    """Who made it."""
    reason: str
    """Why; may be empty."""
    made: str
    """ISO 8601 datetime at which it was made."""
    undone: str | None
    """ISO 8601 datetime at which it was undone; null while it stands."""
    undone_by: str | None
    """Who undid it."""


class StoryEvent(Struct, frozen=True, kw_only=True):
    """An event in a story: something that happened to one of its articles."""

    kind: Literal["added", "came", "left", "removed", "corrected"]
    """Whether the article was added to the library, came from or left for another story, was removed from the
    library, or was corrected."""
    article: str
    """Key of the article."""
    title: str
    """Its title."""
    made: str
    """ISO 8601 datetime of the event."""


class StoryHistory(Struct, frozen=True, kw_only=True):
    """The corrections of a story, and the events of its articles."""

    corrections: tuple[StoryCorrection, ...]
    """Its corrections, including undone ones, oldest first."""
    events: tuple[StoryEvent, ...]
    """The events of its articles, oldest first."""
