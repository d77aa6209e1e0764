"""What a library answers about stories: frozen, ready for JSON."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class StoryEntry(Struct, frozen=True, kw_only=True):
    """A story as it stands in a list."""

    key: str
    """Key of its first article; the key of any of its articles leads to it as well."""
    title: str
    """What people call it, or else the title of its longest article."""
    articles: int
    """How many articles it has."""
    outlets: tuple[str, ...]
    """Names of their publishers, each once."""
    unnamed: int
    """How many of its articles name no publisher."""
    first: str | None
    """ISO 8601 day of its first article; null where none has a day."""
    last: str | None
    """ISO 8601 day of its last article."""
    claims: int | None
    """Claims that several of its articles have; null until its articles have been compared."""
    denials: int | None
    """Claims that somebody denies; null until then."""


class StoryWords(Struct, frozen=True, kw_only=True):
    """A sentence of an article of a story."""

    article: str
    """Key of the article."""
    text: str
    """The sentence, as it was."""


class StoryCorrection(Struct, frozen=True, kw_only=True):
    """Something that somebody said of a story."""

    id: str
    """Its name within the library."""
    kind: Literal["join", "split", "name", "reject"]
    """Whether two stories were joined, articles were split off, the story was given a name, or a link between
    two of its sentences was rejected."""
    articles: tuple[str, ...]
    """Keys of the articles that were split off; of one article of each story that was joined, or of one of
    that which was named; of those of the sentences; without those that have been removed since."""
    name: str | None
    """The name; null unless it was given one."""
    words: tuple[StoryWords, ...]
    """The sentences that have no claim in common, those of the fullest first; empty unless a link was
    rejected."""
    author: str
    """Who said so."""
    reason: str
    """Why; may be empty."""
    made: str
    """ISO 8601 datetime."""
    undone: str | None
    """ISO 8601 datetime at which it was undone; null while it stands."""
    undone_by: str | None
    """Who undid it."""


class StoryEvent(Struct, frozen=True, kw_only=True):
    """Something that became of an article of a story."""

    kind: Literal["added", "came", "left", "removed", "corrected"]
    """Whether it was added to the library, came from another story or left for another one, was removed from
    the library, or was corrected."""
    article: str
    """Key of the article."""
    title: str
    """Its title."""
    made: str
    """ISO 8601 datetime."""


class StoryHistory(Struct, frozen=True, kw_only=True):
    """What people said of a story, and what became of its articles."""

    corrections: tuple[StoryCorrection, ...]
    """What people said of it, in order, what is undone, too."""
    events: tuple[StoryEvent, ...]
    """What became of its articles, in order."""
