"""Request bodies as inputs to read: one article or several.

::

    an object         one article, as text or by its address
    an array, JSONL   an article per item; an invalid one becomes an input that fails
    a file            by its media type, name and content; parsed in a process of its own
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from accordingto.errors import InputError
from accordingto.ingest import (
    SEVERAL,
    Format,
    Given,
    Origin,
    article_from_text,
    articles_in,
    format_by_suffix,
    iso_date,
    read_inputs,
)
from accordingto.types import Article, Failure
from accordingto.web.api.dispatch import FORM, decoded
from accordingto.web.api.operations import JSON, Declined, Sent, Text
from accordingto.web.desk import Desk
from accordingto.web.jobs import Input

MOST_ARTICLES = 100
"""Limit of articles in one request."""
Line = Annotated[str, Meta(max_length=2000, pattern=r"^[^\x00]*$")]


class NewArticle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An article as text, or, without ``text``, as the address to fetch it from."""

    text: str | UnsetType = UNSET
    """The text, beginning with the headline if it has one; it is used unchanged."""
    url: Line | UnsetType = UNSET
    """Address of the article."""
    headline: Line = ""
    """The headline; if the text does not contain it, it is put first, followed by an empty line."""
    outlet: Line = ""
    """Name of the publisher."""
    byline: Annotated[tuple[Line, ...], Meta(max_length=100)] = ()
    """Authors."""
    published: Text = ""
    """ISO 8601 date or datetime of publication."""
    path: Line = ""
    """Name of the file in the ledger."""
    format: Literal["text", "markdown"] | None = None
    """Format of the text. Without it, the text is plain text, and is refused if it looks like JSON, a feed, a
    table or the like."""


Body = NewArticle | Annotated[tuple[Raw, ...], Meta(min_length=1, max_length=MOST_ARTICLES)]
"""A JSON body: an article, or a list of articles, each of which may fail by itself."""
LINES = ("application/jsonl", "application/x-ndjson")
"""The media types of JSON lines, another form of a list of articles."""
FILES: Mapping[str, Format | None] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "mail",
    "application/mbox": "mbox",
    "application/x-mimearchive": "mhtml",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "json",
    "application/xml": "feed",
    "text/xml": "feed",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/vnd.apache.parquet": "parquet",
    "application/warc": "warc",
    "application/gzip": None,
    "application/octet-stream": None,
}
"""The media types of files and the formats they stand for; None if name and content decide."""
BODIES: Mapping[str, Any] = {JSON: Body, **dict.fromkeys((*LINES, *FILES, FORM))}
"""The media types of bodies with articles, each with its JSON type, if any."""

_List = msgspec.defstruct(
    "_List",
    [(f"article_{number}", Raw, Raw()) for number in range(1, MOST_ARTICLES + 1)],
    array_like=True,
    forbid_unknown_fields=True,
)
"""An array with as many items as there may be articles, so that the decoder stops at the first item too many.
The length of a tuple is checked only when all of it is in memory, and 20 MiB of ``1,1,1`` would take 600."""


class _Slim(NewArticle, frozen=True, kw_only=True):
    """An article whose list of authors is not decoded yet."""

    byline: Raw = Raw(b"[]")  # type: ignore[assignment]  # the JSON of the list


LONGEST_BYLINE = 2_500_000
"""Limit of bytes of the authors as JSON: a hundred of 2,000 characters, each written as two escapes."""
_LINE = re.compile(rb"\S[^\n]*")
_ONE = msgspec.json.Decoder(NewArticle)
_SLIM = msgspec.json.Decoder(_Slim)
_SEVERAL = msgspec.json.Decoder(_List)


@dataclass(frozen=True)
class About:
    """The details of a body's articles in the query parameters."""

    given: Given
    """Defaults for details that the articles lack."""
    name: str = ""
    """Name of the file."""
    url: str = ""
    """Address of the page."""


@dataclass(frozen=True)
class Parcel:
    """The inputs of a body."""

    inputs: tuple[Input, ...]
    is_several: bool
    """Whether its format may contain any number of articles, so that the response is a list."""
    is_list: bool = False
    """Whether it is a list in which each item has a result, unlike a file, which may contain no article."""


def parcel_of(sent: Sent, about: About, desk: Desk) -> Parcel:
    """Return the inputs of a body. Raises ``Declined`` if it is no article, list of articles or file."""
    if sent.media_type == JSON and sent.data.lstrip()[:1] != b"[":
        new = _article(sent.data)
        return Parcel((_input(new, new.path, about.given, desk),), is_several=False)
    if sent.media_type in {JSON, *LINES}:
        articles = (_array if sent.media_type == JSON else _lines)(sent.data)
        if not articles:
            raise Declined(422, f"the body has no article; send 1 to {MOST_ARTICLES}")
        return _list(articles, about.given, desk)
    return _file(sent, about, desk)


def _array(data: bytes) -> list[bytes]:
    """Return the items of a JSON array as raw JSON. Raises ``Declined``."""
    return [one for one in map(bytes, msgspec.structs.astuple(decoded(_SEVERAL, data))) if one]


def _lines(data: bytes) -> list[bytes]:
    """Return the lines that are not blank. Raises ``Declined`` for more than ``MOST_ARTICLES``."""
    found = [line[0] for line in islice(_LINE.finditer(data), MOST_ARTICLES + 1)]
    if len(found) > MOST_ARTICLES:
        raise Declined(422, f"the body has more than {MOST_ARTICLES} lines; send 1 to {MOST_ARTICLES}")
    return found


def _article(data: bytes) -> NewArticle:
    """Decode an article from JSON. Raises ``Declined``."""
    if len(bytes(decoded(_SLIM, data).byline)) > LONGEST_BYLINE:
        raise Declined(422, f"byline: it has more than {LONGEST_BYLINE:,} bytes", "byline")
    return decoded(_ONE, data)


def _list(articles: list[bytes], given: Given, desk: Desk) -> Parcel:
    """Return the inputs of a list of articles; an invalid article becomes an input that fails."""
    inputs = []
    for number, raw in enumerate(articles, 1):
        label = f"article {number}"
        try:
            new = _article(raw)
            inputs.append(_input(new, new.path or label, given, desk))
        except Declined as no:
            failure = Failure(input=label, reason=no.detail, advice="mend it, and send it again")
            inputs.append(Input(label, partial(list, [failure])))
    return Parcel(tuple(inputs), is_several=True, is_list=True)


def _input(new: NewArticle, name: str, given: Given, desk: Desk) -> Input:
    """Return an article as an input. Raises ``Declined``."""
    published = iso_day(new.published) or given.published
    outlet = new.outlet or given.outlet
    if new.text is UNSET:
        if new.url is UNSET or not re.match(r"https?://", new.url, re.IGNORECASE):
            raise Declined(422, "give either the article's 'text' or its http or https 'url'", "url")
        about = replace(given, published=published, outlet=outlet)
        make = partial(read_inputs, [new.url], about)
        return Input(new.url, partial(desk.articles, new.url, make, is_fetched=True), is_fetched=True)
    label = name or new.url or "<text>"
    made = partial(
        article_from_text,
        new.text,
        path=new.path or None,
        url=new.url or None,
        outlet=outlet,
        byline=tuple(filter(None, new.byline)),
        published=published,
        headline=new.headline or None,
        format=new.format,
    )
    return Input(label, partial(desk.articles, label, partial(_alone, made, label)))


def _alone(make: Callable[[], Article], label: str) -> Iterator[Article]:
    """Yield a single article, made on demand; an ``InputError`` gets ``label`` as the name of the input."""
    try:
        yield make()
    except InputError as error:
        raise type(error)(label, error.reason, error.advice) from error


def _file(sent: Sent, about: About, desk: Desk) -> Parcel:
    name = about.name or sent.name or ""
    told = FILES.get(sent.media_type) or format_by_suffix(name)
    origin = Origin(about.url or None, sent.charset)
    make = partial(articles_in, sent.data, name or None, about.given, told=told, origin=origin)
    label = name or about.url or "<request>"
    return Parcel((Input(label, partial(desk.articles, label, make)),), told in SEVERAL)


def iso_day(published: str) -> str | None:
    """Normalize a date of publication; None if it is empty. Raises ``Declined`` if it is not valid."""
    try:
        return iso_date(published) if published else None
    except ValueError as error:
        raise Declined(422, f"published: {error}", "published") from error
