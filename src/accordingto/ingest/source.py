"""Which input is what, and the way of each to an article. The flow::

    input   "-"             standard input
            http(s)://…     the page is fetched (fetching/fetch.py); other schemes are refused
            a folder        each file of a known suffix below it, sorted by path (inputs/files.py)
            a pattern       each file that it matches, and those of each folder
            a list          of addresses, where it is said to be one (inputs/addresses.py, feeds/sitemap.py)
            else            a file
    bytes → unpacked where gzip packed them (inputs/compressed.py)
    bytes → format          given, by media type, else by content and suffix (inputs/formats.py)
    by the format (contents.py):
    jsonl, json, csv → an article a line, object or row, streamed (records/); ninjs (newsitems/)
    mbox → an article a mail, streamed; mail, mhtml → one (mail/)
    feed → an article an entry (feeds/); newsml → one an item (newsitems/)
    warc → an article a page, member after member (warc/)
    parquet, pdf → in a process with limits (apart.py; records/, documents/); docx (documents/)
    else  → everything, up to a limit (inputs/stream.py) → str (inputs/decode.py)
          → refused where it is a feed, a mail, a table … (inputs/kinds.py)
          → plain text | Markdown | HTML (texts/given_headline.py, texts/markdown.py, pages/html.py)
          → checked Article (article.py), with what was given filled in where it says nothing

Whatever goes wrong with one input becomes one ``Failure`` in its place, and the next one is read.
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
"""How many indexes of sitemaps may stand within one another; the standard has one."""

_NOTHING_GIVEN = Given()
_NOWHERE = Origin()


def read_inputs(inputs: Iterable[str], given: Given = _NOTHING_GIVEN) -> Iterator[Article | Failure]:
    """Yield the articles of files, folders, addresses and standard input (``-``), in order.

    An input that cannot be read is yielded as a ``Failure`` where its article would have been;
    nothing is raised for it. Every input yields at least one of the two.
    """
    for name in inputs:
        try:
            for item in expanded(name):
                yield from [item] if isinstance(item, Failure) else _guarded(item, given)
        except InputError as error:
            yield failure_of(error)


def read_bytes(data: bytes, name: str, given: Given = _NOTHING_GIVEN) -> Iterator[Article | Failure]:
    """Yield the articles of a file that was handed over as bytes, as ``read_inputs`` does of one on disk.

    ``name`` is only what the articles and failures call it: nothing is opened.
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
    """Yield the articles of bytes that came without a file: nothing is opened.

    ``name`` is only a label, and what errors call it. ``told`` is the format that somebody says they have,
    which counts where the content does not say otherwise; ``origin`` is where they come from. Raises an
    ``InputError`` where the whole, or what is left of it, cannot be read.
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
    """Yield what an input stands for: itself, the files of a folder, what a pattern matches."""
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
    """Yield the articles of the addresses in a file, each read as what it is; a sitemap lists some, too."""
    from accordingto.ingest.feeds.sitemap import is_sitemap, listed_in

    if not is_sitemap(head_of(stream.head)):
        for address in addresses_in(stream, shown):
            yield from [address] if isinstance(address, Failure) else _guarded(address, given)
        return
    for one in listed_in(stream.whole(), shown):
        if isinstance(one, Failure):
            yield one
        elif one.is_sitemap:
            yield from _listed_at(one.url, given, depth + 1)
        else:
            published, outlet = one.published or given.published, one.outlet or given.outlet
            yield from _guarded(one.url, replace(given, published=published, outlet=outlet))


def _listed_at(url: str, given: Given, depth: int) -> Iterator[Article | Failure]:
    """Yield the articles that the sitemap at an address lists."""
    from accordingto.ingest.feeds.sitemap import is_sitemap

    try:
        if depth > SITEMAPS_DEEP:
            reason = f"it is listed more than {SITEMAPS_DEEP} sitemaps deep"
            raise UnreadableInput(url, reason, "give the sitemap itself")
        stream = Stream(printable(url), BytesIO(_page_at(url, given).data))
        if not is_sitemap(head_of(stream.head)):
            raise UnreadableInput(url, "it is listed as a sitemap, and is none", "give the address itself")
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
    """Yield the articles of what was fetched from ``url``. Raises an ``InputError``."""
    stream = Stream(printable(url), BytesIO(page.data))
    form = format_of(stream, page.format)
    given = replace(given, format=None)  # that is said of files
    for article in read_contents(stream, printable(url), form, given, Origin(page.url, page.charset)):
        yield article if isinstance(article, Failure) else _located(article, page)


def _located(article: Article, page: FetchedPage) -> Article:
    """Return an article with the address that it has, or else came from; one of several keeps its name."""
    url = article.url or (page.url if article.path is None else None)
    path = None if url else article.path
    return structs.replace(article, url=url, path=path, retrieved=page.retrieved)


def completed(article: Article, given: Given) -> Article:
    """Return the article with what was given where the input does not say it.

    That it came from a host is no name of an outlet.
    """
    named = None if article.outlet and article.outlet in _hosts_of(article.url) else article.outlet
    return structs.replace(
        article,
        outlet=named or given.outlet or article.outlet,
        published=article.published or given.published,
    )


def _hosts_of(url: str | None) -> tuple[str, ...]:
    """Return the host of an address, and the same without ``www.``."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ()
    return (host, host.removeprefix("www."))
