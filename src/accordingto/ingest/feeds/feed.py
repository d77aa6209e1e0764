"""A feed → an article an entry: the longest text that stands in it, with what the entry says of itself.

Nothing is fetched: of an entry that has only the beginning of an article, that is read.
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

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.article import HEADLINE_CHARS, article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.references import settled, undeclared, unescaped
from accordingto.ingest.texts.fragment import text_of_fragment
from accordingto.types import Article, Failure

ELEMENTS = 200_000
"""The most tags of a feed; the largest that outlets offer have some thousands."""

ATTRIBUTES = 1_000
"""The most attributes of a tag: feedparser looks through all of them for each. Feeds have a dozen."""

_TAG = re.compile(rb"<[A-Za-z/]")
_NAME = rb"(?>[^\s<>/=\"']+)"
_CROWDED = re.compile(
    rb"<%b(?>\s+%b(?>\s*)=(?>\s*)(?>\"[^\"<]*\"|'[^'<]*')){%d}" % (_NAME, _NAME, ATTRIBUTES + 1)
)
"""A tag with more; without a way back within it, so that it takes no longer than the feed is long."""
_END = re.compile(
    rb"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>(?:\s|<!--.*?-->|\0)*\Z", re.IGNORECASE | re.DOTALL
)
_TAIL_BYTES = 4096
_FOREIGN = re.compile(rb"</?(?!(?:atom|content|dc|rdf|rss):)[A-Za-z][\w.-]*:[\w.-]+[^<>]*>")
"""The tags of other vocabularies than those that articles are written in."""
_LET_THROUGH = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What feedparser raises where the elements of such a vocabulary are damaged."""
_ADVICE = "give the addresses of its articles"


def read_feed(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield one article or failure for each entry, in order, called ``name:N`` for the Nth.

    Raises ``UnreadableInput`` where it is no feed, ``EmptyInput`` where it has no entries, and ``TooLarge``.
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
    """A feed as feedparser has it."""

    about: Any
    """What it says of itself."""
    entries: Sequence[Any]
    """Its entries, those that are whole."""
    cut_within: int
    """The number of the entry within which it is cut off; 0 where it is whole."""


def parsed_feed(data: bytes, name: str) -> ParsedFeed:
    """Return a feed, entry by entry. Raises ``UnreadableInput`` where it is no feed, and ``TooLarge``."""
    data = settled(_in_utf8(data, name))
    if len(_TAG.findall(data)) > ELEMENTS:
        raise TooLarge(name, f"the feed has more than {ELEMENTS:,} tags", "split it, or give its articles")
    if _CROWDED.search(data):
        raise TooLarge(name, f"a tag of the feed has more than {ATTRIBUTES:,} attributes", _ADVICE)
    feed = _parsed(data, name)
    if not feed.entries and not feed.get("version"):
        raise UnreadableInput(name, "it is no feed (RSS or Atom)", _ADVICE)
    if not feed.entries or b"\0" in data or _END.search(data[-_TAIL_BYTES:]):
        return ParsedFeed(feed.feed, feed.entries, 0)
    return ParsedFeed(feed.feed, feed.entries[:-1], len(feed.entries))


def _in_utf8(data: bytes, name: str) -> bytes:
    """Return a feed in the encoding in which it is parsed, so that what is counted in it is there."""
    from feedparser.encodings import convert_to_utf8

    try:
        converted: bytes = convert_to_utf8({}, undeclared(data), {})
    except ValueError as error:  # the name that it gives its encoding
        raise UnreadableInput(name, f"the feed is damaged ({error})", _ADVICE) from error
    return converted


def _parsed(data: bytes, name: str) -> Any:
    """Return a feed as it is parsed, else without what no article is made of (maps, chapters, ratings).

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
    """Return the article of an entry, called ``place``. Raises an ``InputError`` where it has no text."""
    text = _text(entry)
    if not any(map(str.isalnum, text)):
        advice = f"give its address, {entry.link}" if entry.get("link") else _ADVICE
        raise EmptyInput(place, "the entry has no text", advice)
    headline = line_of(entry.get("title", ""))
    link = entry.get("link", "")
    authors = [author.get("name") or author.get("email", "") for author in entry.get("authors", ())]
    return article_from_text(
        text,
        format="text",
        path=place,
        url=link if link.startswith(("http://", "https://")) else None,
        outlet=outlet_of(entry, feed),
        byline=[" ".join(author.split()) for author in authors if author.strip()],
        published=published_in(entry),
        headline=headline if 0 < len(headline) <= HEADLINE_CHARS else None,
    )


def _text(entry: Any) -> str:
    """Return the longest of the texts of an entry."""
    written = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    return max((_plain(one) for one in written), key=len)


def _plain(detail: Any) -> str:
    value, kind = detail.get("value") or "", detail.get("type") or "text/html"
    return unescaped(value if kind == "text/plain" and "<" not in value else text_of_fragment(value))


def line_of(markup: str) -> str:
    """Return a title or name of a feed, which may be HTML, as one line."""
    return " ".join(unescaped(text_of_fragment(markup)).split())


def outlet_of(entry: Any, feed: Any) -> str | None:
    """Return who publishes an entry: the feed that it was taken from, else what the feed is called."""
    named = (entry.get("source") or {}).get("title") or feed.get("publisher") or feed.get("title") or ""
    return line_of(named) or None


def published_in(entry: Any) -> str | None:
    """Return when an entry was published, else when it was changed, in the zone that it gives."""
    for name in ("published", "updated"):
        if name not in entry:  # feedparser would give the other one, and warn
            continue
        written, parsed = entry[name] or "", entry.get(f"{name}_parsed")
        for read in (iso_date, lambda said: iso_date(parsedate_to_datetime(said).isoformat())):
            try:
                return read(written)
            except (ValueError, TypeError, IndexError, OverflowError):
                continue
        if parsed is not None:
            try:
                return iso_date(datetime.fromtimestamp(timegm(parsed), UTC).isoformat())
            except (ValueError, OverflowError, OSError):
                continue
    return None
