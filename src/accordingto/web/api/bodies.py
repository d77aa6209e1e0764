"""What a body holds: one article or several, each as an input that can be read.

::

    an object         one article, as text or by its address
    an array, JSONL   an article each; one that is wrong is an input that fails
    a file            by its media type, its name and its content, read apart as on the command line
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Annotated, Any, Literal, cast

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
from accordingto.web.api.dispatch import FORM, explained
from accordingto.web.api.operations import JSON, Declined, Sent, Text
from accordingto.web.desk import Desk
from accordingto.web.jobs import Input

MOST_ARTICLES = 100
"""Articles that are read of one request."""
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


Body = NewArticle | Annotated[tuple[Raw, ...], Meta(min_length=1, max_length=MOST_ARTICLES)]
"""JSON that is taken: an article, or a list of them, of which each may fail by itself."""
LINES = ("application/jsonl", "application/x-ndjson")
"""The media types of JSON lines: a list of articles in another way."""
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
"""The media types of files, with what they say of the format; null where name and content say it."""
BODIES: Mapping[str, Any] = {JSON: Body, **dict.fromkeys((*LINES, *FILES, FORM))}
"""What can be sent as articles."""

_List = msgspec.defstruct(
    "_List",
    [(f"article_{number}", Raw, Raw()) for number in range(1, MOST_ARTICLES + 1)],
    array_like=True,
    forbid_unknown_fields=True,
)
"""An array of as many articles as are taken. One more is refused where it stands: a limit to the length of a
tuple is looked at when all of it is in memory, and 20 MiB of ``1,1,1`` would take 600."""


class _Slim(NewArticle, frozen=True, kw_only=True):
    """An article whose list of authors is not looked into yet."""

    byline: Raw = Raw(b"[]")  # type: ignore[assignment]  # what the list is made of


LONGEST_BYLINE = 2_500_000
"""Bytes of a list of authors as JSON: a hundred of 2,000 characters, each written as two escapes."""
_LINE = re.compile(rb"\S[^\n]*")
_ONE, _SLIM, _SEVERAL = map(msgspec.json.Decoder, (NewArticle, _Slim, _List))


@dataclass(frozen=True)
class About:
    """What an address says of the articles in a body."""

    given: Given
    """What counts where the articles do not say it."""
    name: str = ""
    """The name of a file."""
    url: str = ""
    """Where a page came from."""


@dataclass(frozen=True)
class Parcel:
    """What a body holds."""

    inputs: tuple[Input, ...]
    is_several: bool
    """Whether it is of a kind that may hold any number of articles, so that the answer is a list."""
    is_list: bool = False
    """Whether it is a list, of which each article has a result, and no file that may hold none at all."""


def parcel_of(sent: Sent, about: About, desk: Desk) -> Parcel:
    """Return what was sent. Raises ``Declined`` where that is no article and no list of any."""
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
    """Return the articles of an array, as they are written."""
    return [one for one in map(bytes, msgspec.structs.astuple(_decoded(_SEVERAL, data))) if one]


def _lines(data: bytes) -> list[bytes]:
    """Return the lines that are not blank. Raises ``Declined`` where they are more than may be sent."""
    found = [line[0] for line in islice(_LINE.finditer(data), MOST_ARTICLES + 1)]
    if len(found) > MOST_ARTICLES:
        raise Declined(422, f"the body has more than {MOST_ARTICLES} lines; send 1 to {MOST_ARTICLES}")
    return found


def _article(data: bytes) -> NewArticle:
    """Return an article from its JSON. Raises ``Declined``."""
    if len(bytes(_decoded(_SLIM, data).byline)) > LONGEST_BYLINE:
        raise Declined(422, f"byline: it has more than {LONGEST_BYLINE:,} bytes", "byline")
    return cast(NewArticle, _decoded(_ONE, data))


def _list(articles: list[bytes], given: Given, desk: Desk) -> Parcel:
    """Return a list of articles; one that is wrong is an input that fails."""
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


def _decoded(decoder: msgspec.json.Decoder[Any], data: bytes) -> Any:
    try:
        return decoder.decode(data)
    except msgspec.ValidationError as error:
        reason, at = explained(error)
        raise Declined(422, f"{at}: {reason}" if at else reason, at) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Declined(400, f"the body is not JSON: {error}") from error


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
    """Yield the one article that there is, made when it is asked for; ``label`` is what errors call it."""
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
    """Return a day of publication in one spelling; null where none is given. Raises ``Declined``."""
    try:
        return iso_date(published) if published else None
    except ValueError as error:
        raise Declined(422, f"published: {error}", "published") from error
