"""Reading the articles of an input according to its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from msgspec import structs

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.ingest.article import article_from_text
from accordingto.ingest.given import Format, Given
from accordingto.ingest.inputs.decode import declared_in_html, decode, head_of
from accordingto.ingest.inputs.kinds import refuse_other_kinds
from accordingto.ingest.inputs.stream import Stream
from accordingto.ingest.records.json import read_json
from accordingto.ingest.records.jsonl import read_jsonl
from accordingto.ingest.records.table import read_table
from accordingto.types import Article, Failure

_SAY_SO = "use --from text on the command line"


@dataclass(frozen=True)
class Origin:
    """The origin of some bytes."""

    url: str | None = None
    """The URL of the page; ``None`` if there is none."""
    charset: str | None = None
    """The charset that the server declares; ``None`` if it declares none."""


_NOWHERE = Origin()
_STREAMED: frozenset[Format] = frozenset(("jsonl", "json", "mail", "mbox", "mhtml", "feed", "newsml"))
"""Formats that are read as UTF-8; pages and plain texts are decoded by their own declarations."""
_PACKED: frozenset[Format] = frozenset(("parquet", "pdf", "docx", "warc"))
"""Binary formats, whose readers would report an empty file as damaged."""


def read_contents(
    stream: Stream, name: str, form: Format, given: Given, origin: Origin = _NOWHERE
) -> Iterator[Article | Failure]:
    """Yield the articles and failures of an input in a given format; ``name`` is used in error messages."""
    if form in _STREAMED:
        stream.recode()
    elif not stream.head and form in _PACKED:
        raise EmptyInput(name, "it is empty", "copy the file again, or give another")
    match form:
        case "jsonl":
            yield from read_jsonl(stream, name, given.columns)
        case "json":
            yield from read_json(stream, name, given.columns)
        case "csv":
            yield from read_table(stream, name, given.columns)
        case "parquet" | "pdf":
            yield from _apart(stream, name, form, given)
        case "docx":
            from accordingto.ingest.documents.docx import read_docx

            yield read_docx(stream.whole(), name)
        case "feed":
            yield from _fed(stream, name, given)
        case "newsml":
            yield from _delivered(stream, name)
        case "mail" | "mbox" | "mhtml":
            yield from _mailed(stream, name, form)
        case "warc":
            from accordingto.ingest.warc.articles import read_archive

            with stream.rewound() as file:
                yield from read_archive(file, name)
        case "urls":
            advice = "give the addresses themselves"
            raise UnreadableInput(name, "a list of addresses is taken from files only", advice)
        case "text" | "markdown" | "html":
            yield _article(stream.whole(), name, form, origin, sure=given.format is not None)


def _fed(stream: Stream, name: str, given: Given) -> Iterator[Article | Failure]:
    """Yield the entries of a feed in XML or JSON."""
    from accordingto.ingest.feeds.feed import read_feed

    if head_of(stream.head).lstrip().startswith("{"):
        yield from read_json(stream, name, given.columns)
        return
    data, damage = stream.before_damage()
    yield from read_feed(data, name)
    if damage is not None:
        raise damage


def _delivered(stream: Stream, name: str) -> Iterator[Article | Failure]:
    """Yield the items of NewsML or NITF."""
    from accordingto.ingest.newsitems.xml import read_xml

    data, damage = stream.before_damage()
    try:
        yield from read_xml(data, name)
    except InputError as error:
        raise (damage or error) from error
    if damage is not None:
        raise damage


def _apart(
    stream: Stream, name: str, form: Literal["parquet", "pdf"], given: Given
) -> Iterator[Article | Failure]:
    from accordingto.ingest.apart import apart
    from accordingto.ingest.documents.pdf import read_pdf
    from accordingto.ingest.records.parquet import read_parquet

    file = stream.file or stream.whole()
    if form == "pdf":
        yield from apart(name, partial(read_pdf, file, name))
    else:
        yield from apart(name, partial(read_parquet, file, name, given.columns))


def _mailed(stream: Stream, name: str, form: Literal["mail", "mbox", "mhtml"]) -> Iterator[Article | Failure]:
    from accordingto.ingest.mail.mailbox import read_mailbox
    from accordingto.ingest.mail.message import read_mail

    if form == "mbox":
        yield from read_mailbox(stream, name)
    elif form == "mail":
        yield read_mail(stream.whole(), name)
    else:
        from accordingto.ingest.mail.page import read_mhtml

        yield read_mhtml(stream.whole(), name)


def _article(data: bytes, name: str, form: Format, origin: Origin, *, sure: bool = False) -> Article:
    """Return the article in some bytes; ``sure`` if the caller stated their format, which is then not
    checked."""
    text = decode(data, name, origin.charset or (declared_in_html(data) if form == "html" else None))
    if not sure:
        refuse_other_kinds(text, name, otherwise=_SAY_SO, is_page=form == "html")
    if form == "html":
        from accordingto.ingest.pages.html import read_html

        return read_html(text, name, origin.url)
    return structs.replace(
        article_from_text(text, path=name, format="markdown" if form == "markdown" else "text"), path=None
    )
