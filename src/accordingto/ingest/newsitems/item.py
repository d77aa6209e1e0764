"""A news item with its metadata, whatever its format, and the article made from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec import UNSET, structs

from accordingto.errors import EmptyInput, UnreadableInput
from accordingto.ingest.article import HEADLINE_CHARS, article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.pages.authors import authors_in
from accordingto.types import Article

_RIGHTS = re.compile(
    r"^\s*(?:©|\(c\)|copyright\b)*\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?\b)?[\s,:]*", re.IGNORECASE
)
_UNUSABLE = {
    "canceled": "its publisher cancelled it",
    "cancelled": "its publisher cancelled it",
    "withheld": "its publisher withholds it",
}
"""The reason to refuse an item, by its status."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A news item."""

    text: str
    """The text without the headline; empty if it has none."""
    headline: str = ""
    """The headline."""
    byline: tuple[str, ...] = ()
    """The authors, as the item names them."""
    credit: tuple[str, ...] = ()
    """The names to credit: credit lines, providers and rights holders, the most reliable first."""
    published: tuple[str, ...] = ()
    """The date of this version, then its other dates, the most reliable first."""
    embargo: str = ""
    """The time before which it must not be published; empty if there is none."""
    status: str = ""
    """The publication status, such as usable or withheld."""
    url: str = ""
    """Its identifier, which may be a URL."""


def article_of(item: Item, place: str) -> Article:
    """Return the article of an item; ``place`` is the article's path, and names the item in errors.

    Raises ``UnreadableInput`` if its status forbids its use or its embargo cannot be parsed, ``EmptyInput``
    if it has no text, and ``TooLarge``.
    """
    status = item.status.rpartition(":")[2].strip().lower()
    if status in _UNUSABLE:
        raise UnreadableInput(place, _UNUSABLE[status], "leave it out, or give its text if you may use it")
    if not any(map(str.isalnum, item.text)):
        raise EmptyInput(place, "the item has no text", "give an item of text")
    outlet = next(filter(None, (" ".join(_RIGHTS.sub("", one).split()) for one in item.credit)), None)
    headline = " ".join(item.headline.split())
    article = article_from_text(
        item.text,
        format="text",
        path=place,
        url=item.url if item.url.lower().startswith(("http://", "https://")) else None,
        outlet=outlet,
        byline=authors_in(item.byline, outlet),
        published=next(filter(None, map(read_day, item.published)), None),
        headline=headline if 0 < len(headline) <= HEADLINE_CHARS else None,
    )
    return structs.replace(article, embargo=_embargo(item.embargo, place) if item.embargo else UNSET)


def _embargo(written: str, place: str) -> str:
    read = read_day(written)
    if read is None:
        reason = f"it is under an embargo that cannot be read ({written[:60]!r})"
        raise UnreadableInput(place, reason, "ask its publisher; give its text if you may use it")
    return read


def read_day(written: str) -> str | None:
    """Return a date or datetime in the spelling of ``iso_date``, or ``None`` if it is not valid."""
    try:
        return iso_date(written)
    except ValueError:
        return None
