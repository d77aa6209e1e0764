"""API operations on articles of the library: search, get as ledgers, compare, export, remove."""

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
    """Parameters for a search for articles; each parameter narrows the list."""

    q: Text = ""
    """Words that the article must all contain. Quotation marks make a phrase, and a final ``*`` a prefix."""
    outlet: Text = ""
    """Name of the publisher."""
    person: Text = ""
    """Key of a person who appears in it."""
    act: tuple[Act, ...] = ()
    """At least one statement must have one of these acts …"""
    certainty: tuple[Certainty, ...] = ()
    """… with one of these certainties, in the same statement."""
    since: date | None = None
    """First day of publication."""
    until: date | None = None
    """Last day of publication."""
    warning: Annotated[tuple[Text, ...], Meta(max_length=50)] = ()
    """Codes of warnings; the article must have at least one of them."""


class OneLedger(OfArticle, frozen=True, kw_only=True):
    """Parameters for one ledger of an article."""

    version: Number | None = None
    """Number of the version; without it, the latest."""
    reader: Text | None = None
    """The reader, as listed by ``versions``; without it, the one that is shown."""
    corrected: bool = True
    """Whether to apply corrections."""


class Exported(OneLedger, frozen=True, kw_only=True):
    """Parameters for an export of a ledger."""

    format: FileFormat
    """The format, as in ``accordingto read --format``."""


class Compared(OfArticle, frozen=True, kw_only=True):
    """Parameters for a comparison of two versions of an article."""

    old: Number
    """Number of the old version."""
    new: Number
    """Number of the new version."""


def query_of(asked: ArticlesAsked) -> Query:
    """Return the library query for the parameters of a search."""
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
    """List articles, newest first; those without a day come last."""
    asked = call.asked
    return as_page(call, call.library.ask(find, query_of(asked), after=asked.after, limit=asked.limit))


def ledger_of(call: Call[OneLedger]) -> Ledger:
    """Return the requested ledger. Raises ``NotInLibrary``."""
    asked, library = call.asked, call.library
    if asked.corrected:
        return library.shown(asked.key, version=asked.version, reader=asked.reader).ledger
    return library.ledger(asked.key, version=asked.version, reader=asked.reader)


def article(call: Call[OneLedger]) -> Reply:
    """Get the ledger of an article, with corrections applied unless ``corrected=false``."""
    return as_json(ledger_of(call))


def remove(call: Call[OfArticle]) -> Reply:
    """Remove an article with its versions, readings and corrections."""
    call.library.remove(call.asked.key)
    return Reply(status=204)


def versions(call: Call[OfArticle]) -> Reply:
    """List the versions of an article with their readings, oldest first."""
    return as_json(Page(items=call.library.versions(call.asked.key), after=None))


def comparison(call: Call[Compared]) -> Reply:
    """Compare two versions: claims added, removed, hardened, softened or attributed to another source."""
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
        "DELETE", "/articles/{key}", remove, {204: Answer("It was removed.", media_types=())}, OfArticle
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
        {200: Answer("The differences.", Comparison)},
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
"""The operations on articles of the library."""
