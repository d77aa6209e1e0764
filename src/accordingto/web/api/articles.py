"""Articles: found, got as ledgers, compared, exported, removed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from accordingto.export import LEDGER_FILES, FileFormat
from accordingto.store import Entry, Page, Query, Version, find
from accordingto.types import Act, Certainty, Ledger
from accordingto.versions import Comparison, compare
from accordingto.web.api.operations import (
    Answer,
    Call,
    OfArticle,
    Operation,
    Paged,
    Reply,
    Text,
    as_json,
    as_page,
    iso,
)
from accordingto.web.exports import MEDIA_TYPES, attachment

Number = Annotated[int, Meta(ge=1, le=1_000_000)]


class ArticlesAsked(Paged, frozen=True, kw_only=True):
    """Which articles; each parameter narrows the list."""

    q: Text = ""
    """Words that all stand in the article; in quotation marks they stand together; a final ``*`` stands for
    any ending."""
    outlet: Text = ""
    """Name of the publisher."""
    person: Text = ""
    """Key of a person who appears in it."""
    act: tuple[Act, ...] = ()
    """At least one statement has one of these acts …"""
    certainty: tuple[Certainty, ...] = ()
    """… with one of these certainties."""
    since: date | None = None
    """First day of publication."""
    until: date | None = None
    """Last day of publication."""
    warning: Annotated[tuple[Text, ...], Meta(max_length=50)] = ()
    """The article has at least one of the warnings with these codes."""


class OneLedger(OfArticle, frozen=True, kw_only=True):
    """Which ledger of an article."""

    version: Number | None = None
    """Number of the version; without it the latest."""
    reader: Text | None = None
    """The reader, as ``versions`` lists it; without it the one that is shown."""
    corrected: bool = True
    """Whether with what people corrected, or as it was read."""


class Exported(OneLedger, frozen=True, kw_only=True):
    """Which ledger, and in which format."""

    format: FileFormat
    """What ``accordingto read --format`` calls it."""


class Compared(OfArticle, frozen=True, kw_only=True):
    """Which two versions of an article."""

    old: Number
    """Number of the one."""
    new: Number
    """Number of the other."""


def query_of(asked: ArticlesAsked) -> Query:
    """Return the query of the library that parameters ask."""
    return Query(
        text=asked.q,
        outlet=asked.outlet,
        person=asked.person,
        acts=asked.act,
        certainties=asked.certainty,
        since=iso(asked.since),
        until=iso(asked.until),
        warnings=asked.warning,
    )


def articles(call: Call[ArticlesAsked]) -> Reply:
    """List articles, the newest first; those without a day come last."""
    asked = call.asked
    return as_page(call, call.library.ask(find, query_of(asked), after=asked.after, limit=asked.limit))


def ledger_of(call: Call[OneLedger]) -> Ledger:
    """Return the ledger that was asked for. Raises ``NotInLibrary``."""
    asked, library = call.asked, call.library
    if asked.corrected:
        return library.shown(asked.key, version=asked.version, reader=asked.reader).ledger
    return library.ledger(asked.key, version=asked.version, reader=asked.reader)


def article(call: Call[OneLedger]) -> Reply:
    """Get the ledger of an article: its reading, with the corrections unless ``corrected=false``."""
    return as_json(ledger_of(call))


def remove(call: Call[OfArticle]) -> Reply:
    """Remove an article with its versions, readings and corrections."""
    call.library.remove(call.asked.key)
    return Reply(status=204)


def versions(call: Call[OfArticle]) -> Reply:
    """List the versions of an article with their readings, the oldest first."""
    return as_json(Page(items=call.library.versions(call.asked.key), after=None))


def comparison(call: Call[Compared]) -> Reply:
    """Compare two versions: what was added, removed, hardened, softened or attributed to another source."""
    asked = call.asked
    old, new = (call.library.shown(asked.key, version=number).ledger for number in (asked.old, asked.new))
    return as_json(compare(old, new))


def exported(call: Call[Exported]) -> Reply:
    """Export an article in one of the formats of ``accordingto read``."""
    format = LEDGER_FILES[call.asked.format]
    ledger = ledger_of(call)
    headers = attachment(f"accordingto-{ledger.article.id}", format)
    return Reply(b"".join(format.write([ledger])), format.media_type, headers=headers)


OPERATIONS = (
    Operation(
        "GET",
        "/articles",
        articles,
        {
            200: Answer(
                "A page of articles.", Page[Entry], headers={"Link": "The next page, if there is one."}
            )
        },
        ArticlesAsked,
    ),
    Operation("GET", "/articles/{key}", article, {200: Answer("The ledger.", Ledger)}, OneLedger),
    Operation(
        "DELETE", "/articles/{key}", remove, {204: Answer("It is removed.", media_types=())}, OfArticle
    ),
    Operation(
        "GET",
        "/articles/{key}/versions",
        versions,
        {200: Answer("All versions.", Page[Version])},
        OfArticle,
    ),
    Operation(
        "GET",
        "/articles/{key}/comparison",
        comparison,
        {200: Answer("What differs.", Comparison)},
        Compared,
    ),
    Operation(
        "GET",
        "/articles/{key}/export",
        exported,
        {200: Answer("The file.", media_types=MEDIA_TYPES)},
        Exported,
    ),
)
"""What can be done with articles that are there."""
