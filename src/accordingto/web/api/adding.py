"""Articles that are sent: read and kept, or only read; one by itself, or up to a hundred at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct

from accordingto.errors import InputError
from accordingto.export import LEDGER_FILES, FileFormat, title_of
from accordingto.ingest import COLUMNS, Given
from accordingto.store import Added
from accordingto.types import Failure, Ledger
from accordingto.web.api.bodies import BODIES, MOST_ARTICLES, About, iso_day, parcel_of
from accordingto.web.api.operations import (
    BASE,
    Answer,
    Asked,
    Call,
    Declined,
    Operation,
    Reply,
    Text,
    as_json,
)
from accordingto.web.exports import MEDIA_TYPES

FAILED = "Accordingto-Failed"
"""The header that counts failures where what is answered has no place for them."""

T = TypeVar("T")


class AboutArticles(Asked, frozen=True, kw_only=True):
    """What is known of articles that the body may not say; what the body says goes before it."""

    outlet: Text = ""
    """Name of the publisher."""
    published: Text = ""
    """ISO 8601 date or datetime of publication."""
    url: Text = ""
    """Address of a page or text that is sent; nothing is fetched from it."""
    name: Text = ""
    """Name of the file that is sent, a label in the ledger; its suffix says what the file is where the media
    type does not."""
    columns: Text = ""
    """What the columns of a table, or the fields of JSON in a file, are called, as in
    ``text=body,headline=title``."""
    any_language: bool = False
    """Whether to read attributions in what is not English, too."""


class AboutRead(AboutArticles, frozen=True, kw_only=True):
    """What is known of articles, and what is to be written."""

    format: FileFormat = "json"
    """What ``accordingto read --format`` calls the format."""


class AddedArticle(Struct, frozen=True, kw_only=True):
    """What became of one of several articles."""

    input: str
    """What names it: its headline, else its file or address."""
    added: Added | None = None
    """Where it stands in the library; null where it failed."""
    failure: Failure | None = None
    """Why it failed; null where it did not."""


class ReadArticle(Struct, frozen=True, kw_only=True):
    """What was read of one of several articles."""

    input: str
    """What names it: its headline, else its file or address."""
    ledger: Ledger | None = None
    """Its ledger; null where it failed."""
    failure: Failure | None = None
    """Why it failed; null where it did not."""


class Several(Struct, Generic[T], frozen=True, kw_only=True):
    """What became of several articles."""

    results: tuple[T, ...]
    """One for each article, in the order in which they were sent."""
    failed: int
    """How many of them failed."""


def add(call: Call[AboutArticles]) -> Reply:
    """Read articles and keep them. What the library has already is not added again.

    The body is JSON with the text or an address of an article, an array or lines (JSONL) of up to 100 of
    them, or the file itself, by its media type: plain text, Markdown, HTML, PDF, DOCX, mail, a mailbox,
    MHTML, a feed, a table; or a form with one file called ``file``. Where the body may hold several articles
    the answer is 207, with a result for each; one that fails does not keep the others from being added.
    """
    found = _read(call)
    if isinstance(found, Ledger):
        added = call.library.add(found)
        headers = {"Location": f"{BASE}/articles/{added.key}?version={added.version}"}
        return as_json(added, 200 if added.outcome == "unchanged" else 201, headers)
    results = tuple(
        AddedArticle(input=one.input, failure=_failure(one))
        if isinstance(one, InputError)
        else AddedArticle(input=title_of(one.article), added=call.library.add(one))
        for one in found
    )
    return as_json(Several(results=results, failed=sum(one.failure is not None for one in results)), 207)


def read(call: Call[AboutRead]) -> Reply:
    """Read articles and keep nothing. The body is what it is for adding.

    Where it may hold several articles, the answer for JSON is 207, with a result for each. Other formats have
    those that could be read, and the header ``Accordingto-Failed`` counts the others.
    """
    format = LEDGER_FILES[call.asked.format]
    found = _read(call)
    if isinstance(found, Ledger):
        return Reply(b"".join(format.write([found])), format.media_type)
    if call.asked.format != "json":
        every = list(found)
        ledgers = [one for one in every if isinstance(one, Ledger)]
        if not ledgers:
            raise next(one for one in every if isinstance(one, InputError))
        failed = {FAILED: str(len(every) - len(ledgers))}
        return Reply(b"".join(format.write(ledgers)), format.media_type, headers=failed)
    results = tuple(
        ReadArticle(input=one.input, failure=_failure(one))
        if isinstance(one, InputError)
        else ReadArticle(input=title_of(one.article), ledger=one)
        for one in found
    )
    return as_json(Several(results=results, failed=sum(one.failure is not None for one in results)), 207)


def _read(call: Call[Any]) -> Ledger | Iterator[Ledger | InputError]:
    """Return the ledger of the one article that was sent, or what becomes of several.

    Raises the ``InputError`` of one that is sent by itself, and of a file in which there is nothing else.
    """
    asked = cast(AboutArticles, call.asked)
    given = Given(
        published=iso_day(asked.published),
        outlet=asked.outlet or None,
        allow_private=call.site.settings.allow_private,
        columns=_columns(asked.columns),
    )
    parcel = parcel_of(call.sent, About(given, asked.name, asked.url), call.site.desk)
    results = call.site.read(parcel.inputs, most=MOST_ARTICLES, any_language=asked.any_language)
    if parcel.is_list:
        return results
    first, second = next(results), next(results, None)
    if second is not None:
        return chain([first, second], results)
    if isinstance(first, InputError):
        raise first
    return iter([first]) if parcel.is_several else first


def _columns(written: str) -> dict[str, str]:
    """Return our names of fields, each with what it is called in what was sent."""
    pairs = [part.partition("=") for part in written.split(",") if part.strip()]
    columns = {field.strip(): column.strip() for field, _, column in pairs}
    wrong = next((name for name, column in columns.items() if name not in COLUMNS or not column), None)
    if wrong is not None:
        names = ", ".join(COLUMNS)
        raise Declined(422, f"{wrong!r}: write text=body, with one of {names} before the =", "columns")
    return columns


def _failure(error: InputError) -> Failure:
    return Failure(input=error.input, reason=error.reason, advice=error.advice)


OPERATIONS = (
    Operation(
        "POST",
        "/articles",
        add,
        {
            200: Answer("It was there already.", Added, headers={"Location": "The ledger."}),
            201: Answer("It is kept.", Added, headers={"Location": "The ledger."}),
            207: Answer("What became of several articles.", Several[AddedArticle]),
        },
        AboutArticles,
        BODIES,
    ),
    Operation(
        "POST",
        "/read",
        read,
        {
            200: Answer(
                "The ledger.",
                Ledger,
                media_types=MEDIA_TYPES,
                headers={FAILED: "How many of several articles could not be read."},
            ),
            207: Answer("The ledgers of several articles.", Several[ReadArticle]),
        },
        AboutRead,
        BODIES,
    ),
)
"""What can be done with articles that are sent."""
