"""Articles that are sent: as text, as an address, as a file; read and kept, or only read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from accordingto.export import LEDGER_FILES, FileFormat
from accordingto.ingest import Given, article_from_bytes, article_from_text, iso_date, read_inputs
from accordingto.store import Added
from accordingto.types import Article, Ledger
from accordingto.web.api.dispatch import FORM, explained
from accordingto.web.api.operations import (
    BASE,
    JSON,
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

Line = Annotated[str, Meta(max_length=2000, pattern=r"^[^\x00]*$")]


class NewArticle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article as its text, or, without ``text``, by the address from which it is fetched."""

    text: str | UnsetType = UNSET
    """The text, headline first where it has one; it is taken character for character."""
    url: Line | UnsetType = UNSET
    """Address of the article."""
    headline: Line = ""
    """The headline; where it does not stand in the text it is put before it, with an empty line behind."""
    outlet: Line = ""
    """Name of the publisher."""
    byline: Annotated[tuple[Line, ...], Meta(max_length=100)] = ()
    """Authors."""
    published: Text = ""
    """ISO 8601 date or datetime of publication."""
    path: Line = ""
    """What the ledger calls the file."""
    format: Literal["text", "markdown"] | None = None
    """How the text is written. Where this is not said it is plain text, and refused where it is JSON, a
    feed, a table or the like."""


class About(Asked, frozen=True, kw_only=True):
    """What is known of an article that its body may not say; what the body says goes before it."""

    outlet: Text = ""
    """Name of the publisher."""
    published: Text = ""
    """ISO 8601 date or datetime of publication."""
    url: Text = ""
    """Address of a page or text that is sent; nothing is fetched from it."""
    name: Text = ""
    """Name of the file that is sent, a label in the ledger."""
    any_language: bool = False
    """Whether to read attributions in what is not English, too."""


class AboutRead(About, frozen=True, kw_only=True):
    """What is known of an article, and what is to be written."""

    format: FileFormat = "json"
    """What ``accordingto read --format`` calls the format."""


_DECODER = msgspec.json.Decoder(NewArticle)
_TYPES: Mapping[str, Literal["text", "markdown", "html"]] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
}
_SUFFIXES: Mapping[str, Literal["text", "markdown", "html"]] = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html",
}  # fmt: skip
BODIES: Mapping[str, Any] = {JSON: NewArticle, **dict.fromkeys((*_TYPES, FORM))}
"""What can be sent as an article."""


def add(call: Call[About]) -> Reply:
    """Read an article and keep it. What the library has already is not added again.

    The body is JSON with the text or an address, or the file itself: plain text, Markdown, a web page, or a
    form with one file called ``file``.
    """
    added = call.library.add(_ledger(call))
    headers = {"Location": f"{BASE}/articles/{added.key}?version={added.version}"}
    return as_json(added, 200 if added.outcome == "unchanged" else 201, headers)


def read(call: Call[AboutRead]) -> Reply:
    """Read an article and keep nothing. The body is what it is for adding."""
    format = LEDGER_FILES[call.asked.format]
    return Reply(b"".join(format.write([_ledger(call)])), format.media_type)


def _ledger(call: Call[Any]) -> Ledger:
    """Return the ledger of the article that was sent. Raises ``InputError``."""
    asked, sent = cast(About, call.asked), call.sent
    given = Given(
        published=_day(asked.published),
        outlet=asked.outlet or None,
        allow_private=call.site.settings.allow_private,
    )
    if sent.media_type == JSON:
        return _of_json(call, given)
    name = asked.name or sent.name
    make = partial(
        article_from_bytes,
        sent.data,
        format=_TYPES.get(sent.media_type) or _format_of(name),
        name=name,
        url=asked.url or None,
        charset=sent.charset,
        given=given,
    )
    return call.site.read(
        name or asked.url or "<request>", partial(_alone, make), any_language=asked.any_language
    )


def _of_json(call: Call[Any], given: Given) -> Ledger:
    try:
        new = _DECODER.decode(call.sent.data)
    except msgspec.ValidationError as error:
        reason, at = explained(error)
        raise Declined(422, f"{at}: {reason}" if at else reason, at) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Declined(400, f"the body is not JSON: {error}") from error
    published = _day(new.published) or given.published
    if new.text is UNSET:
        about = replace(given, published=published, outlet=new.outlet or given.outlet)
        return _of_address(call, new, about)
    make = partial(
        article_from_text,
        new.text,
        path=new.path or None,
        url=new.url or None,
        outlet=new.outlet or given.outlet,
        byline=tuple(filter(None, new.byline)),
        published=published,
        headline=new.headline or None,
        format=new.format,
    )
    return call.site.read(
        new.path or new.url or "<text>", partial(_alone, make), any_language=call.asked.any_language
    )


def _of_address(call: Call[Any], new: NewArticle, given: Given) -> Ledger:
    if new.url is UNSET or not re.match(r"https?://", new.url, re.IGNORECASE):
        raise Declined(422, "give either the article's 'text' or its http or https 'url'", "url")
    return call.site.read(
        new.url,
        partial(read_inputs, [new.url], given),
        is_fetched=True,
        any_language=call.asked.any_language,
    )


def _alone(make: Callable[[], Article]) -> Iterator[Article]:
    """Yield the one article that there is, made where this is asked for it."""
    yield make()


def _day(published: str) -> str | None:
    """Return a day of publication in one spelling; null where none is given."""
    try:
        return iso_date(published) if published else None
    except ValueError as error:
        raise Declined(422, f"published: {error}", "published") from error


def _format_of(name: str | None) -> Literal["text", "markdown", "html"]:
    """Return what a file is, by the suffix of its name; else plain text."""
    suffix = (name or "").rpartition(".")[2].lower()
    return _SUFFIXES.get(suffix, "text")


OPERATIONS = (
    Operation(
        "POST",
        "/articles",
        add,
        {
            200: Answer("It was there already.", Added, headers={"Location": "The ledger."}),
            201: Answer("It is kept.", Added, headers={"Location": "The ledger."}),
        },
        About,
        BODIES,
    ),
    Operation(
        "POST",
        "/read",
        read,
        {200: Answer("The ledger.", Ledger, media_types=MEDIA_TYPES)},
        AboutRead,
        BODIES,
    ),
)
"""What can be done with articles that are sent."""
