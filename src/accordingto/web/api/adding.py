"""API operations on articles in a request body: read and add them, or only read them; up to a hundred."""

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
"""The response header with the number of failures, for formats that cannot contain them."""

T = TypeVar("T")


class AboutArticles(Asked, frozen=True, kw_only=True):
    """Details of the articles in the body; those in the body itself take precedence."""

    outlet: Text = ""
    """Name of the publisher."""
    published: Text = ""
    """ISO 8601 date or datetime of publication."""
    url: Text = ""
    """Address of the page or text in the body; nothing is fetched from it."""
    name: Text = ""
    """Name of the file in the body, a label in the ledger; its suffix tells the format if the media type does
    not."""
    columns: Text = ""
    """Names of the columns of a table, or of the fields of JSON in a file, such as
    ``text=body,headline=title``."""
    any_language: bool = False
    """Whether to read attributions even if the text is not English."""


class AboutRead(AboutArticles, frozen=True, kw_only=True):
    """Details of the articles, and the output format."""

    format: FileFormat = "json"
    """The output format, as in ``accordingto read --format``."""


class AddedArticle(Struct, frozen=True, kw_only=True):
    """The result of adding one of several articles."""

    input: str
    """Its label: the headline, else the file or address."""
    added: Added | None = None
    """Its key and version in the library; null if it failed."""
    failure: Failure | None = None
    """Why it failed; null if it did not."""


class ReadArticle(Struct, frozen=True, kw_only=True):
    """The result of reading one of several articles."""

    input: str
    """Its label: the headline, else the file or address."""
    ledger: Ledger | None = None
    """Its ledger; null if it failed."""
    failure: Failure | None = None
    """Why it failed; null if it did not."""


class Several(Struct, Generic[T], frozen=True, kw_only=True):
    """The results of several articles."""

    results: tuple[T, ...]
    """One result for each article, in the order of the request."""
    failed: int
    """Number of articles that failed."""


def add(call: Call[AboutArticles]) -> Reply:
    """Read articles and add them to the library. Articles that it already has are not added again.

    The body is JSON with the text or the address of an article, a JSON array or JSON lines (JSONL) of up to
    100 of these, or a file, by its media type: plain text, Markdown, HTML, PDF, DOCX, mail, a mailbox, MHTML,
    a feed, a table; or a form with one file in the field ``file``. If the body may contain several articles,
    the status is 207, with a result for each; one that fails does not keep the others from being added.
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
    """Read articles without adding them. The body is as for adding.

    If it may contain several articles, the status for JSON is 207, with a result for each. Other formats
    contain the articles that could be read, and the header ``Accordingto-Failed`` has the number of the rest.
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
    """Return the ledger of a single article, or an iterator over the results of several.

    Raises the ``InputError`` of a single article, and of a file that has no other result.
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
    """Parse ``field=column`` pairs. Raises ``Declined`` for an unknown field or an empty column."""
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
            200: Answer("The library has it already.", Added, headers={"Location": "The ledger."}),
            201: Answer("It was added.", Added, headers={"Location": "The ledger."}),
            207: Answer("The results of several articles.", Several[AddedArticle]),
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
                headers={FAILED: "Number of articles that could not be read, if there are several."},
            ),
            207: Answer("The ledgers of several articles.", Several[ReadArticle]),
        },
        AboutRead,
        BODIES,
    ),
)
"""The operations on articles in a request body."""
