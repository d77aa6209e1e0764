"""What a library answers with: frozen, ready for JSON."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from msgspec import Struct

from accordingto.corrections import Correction
from accordingto.types import ActorKind
from accordingto.watchlist import WatchItem

T = TypeVar("T")

SearchedPage = Literal["/", "/statements"]
"""Pages whose searches can be saved: the articles, and the statements."""
Outcome = Literal["new", "version", "reading", "details", "unchanged"]
"""What adding did: a new article, a new version of one, a new reading of a version, another outlet, byline or
day, or nothing."""


class Added(Struct, frozen=True, kw_only=True):
    """What became of a ledger that was added."""

    key: str
    """The article within the library."""
    version: int
    """The version that the ledger is of: 1, 2, …"""
    outcome: Outcome
    """What was new."""


class Reread(Struct, frozen=True, kw_only=True):
    """A text that is still to be read."""

    key: str
    """The article within the library."""
    version: int
    """Which of its versions."""


class Page(Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a longer list."""

    items: tuple[T, ...]
    """What stands on this page."""
    after: str | None
    """Where the next page begins: pass it as ``after``; null on the last page."""


class Entry(Struct, frozen=True, kw_only=True):
    """An article as it stands in a list."""

    key: str
    """The article within the library."""
    title: str
    """Its headline, or what else names it."""
    outlet: str | None
    """Its publisher."""
    published: str | None
    """ISO 8601 date or datetime of publication."""
    url: str | None
    """Its address."""
    versions: int
    """How many versions there are."""
    words: int
    """Words of its text."""
    statements: int
    """Attributions in it."""
    warnings: tuple[str, ...]
    """Codes of its warnings."""


class ReadingInfo(Struct, frozen=True, kw_only=True):
    """One reading of a version."""

    reader: str
    """Version of the program and hash of the model that read it."""
    added: str
    """ISO 8601 datetime at which it was added."""
    shown: bool
    """Whether it is the one that is shown."""


class Version(Struct, frozen=True, kw_only=True):
    """One text of an article."""

    number: int
    """1, 2, … in the order in which they were added."""
    text_id: str
    """``Article.id``: the hash of the text."""
    retrieved: str | None
    """ISO 8601 datetime at which the page was fetched; null for files."""
    added: str
    """ISO 8601 datetime at which it was added."""
    readings: tuple[ReadingInfo, ...]
    """Its readings, the oldest first."""


class Person(Struct, frozen=True, kw_only=True):
    """A person, organization or other actor across articles."""

    key: str
    """Stable name within the library."""
    name: str
    """The fullest name."""
    kind: ActorKind
    """What it is."""
    articles: int
    """Articles it appears in."""
    statements: int
    """Attributions of which it is the source."""


class Appearance(Struct, frozen=True, kw_only=True):
    """A person in one article, and why the actor there is taken for this person."""

    article: str
    """Key of the article."""
    title: str
    """Title of the article."""
    outlet: str | None
    """Publisher of the article."""
    day: str | None
    """Day of publication."""
    actor: str
    """Id of the actor within the ledger."""
    name: str
    """Name in this article."""
    role: str | None
    """Role, as this article gives it."""
    affiliation: str | None
    """Affiliation, as this article gives it."""
    mentions: int
    """How often the article refers to it."""
    why: str
    """Why the actor is taken for this person: a code that the documentation explains."""


class Sourcing(Struct, frozen=True, kw_only=True):
    """How an outlet sources: counts over the articles of it that are in the library."""

    outlet: str
    """Name of the publisher."""
    articles: int
    """Articles in the library."""
    single_source: int
    """Articles of these with the warning ``single_source``."""
    statements: int
    """Attributions in these articles."""
    named: int
    """Attributions to a named source."""
    unnamed: int
    """To an unnamed one."""
    collective: int
    """To a crowd."""
    document: int
    """To a document."""
    by_outlet: int
    """To another outlet."""
    nobody: int
    """To nobody."""
    checks: int
    """Propositions in headlines that have a verdict other than ``unclear``."""
    dropped: int
    """How many of these drop a hedge or an attribution that the body has."""


class Share(Struct, frozen=True):
    """A count of something."""

    name: str
    """What is counted."""
    count: int
    """How often it is there."""


class Portrait(Struct, frozen=True, kw_only=True):
    """The names, roles and affiliations that articles give someone, each with the number of articles."""

    names: tuple[Share, ...]
    """Names."""
    roles: tuple[Share, ...]
    """Roles, as the articles give them."""
    affiliations: tuple[Share, ...]
    """Affiliations, as the articles give them."""
    articles: int
    """Articles that were looked at: all, or those added last."""


class Behind(Struct, frozen=True, kw_only=True):
    """An article behind a number of an outlet."""

    article: str
    """Key of the article."""
    title: str
    """Its title."""
    day: str | None
    """Day of publication."""
    count: int
    """How often what was counted is there."""
    whole: int
    """Of how many."""


class Watched(Struct, frozen=True, kw_only=True):
    """An item of the watch list, with where it stands."""

    key: str
    """Key of the article."""
    person: str | None
    """Key of the person whose word it is."""
    item: WatchItem
    """The item."""


class Kept(Struct, frozen=True, kw_only=True):
    """A correction, and whether it still stands."""

    correction: Correction
    """The correction."""
    undone: str | None
    """ISO 8601 datetime at which it was undone; null while it stands."""
    undone_by: str | None
    """Who undid it."""


class Joining(Struct, frozen=True, kw_only=True):
    """A merge of two people, or a split of one who is someone else in an article."""

    id: str
    """Its name within the library."""
    kind: Literal["join", "split"]
    """Whether two were joined, or one was split."""
    person: str
    """Key of the person joined into another, or split."""
    other: str
    """Key of the person joined into, or of whom the article means instead."""
    article: str | None
    """Key of the article that was split off; null of those joined."""
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


class SavedSearch(Struct, frozen=True, kw_only=True):
    """A search that was saved under a name."""

    name: str
    """Its name."""
    query: str
    """Its query string."""
    made: str
    """ISO 8601 datetime at which it was saved."""
    page: SearchedPage
    """The page that it is a search of."""
