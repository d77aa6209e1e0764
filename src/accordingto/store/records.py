"""Result types of the library's queries: frozen structs that serialize to JSON."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from msgspec import Struct

from accordingto.types import ActorKind
from accordingto.watchlist import WatchItem

T = TypeVar("T")

SearchedPage = Literal["/", "/statements"]
"""The pages whose searches can be saved: articles and statements."""
Outcome = Literal["new", "version", "reading", "details", "unchanged"]
"""Outcome of adding a ledger: a new article, a new version of an article, a new reading of a version, new
details (outlet, byline or day), or nothing new."""


class Added(Struct, frozen=True, kw_only=True):
    """The outcome of adding a ledger."""

    key: str
    """Key of the article."""
    version: int
    """Number of the version that the ledger belongs to: 1, 2, …"""
    outcome: Outcome
    """What the ledger added."""


class Reread(Struct, frozen=True, kw_only=True):
    """A version of an article that is to be read again."""

    key: str
    """Key of the article."""
    version: int
    """Number of the version."""


class Page(Struct, Generic[T], frozen=True, kw_only=True):
    """One page of a longer list."""

    items: tuple[T, ...]
    """The items on this page."""
    after: str | None
    """Cursor of the next page, to pass as ``after``; null on the last page."""


class Entry(Struct, frozen=True, kw_only=True):
    """An article in a list."""

    key: str
    """Key of the article."""
    title: str
    """Its headline, else its file, address or id."""
    outlet: str | None
    """Its publisher."""
    published: str | None
    """ISO 8601 date or datetime of publication."""
    url: str | None
    """Its address."""
    versions: int
    """Number of its versions."""
    words: int
    """Number of words in its text."""
    statements: int
    """Number of attributions in it."""
    warnings: tuple[str, ...]
    """Codes of its warnings."""


class ReadingInfo(Struct, frozen=True, kw_only=True):
    """One reading of a version."""

    reader: str
    """Version of the program and hash of the model that made it."""
    added: str
    """ISO 8601 datetime at which it was added."""
    shown: bool
    """Whether it is the one that is shown."""


class Version(Struct, frozen=True, kw_only=True):
    """One version of the text of an article."""

    number: int
    """1, 2, … in the order in which the versions were added."""
    text_id: str
    """``Article.id``: the hash of the text."""
    retrieved: str | None
    """ISO 8601 datetime at which the page was fetched; null for files."""
    added: str
    """ISO 8601 datetime at which it was added."""
    readings: tuple[ReadingInfo, ...]
    """Its readings, oldest first."""


class Person(Struct, frozen=True, kw_only=True):
    """A person, organization or other actor across articles."""

    key: str
    """Stable identifier within the library."""
    name: str
    """Its fullest name in the article with which it was first added."""
    kind: ActorKind
    """Kind of actor."""
    articles: int
    """Number of articles it appears in."""
    statements: int
    """Number of attributions with it as the source."""


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
    """Number of mentions in the article."""
    why: str
    """Why the actor is taken for this person: a code that the documentation explains."""


class Sourcing(Struct, frozen=True, kw_only=True):
    """The sources that an outlet uses: counts over its articles in the library."""

    outlet: str
    """Name of the publisher."""
    articles: int
    """Number of articles in the library."""
    single_source: int
    """Number of these articles with the warning ``single_source``."""
    statements: int
    """Number of attributions in these articles."""
    named: int
    """Attributions to a named source."""
    unnamed: int
    """Attributions to an unnamed source."""
    collective: int
    """Attributions to a collective source, such as a crowd."""
    document: int
    """Attributions to a document."""
    by_outlet: int
    """Attributions to another outlet."""
    nobody: int
    """Attributions without a source."""
    checks: int
    """Headline propositions with a verdict other than ``unclear``."""
    dropped: int
    """How many of these drop a hedge or an attribution that the body has."""


class Share(Struct, frozen=True):
    """A name with a count."""

    name: str
    """What is counted."""
    count: int
    """The count."""


class Portrait(Struct, frozen=True, kw_only=True):
    """The names, roles and affiliations that articles give someone, each with the number of articles."""

    names: tuple[Share, ...]
    """Names."""
    roles: tuple[Share, ...]
    """Roles, as the articles give them."""
    affiliations: tuple[Share, ...]
    """Affiliations, as the articles give them."""
    articles: int
    """Number of appearances that were counted: all, or those added last."""


class Behind(Struct, frozen=True, kw_only=True):
    """An article that contributes to one of an outlet's counts."""

    article: str
    """Key of the article."""
    title: str
    """Its title."""
    day: str | None
    """Day of publication."""
    count: int
    """The article's part of the count."""
    whole: int
    """The total that ``count`` is a part of, in this article."""


class Watched(Struct, frozen=True, kw_only=True):
    """An item of the watch list, with its article."""

    key: str
    """Key of the article."""
    person: str | None
    """Key of the person who said it."""
    item: WatchItem
    """The item."""


class Joining(Struct, frozen=True, kw_only=True):
    """A merge of two people, or a split of one who is someone else in an article."""

    id: str
    """Its identifier within the library."""
    kind: Literal["join", "split"]
    """Whether two people were merged, or one was split."""
    person: str
    """Key of the person who was merged into another, or split."""
    other: str
    """Key of the person merged into, or of the one whom the article means instead."""
    article: str | None
    """Key of the article that was split off; null for a merge."""
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


class SavedSearch(Struct, frozen=True, kw_only=True):
    """A search that was saved under a name."""

    name: str
    """Its name."""
    query: str
    """Its query string."""
    made: str
    """ISO 8601 datetime at which it was saved."""
    page: SearchedPage
    """The page that it searches."""
