"""The articles of a web archive, one for each page; ``file:N`` names the record that begins at byte N.

Pages are ``response`` records with status 200 that hold HTML, and ``resource`` and ``conversion`` records
that hold HTML or plain text. Everything else is skipped: requests, images, scripts, redirects, and pages that
were already seen. The publication date comes from the page alone; the time of the crawl goes into
``retrieved``, so a page without a date has only that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from msgspec import structs

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.article import article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.fetching.compression import TooLong
from accordingto.ingest.inputs.decode import declared_in_html, decode
from accordingto.ingest.inputs.files import failure_of, open_input, printable
from accordingto.ingest.inputs.stream import FILE_BYTES
from accordingto.ingest.pages.html import read_html
from accordingto.ingest.warc.http import is_whole_page, media_type_of, read_answer
from accordingto.ingest.warc.record import Damage, Damaged, Record
from accordingto.ingest.warc.records import records_in
from accordingto.types import Article, Failure

_PAGES = ("text/html", "application/xhtml+xml")
_ADVICE = "get the archive again, or do without this record"
_TOO_LARGE = f"its content is larger than {FILE_BYTES // 1024**2} MiB"


def read_archive(file: BinaryIO, name: str) -> Iterator[Article | Failure]:
    """Yield an article or failure for each page of an archive, and a failure for each damaged part.

    ``file`` must be seekable; ``name`` is used in error messages. Raises ``EmptyInput`` if the archive has no
    page and no damage.
    """
    empty = True
    for one in _articles(file, name, 0, None):
        empty = False
        yield one
    if empty:
        raise EmptyInput(name, "the archive has no web page", "give one that contains HTTP responses")


def articles_of(path: str, offset: int = 0, count: int | None = None) -> Iterator[Article | Failure]:
    """Yield what ``read_archive`` yields for ``count`` members from an offset on; ``None`` means all of them.

    See records.py for what a member is. Yields nothing if the members hold no page. Raises
    ``UnreadableInput`` if the file cannot be opened.
    """
    with open_input(path) as file:
        yield from _articles(file, printable(path), offset, count)


def _articles(file: BinaryIO, name: str, offset: int, count: int | None) -> Iterator[Article | Failure]:
    for one in records_in(file, offset, count):
        place = f"{name}:{one.offset}" + (f":{one.index}" if one.index else "")
        try:
            article = _article(one, place)
        except InputError as error:
            yield failure_of(error)
            continue
        if article is not None:
            yield article


@dataclass(frozen=True)
class _Content:
    """The page in a record: its media type, its charset and its bytes."""

    media_type: str | None
    charset: str | None
    data: bytes


def _article(one: Record | Damage, place: str) -> Article | None:
    """Return the article of a record, or ``None`` if the record is skipped. Raises an ``InputError``."""
    if isinstance(one, Damage):
        raise UnreadableInput(place, one.reason, _ADVICE)
    kind = one.headers.get("warc-type", "").lower()
    url = one.headers.get("warc-target-uri", "").strip("<> ")
    if kind not in ("response", "resource", "conversion") or not url.lower().startswith(
        ("http://", "https://")
    ):
        return None
    try:
        content = _content(one, kind)
    except TooLong:
        raise TooLarge(place, _TOO_LARGE, "give the page itself") from None
    except Damaged as error:
        raise UnreadableInput(place, str(error), _ADVICE) from error
    is_page = content is not None and content.media_type in _PAGES
    if content is None or not (is_page or (kind != "response" and content.media_type == "text/plain")):
        return None
    if (cut := one.headers.get("warc-truncated")) and not is_whole_page(content.data):
        reason = f"the crawler did not keep all of the page (WARC-Truncated: {cut})"
        raise UnreadableInput(place, reason, f"give its address, {url}")
    text = decode(
        content.data, place, content.charset or (declared_in_html(content.data) if is_page else None)
    )
    article = read_html(text, place, url) if is_page else article_from_text(text, format="text", url=url)
    return structs.replace(article, path=place, url=article.url or url, retrieved=_fetched(one))


def _content(record: Record, kind: str) -> _Content | None:
    """Return the content of a record; ``None`` for a status other than 200. Raises ``Damaged``,
    ``TooLong``."""
    told = media_type_of(record.headers.get("warc-identified-payload-type", ""))[0]
    media_type, charset = media_type_of(record.headers.get("content-type", ""))
    if record.content is None:
        raise TooLong
    if kind == "response" and media_type in (None, "application/http"):
        answer = read_answer(record.content)
        kept = _Content(told or answer.media_type, answer.charset, answer.body)
        return kept if answer.status == 200 else None
    return _Content(told or media_type, charset, record.content)


def _fetched(record: Record) -> str | None:
    """Return the time in ``WARC-Date`` as ISO 8601, or ``None`` if it is missing or not valid."""
    try:
        return iso_date(record.headers.get("warc-date", ""))
    except ValueError:
        return None
