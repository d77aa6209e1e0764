"""JSON Feed 1 and 1.1: one article per entry, with as much of its text as the feed holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.ingest.article import HEADLINE_CHARS, article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.feeds.bylines import names_in
from accordingto.ingest.feeds.markup import plain_line_of, text_of_markup
from accordingto.ingest.inputs.files import failure_of
from accordingto.types import Article, Failure

_VERSION = "jsonfeed.org/version/"
_ADVICE = "give the addresses of its articles"


def is_json_feed(fields: object) -> bool:
    """Return whether a JSON value declares itself a JSON Feed."""
    return isinstance(fields, dict) and _VERSION in str(fields.get("version"))[:100]


def articles_of_feed(feed: Mapping[str, object], name: str) -> Iterator[Article | Failure]:
    """Yield one article or failure for each entry, in order, named ``name:N`` for the Nth.

    Raises ``EmptyInput`` if there are no entries, and ``UnreadableInput`` if there is no list of them.
    """
    entries = items_of(feed, name)
    if not entries:
        raise EmptyInput(name, "it has no entries", _ADVICE)
    for number, entry in enumerate(entries, 1):
        place = f"{name}:{number}"
        try:
            if not isinstance(entry, dict):
                raise UnreadableInput(place, "the entry is not an object", _ADVICE)
            yield article_of_entry(entry, feed, place)
        except InputError as error:
            yield failure_of(error)


def items_of(feed: Mapping[str, object], name: str) -> list[object]:
    """Return the entries of a feed. Raises ``UnreadableInput`` if it has no list of them."""
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise UnreadableInput(name, "the feed has no list of items", _ADVICE)
    return entries


def link_of(entry: Mapping[str, object], base: str) -> str | None:
    """Return the URL of an entry's article, relative to ``base`` or in full; ``None`` if it gives none."""
    places = (_string(entry, name) for name in ("url", "external_url", "id"))
    whole = (urljoin(base, one) if one.startswith("/") else one for one in places)
    return next(filter(_is_address, whole), None)


def title_of(fields: Mapping[str, object]) -> str:
    """Return the title of an entry or a feed on one line; empty if it has none."""
    return plain_line_of(_string(fields, "title"))


def article_of_entry(entry: Mapping[str, object], feed: Mapping[str, object], place: str) -> Article:
    """Return the article of an entry, named ``place``. Raises an ``InputError`` if it has no text."""
    link = link_of(entry, _string(feed, "home_page_url") or _string(feed, "feed_url"))
    outlet = title_of(feed) or None
    text = max(
        text_of_markup(_string(entry, "content_html")),
        text_of_markup(_string(entry, "content_text"), is_plain=True).strip(),
        text_of_markup(_string(entry, "summary"), is_plain=True).strip(),
        key=len,
    )
    if not any(map(str.isalnum, text)):
        raise EmptyInput(place, "the entry has no text", f"give its address, {link}" if link else _ADVICE)
    headline = title_of(entry)
    return article_from_text(
        text,
        format="text",
        path=place,
        url=link,
        outlet=outlet,
        byline=names_in(_authors(entry) or _authors(feed), outlet),
        published=day_of_entry(entry),
        headline=headline if 0 < len(headline) <= HEADLINE_CHARS else None,
    )


def _string(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _is_address(written: str) -> bool:
    return written.lower().startswith(("http://", "https://"))


def _authors(fields: Mapping[str, object]) -> list[str]:
    """Return the names under ``authors``, or under ``author`` as in version 1."""
    listed = fields.get("authors") or [fields.get("author")]
    named = [one.get("name") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [name for name in named if isinstance(name, str)]


def day_of_entry(entry: Mapping[str, object]) -> str | None:
    """Return when an entry was published, or else changed, as ISO 8601; ``None`` if it says neither."""
    for name in ("date_published", "date_modified"):
        try:
            return iso_date(_string(entry, name))
        except ValueError:
            continue
    return None
