"""RSS and Atom feeds: one article per entry, from the longest text in it and the entry's metadata.

Nothing is fetched: if an entry holds only the beginning of an article, only that is read.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.article import HEADLINE_CHARS, article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.feeds.bylines import authors_of
from accordingto.ingest.feeds.captions import without_captions
from accordingto.ingest.feeds.markup import line_of, text_of_markup
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.references import settled, undeclared
from accordingto.ingest.pages.published import read_date
from accordingto.ingest.pages.titles import without_site
from accordingto.types import Article, Failure

ELEMENTS = 200_000
"""The most tags of a feed; the largest feeds of real outlets have some thousands."""

ATTRIBUTES = 1_000
"""The most attributes of a tag, as feedparser takes quadratic time in them; real feeds have a dozen."""

_TAG = re.compile(rb"<[A-Za-z/]")
_NAME = rb"(?>[^\s<>/=\"']+)"
_CROWDED = re.compile(
    rb"<%b(?>\s+%b(?>\s*)=(?>\s*)(?>\"[^\"<]*\"|'[^'<]*')){%d}" % (_NAME, _NAME, ATTRIBUTES + 1)
)
"""A tag with more attributes than that. The pattern does not backtrack, so its time is linear in the feed."""
_END = re.compile(
    rb"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>(?:\s|<!--.*?-->|\0)*\Z", re.IGNORECASE | re.DOTALL
)
_TAIL_BYTES = 4096
_FOREIGN = re.compile(rb"</?(?!(?:atom|content|dc|rdf|rss):)[A-Za-z][\w.-]*:[\w.-]+[^<>]*>")
"""Tags of other vocabularies than those that hold the text of articles."""
_LET_THROUGH = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""The exceptions that feedparser raises for damaged elements of other vocabularies."""
_BEHIND = re.compile(
    r"\n\nThe post [^\n]{1,500} (?:appeared first|first appeared) on [^\n]{1,200}\.\s*\Z"
    r"|\s(?:Read more|Continue reading)[\s.…>»→]*\Z"
)
"""What publishers put behind the text of an entry: the line of WordPress, a link to the rest."""
_SECONDS = re.compile(r"\s*(\d{9,10})(?:\d{3})?\s*")
"""A date as seconds or milliseconds since 1970."""
_ADVICE = "give the addresses of its articles"


def read_feed(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield one article or failure for each entry, in order, named ``name:N`` for the Nth.

    Raises ``UnreadableInput`` if it is not a feed, or at the end if it is cut off; ``EmptyInput`` if it has
    no entries; and ``TooLarge``.
    """
    feed = parsed_feed(data, name)
    if not feed.entries and not feed.cut_within:
        raise EmptyInput(name, "it has no entries", _ADVICE)
    for number, entry in enumerate(feed.entries, 1):
        place = f"{name}:{number}"
        try:
            yield article_of(entry, feed.about, place)
        except InputError as error:
            yield failure_of(error)
    if feed.cut_within:
        reason = f"the feed is cut off within entry {feed.cut_within}"
        raise UnreadableInput(name, reason, "copy the file again")


@dataclass(frozen=True)
class ParsedFeed:
    """A feed parsed by feedparser."""

    about: Any
    """The metadata of the feed itself."""
    entries: Sequence[Any]
    """Its complete entries."""
    cut_within: int
    """The number of the entry within which the feed is cut off; 0 if it is complete."""


def parsed_feed(data: bytes, name: str) -> ParsedFeed:
    """Parse a feed. Raises ``UnreadableInput`` if it is not a feed, and ``TooLarge``."""
    data = settled(_in_utf8(data, name))
    if len(_TAG.findall(data)) > ELEMENTS:
        raise TooLarge(name, f"the feed has more than {ELEMENTS:,} tags", "split it, or give its articles")
    if _CROWDED.search(data):
        raise TooLarge(name, f"a tag of the feed has more than {ATTRIBUTES:,} attributes", _ADVICE)
    feed = _read(data, name)
    if not feed.entries and not feed.get("version"):
        raise UnreadableInput(name, "it is not a feed (RSS or Atom)", _ADVICE)
    if not feed.entries or b"\0" in data or _END.search(data[-_TAIL_BYTES:]):
        return ParsedFeed(feed.feed, feed.entries, 0)
    return ParsedFeed(feed.feed, feed.entries[:-1], len(feed.entries))


def _in_utf8(data: bytes, name: str) -> bytes:
    """Return a feed as UTF-8, as it will be parsed, so that tags can be counted in its bytes."""
    from feedparser.encodings import convert_to_utf8

    try:
        converted: bytes = convert_to_utf8({}, undeclared(data), {})
    except ValueError as error:  # the name that it gives its encoding
        raise UnreadableInput(name, f"the feed is damaged ({error})", _ADVICE) from error
    return converted


def _read(data: bytes, name: str) -> Any:
    """Parse a feed without the captions of its pictures, but for entries that have no other text."""
    bare = without_captions(data)
    feed = _parsed(bare, name)
    if bare != data and not all(map(_has_text, feed.entries)):
        whole = _parsed(data, name)
        if len(whole.entries) == len(feed.entries):
            pairs = zip(feed.entries, whole.entries, strict=True)
            feed.entries = [one if _has_text(one) else other for one, other in pairs]
    return feed


def _has_text(entry: Any) -> bool:
    return bool(entry.get("content") or entry.get("summary"))


def _parsed(data: bytes, name: str) -> Any:
    """Parse a feed; if that fails, parse it without tags of other vocabularies (maps, chapters, ratings).

    Raises ``UnreadableInput``.
    """
    import feedparser

    try:
        return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _LET_THROUGH as error:
        bare = _FOREIGN.sub(b"", data)
        if bare == data:
            raise UnreadableInput(name, f"the feed is damaged ({error})", _ADVICE) from error
    return _parsed(bare, name)


def article_of(entry: Any, feed: Any, place: str) -> Article:
    """Return the article of an entry, named ``place``. Raises an ``InputError`` if it has no text."""
    text = _text(entry)
    if not any(map(str.isalnum, text)):
        advice = f"give its address, {entry.link}" if entry.get("link") else _ADVICE
        raise EmptyInput(place, "the entry has no text", advice)
    outlet = outlet_of(entry, feed)
    headline = line_of(entry.get("title", ""))
    if entry.get("source") and outlet:  # those who collect the articles of others put their names behind
        headline = without_site(headline, [outlet])
    link = entry.get("link", "")
    if link.startswith("/"):
        link = urljoin(feed.get("link", ""), link)
    return article_from_text(
        text,
        format="text",
        path=place,
        url=link if link.startswith(("http://", "https://")) else None,
        outlet=outlet,
        byline=authors_of(entry, outlet),
        published=published_in(entry),
        headline=headline if 0 < len(headline) <= HEADLINE_CHARS else None,
    )


def _text(entry: Any) -> str:
    """Return the longest text of an entry."""
    written = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    return max((_plain(one) for one in written), key=len)


def _plain(detail: Any) -> str:
    value, kind = detail.get("value") or "", detail.get("type") or "text/html"
    return _BEHIND.sub("", text_of_markup(value, is_plain=kind == "text/plain" and "<" not in value)).rstrip()


def outlet_of(entry: Any, feed: Any) -> str | None:
    """Return the publisher of an entry: the feed that it was taken from, else this feed's publisher or
    title."""
    named = (entry.get("source") or {}).get("title") or feed.get("publisher") or feed.get("title") or ""
    return line_of(named) or None


def published_in(entry: Any) -> str | None:
    """Return when an entry was published, or else updated, as ISO 8601 in its own time zone, or ``None``."""
    for name in ("published", "updated"):
        if name not in entry:  # feedparser would return the other date, and warn
            continue
        written, parsed = entry[name] or "", entry.get(f"{name}_parsed")
        if seconds := _SECONDS.fullmatch(written):
            return iso_date(datetime.fromtimestamp(int(seconds[1]), UTC).isoformat())
        for read in (iso_date, lambda said: iso_date(parsedate_to_datetime(said).isoformat())):
            try:
                return read(written)
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
        said, has_clock = read_date(written), parsed is not None and any(parsed[3:6])
        if said and ("T" in said or not has_clock):
            return said
        if parsed is not None:
            try:
                return iso_date(datetime.fromtimestamp(timegm(parsed), UTC).isoformat())
            except (ValueError, OverflowError, OSError):
                continue
    return None
