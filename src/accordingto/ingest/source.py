"""The flow from an input to its articles::

    input   "-"             standard input
            http(s)://…     the page is fetched (fetching/fetch.py); other schemes are refused
            a folder        the files with a known suffix below it, sorted by path (inputs/files.py)
            a pattern       the files that match it, and those of folders that match it
            a list          of URLs, if the format says so (inputs/addresses.py, feeds/sitemap.py)
            else            a file
    bytes → decompressed if gzipped (inputs/compressed.py)
    bytes → format          as given, by media type, else by content and suffix (inputs/formats.py)
    by the format (contents.py):
    jsonl, json, csv → an article per line, object or row, streamed (records/); ninjs (newsitems/)
    mbox → an article per mail, streamed; mail, mhtml → one (mail/)
    feed → an article per entry (feeds/); newsml → one per item (newsitems/)
    warc → an article per page, member by member (warc/)
    parquet, pdf → in a process with limits (apart.py; records/, documents/); docx (documents/)
    else  → the whole content, up to a limit (inputs/stream.py) → str (inputs/decode.py)
          → refused if it is a feed, a mail, a table … (inputs/kinds.py)
          → plain text | Markdown | HTML (texts/given_headline.py, texts/markdown.py, pages/html.py)
          → checked Article (article.py), with metadata that the input lacks filled in from ``Given``

Whatever goes wrong with an input becomes a ``Failure`` in its place, and the next input is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import structs

from accordingto.errors import InputError, UnreadableInput
from accordingto.ingest.contents import Origin, read_contents
from accordingto.ingest.given import Format, Given
from accordingto.ingest.inputs.addresses import addresses_in
from accordingto.ingest.inputs.decode import head_of
from accordingto.ingest.inputs.files import (
    STDIN,
    failure_of,
    is_address,
    is_file,
    open_input,
    printable,
)
from accordingto.ingest.inputs.formats import format_by_suffix, format_of
from accordingto.ingest.inputs.paths import files_named
from accordingto.ingest.inputs.stream import Stream
from accordingto.types import Article, Failure

if TYPE_CHECKING:
    from accordingto.ingest.fetching.fetch import FetchedPage


SITEMAPS_DEEP = 3
"""The greatest nesting depth of sitemap indexes; the standard allows one."""

_NOTHING_GIVEN = Given()
_NOWHERE = Origin()


def read_inputs(inputs: Iterable[str], given: Given = _NOTHING_GIVEN) -> Iterator[Article | Failure]:
    """Yield the articles of files, folders, URLs and standard input (``-``), in order.

    An input that cannot be read is yielded as a ``Failure`` in place of its article; nothing is raised for
    it. Every input yields at least one article or failure.
    """
    for name in inputs:
        try:
            for item in expanded(name):
                yield from [item] if isinstance(item, Failure) else _guarded(item, given)
        except InputError as error:
            yield failure_of(error)


def read_bytes(data: bytes, name: str, given: Given = _NOTHING_GIVEN) -> Iterator[Article | Failure]:
    """Yield the articles in the bytes of a file, as ``read_inputs`` does for a file on disk.

    ``name`` is only used to name the articles and failures: nothing is opened.
    """
    try:
        yield from articles_in(data, name, given)
    except InputError as error:
        yield failure_of(error)


def articles_in(
    data: bytes,
    name: str | None,
    given: Given = _NOTHING_GIVEN,
    *,
    told: Format | None = None,
    origin: Origin = _NOWHERE,
) -> Iterator[Article | Failure]:
    """Yield the articles in bytes that did not come from a file: nothing is opened.

    ``name`` is a label, also used in error messages. ``told`` is the declared format, used unless the content
    contradicts it; ``origin`` is where the bytes come from. Raises an ``InputError`` if the bytes, or the
    rest of them, cannot be read.
    """
    shown = printable(name or origin.url or "<request>")
    told = told or format_by_suffix(name or "")
    stream = Stream(shown, BytesIO(data), called_archive="warc" in (given.format, told))
    form = given.format or format_of(stream, told)
    for one in read_contents(stream, shown, form, given, origin):
        if isinstance(one, Article) and one.path is None:
            path, url = shown if name else None, one.url or origin.url
            one = structs.replace(one, path=path, url=url)
        yield one if isinstance(one, Failure) else completed(one, given)


def expanded(name: str) -> Iterator[str | Failure]:
    """Yield the names that an input stands for: itself, or the files of a folder or pattern."""
    if name == STDIN or is_address(name):
        yield name
    else:
        yield from files_named(name)


def _guarded(name: str, given: Given) -> Iterator[Article | Failure]:
    try:
        fetched = is_address(name)
        articles = articles_of_page(_page_at(name, given), name, given) if fetched else _opened(name, given)
        for article in articles:
            yield article if isinstance(article, Failure) else completed(article, given)
    except InputError as error:
        yield failure_of(error)


def _opened(name: str, given: Given) -> Iterator[Article | Failure]:
    shown = "<stdin>" if name == STDIN else printable(name)
    with open_input(name) as raw:
        called = given.format or format_by_suffix(name)
        file = name if is_file(name) else None
        stream = Stream(shown, raw, file=file, called_archive=called == "warc")
        if given.format == "urls":
            yield from _listed(stream, shown, given)
        else:
            yield from _of_file(stream, name, shown, given)


def _listed(stream: Stream, shown: str, given: Given, *, depth: int = 0) -> Iterator[Article | Failure]:
    """Yield the articles at the URLs in a list or sitemap, each read according to its own format."""
    from accordingto.ingest.feeds.sitemap import is_sitemap, listed_in

    if not is_sitemap(head_of(stream.head)):
        for address in addresses_in(stream, shown):
            yield from [address] if isinstance(address, Failure) else _guarded(address, given)
        return
    data, damage = stream.before_damage()
    for one in listed_in(data, shown):
        if isinstance(one, Failure):
            yield one
        elif one.is_sitemap:
            yield from _listed_at(one.url, given, depth + 1)
        else:
            published, outlet = one.published or given.published, one.outlet or given.outlet
            yield from _guarded(one.url, replace(given, published=published, outlet=outlet))
    if damage is not None:
        raise damage


def _listed_at(url: str, given: Given, depth: int) -> Iterator[Article | Failure]:
    """Yield the articles that the sitemap at a URL lists."""
    from accordingto.ingest.feeds.sitemap import is_sitemap

    try:
        if depth > SITEMAPS_DEEP:
            reason = f"it is listed more than {SITEMAPS_DEEP} sitemaps deep"
            raise UnreadableInput(url, reason, "give the sitemap itself")
        stream = Stream(printable(url), BytesIO(_page_at(url, given).data))
        if not is_sitemap(head_of(stream.head)):
            raise UnreadableInput(url, "it is listed as a sitemap, but is not one", "give the address itself")
        yield from _listed(stream, printable(url), given, depth=depth)
    except InputError as error:
        yield failure_of(error)


def _of_file(stream: Stream, name: str, shown: str, given: Given) -> Iterator[Article | Failure]:
    form = given.format or format_of(stream, format_by_suffix(name))
    for article in read_contents(stream, shown, form, given):
        is_alone = isinstance(article, Article) and article.path is None
        yield structs.replace(article, path=shown) if is_alone else article


def _page_at(url: str, given: Given) -> FetchedPage:
    from accordingto.ingest.fetching.fetch import fetch
    from accordingto.ingest.fetching.network import Network

    return fetch(url, Network(allow_private=given.allow_private))


def articles_of_page(page: FetchedPage, url: str, given: Given) -> Iterator[Article | Failure]:
    """Yield the articles of a page that was fetched from ``url``. Raises an ``InputError``."""
    stream = Stream(printable(url), BytesIO(page.data))
    form = format_of(stream, page.format)
    given = replace(given, format=None)  # a given format applies to files only
    for article in read_contents(stream, printable(url), form, given, Origin(page.url, page.charset)):
        yield article if isinstance(article, Failure) else _located(article, page)


def _located(article: Article, page: FetchedPage) -> Article:
    """Return an article with its own URL, or else the page's URL.

    One of several articles on a page keeps its path if it has no URL of its own.
    """
    url = article.url or (page.url if article.path is None else None)
    path = None if url else article.path
    return structs.replace(article, url=url, path=path, retrieved=page.retrieved)


def completed(article: Article, given: Given) -> Article:
    """Return the article with the outlet and date that the caller gave, if it has none itself.

    An outlet that is only the host of the article's URL counts as missing.
    """
    named = None if article.outlet and article.outlet in _hosts_of(article.url) else article.outlet
    return structs.replace(
        article,
        outlet=named or given.outlet or article.outlet,
        published=article.published or given.published,
    )


def _hosts_of(url: str | None) -> tuple[str, ...]:
    """Return the host of a URL, with and without ``www.``."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ()
    return (host, host.removeprefix("www."))
