"""The entries of a feed or sitemap that is followed.

Nothing is fetched here, and an entry's text is parsed only on request.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import msgspec

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.ingest.inputs.decode import head_of
from accordingto.ingest.inputs.stream import Stream
from accordingto.types import Article, Failure

_SCHEMES = ("http://", "https://")
_JSON = msgspec.json.Decoder()
_ADVICE = "give the address of a feed (RSS, Atom, JSON Feed) or a sitemap"
LONGEST_TITLE = 500
"""The most characters of a title; the rest is cut off."""
LONGEST_ADDRESS = 2_000
"""The longest URL, in characters; a longer one is ignored."""


@dataclass(frozen=True, kw_only=True)
class ListedEntry:
    """An entry of a feed, or a URL in a sitemap."""

    mark: str
    """The entry's identifier: its ``guid`` or ``id``, else its URL, else a hash of its title and summary."""
    url: str | None
    """The URL of its article; ``None`` if it has no link."""
    title: str = ""
    """Its title."""
    published: str | None = None
    """When it was published: ISO 8601; ``None`` if unknown."""
    outlet: str | None = None
    """The name of the publisher; ``None`` if unknown."""
    whole: Callable[[], Article | None] = lambda: None
    """Returns the article in the entry; ``None`` if the entry holds only its beginning, or nothing."""


@dataclass(frozen=True, kw_only=True)
class ListedSitemap:
    """A sitemap listed in a sitemap index."""

    url: str
    """Its URL."""
    changed: str | None
    """When it was last changed: ISO 8601; ``None`` if it is not stated."""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The content of a feed or sitemap."""

    title: str | None = None
    """Its title."""
    entries: tuple[ListedEntry, ...] = ()
    """Its entries, in the order in which it lists them."""
    sitemaps: tuple[ListedSitemap, ...] = ()
    """Further sitemaps that it lists."""
    damage: str | None = None
    """What could not be read, and why; ``None`` if everything could."""


def listing_in(data: bytes, url: str) -> Listing:
    """Return the feed or sitemap in ``data``, told apart by content; ``url`` is where it came from.

    If it is cut off or damaged, it is read as far as possible. Raises an ``InputError`` if it is neither a
    feed nor a sitemap, or too large.
    """
    from accordingto.ingest.feeds.sitemap import is_sitemap

    stream = Stream(url, BytesIO(data))
    stream.recode()
    data, damage = stream.before_damage()
    head = head_of(data).lstrip("\ufeff \t\r\n")
    if is_sitemap(head):
        listing = _of_sitemap(data, url)
    else:
        listing = _of_json(data, url) if head.startswith("{") else _of_feed(data, url)
    return listing if damage is None else replace(listing, damage=damage.reason)


def _of_sitemap(data: bytes, url: str) -> Listing:
    from accordingto.ingest.feeds.sitemap import listed_in

    entries: list[ListedEntry] = []
    sitemaps: list[ListedSitemap] = []
    damages: list[str] = []
    try:
        for one in listed_in(data, url):
            if isinstance(one, Failure):
                damages.append(f"{one.input}: {one.reason}")
            elif one.is_sitemap and _address(one.url, url):
                sitemaps.append(ListedSitemap(url=one.url, changed=one.changed))
            elif _address(one.url, url):
                published, title = one.published or one.changed, (one.title or "")[:LONGEST_TITLE]
                entries.append(
                    ListedEntry(
                        mark=one.url, url=one.url, title=title, published=published, outlet=one.outlet
                    )
                )
    except EmptyInput:
        return Listing()
    except InputError as error:
        if not (entries or sitemaps):
            raise
        damages.append(error.reason)
    return Listing(entries=tuple(entries), sitemaps=tuple(sitemaps), damage=_told(damages))


def _of_feed(data: bytes, url: str) -> Listing:
    from accordingto.ingest.feeds.feed import article_of, outlet_of, parsed_feed, published_in
    from accordingto.ingest.feeds.markup import line_of

    feed = parsed_feed(data, url)

    def entry_of(entry: Any, number: int) -> ListedEntry:
        link = _address(entry.get("link"), url)
        has_all = bool(entry.get("content")) or link is None
        words = f"{entry.get('title', '')}\0{entry.get('summary', '')}"
        return ListedEntry(
            mark=_mark(entry.get("id"), link, words),
            url=link,
            title=line_of(str(entry.get("title", "")))[:LONGEST_TITLE],
            published=published_in(entry),
            outlet=outlet_of(entry, feed.about),
            whole=lambda: (
                _whole(lambda: article_of(entry, feed.about, f"{url}:{number}")) if has_all else None
            ),
        )

    return Listing(
        title=outlet_of({}, feed.about),
        entries=tuple(entry_of(entry, number) for number, entry in enumerate(feed.entries, 1)),
        damage=f"it is cut off within entry {feed.cut_within}" if feed.cut_within else None,
    )


def _of_json(data: bytes, url: str) -> Listing:
    from accordingto.ingest.records.escapes import decoded
    from accordingto.ingest.records.jsonfeed import (
        article_of_entry,
        day_of_entry,
        is_json_feed,
        items_of,
        link_of,
        title_of,
    )

    try:
        feed = decoded(_JSON, data)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise UnreadableInput(url, f"it is JSON that cannot be read ({error})", _ADVICE) from error
    if not is_json_feed(feed):
        raise UnreadableInput(url, "it is JSON, but not a JSON Feed", _ADVICE)
    entries = [one for one in items_of(feed, url) if isinstance(one, dict)]
    title = title_of(feed) or None

    def entry_of(entry: Mapping[str, object], number: int) -> ListedEntry:
        link = _address(link_of(entry, url), url)
        has_all = bool(entry.get("content_html") or entry.get("content_text")) or link is None
        return ListedEntry(
            mark=_mark(entry.get("id"), link, f"{entry.get('title')}\0{entry.get('summary')}"),
            url=link,
            title=title_of(entry)[:LONGEST_TITLE],
            published=day_of_entry(entry),
            outlet=title,
            whole=lambda: (
                _whole(lambda: article_of_entry(entry, feed, f"{url}:{number}")) if has_all else None
            ),
        )

    return Listing(
        title=title, entries=tuple(entry_of(entry, number) for number, entry in enumerate(entries, 1))
    )


def _whole(make: Callable[[], Article]) -> Article | None:
    try:
        return make()
    except InputError:
        return None


def _address(written: object, base: str) -> str | None:
    """Return an absolute http or https URL, or ``None`` if ``written`` is not one."""
    if not isinstance(written, str) or not written.strip():
        return None
    try:
        address = urljoin(base, written.strip())
    except ValueError:
        return None
    is_one = address.lower().startswith(_SCHEMES) and len(address) <= LONGEST_ADDRESS
    return address if is_one and address.isprintable() else None


def _mark(id: object, link: str | None, words: str) -> str:
    """Return an identifier that is unique to an entry in its feed; a long one is hashed."""
    mark = str(id or "").strip() or link or f"words:{words}"
    is_short = len(mark) <= LONGEST_ADDRESS and not mark.startswith("words:") and "\0" not in mark
    return mark if is_short else "sha256:" + hashlib.sha256(mark.encode("utf-8", "replace")).hexdigest()


def _told(damages: list[str]) -> str | None:
    more = f" (and {len(damages) - 1} more)" if len(damages) > 1 else ""
    return damages[0] + more if damages else None
