"""What agencies say of an item of news, in whatever format, and the article that it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec import UNSET, structs

from accordingto.errors import EmptyInput, UnreadableInput
from accordingto.ingest.article import HEADLINE_CHARS, article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.pages.authors import authors_in
from accordingto.types import Article

_BASIC_ZONE = re.compile(r"(\d{8})[+-]\d{4}")
"""A day with a zone, which NITF may write and ISO 8601 does not have."""
_RIGHTS = re.compile(
    r"^\s*(?:©|\(c\)|copyright\b)*\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?\b)?[\s,:]*", re.IGNORECASE
)
_UNUSABLE = {
    "canceled": "its publisher cancelled it",
    "cancelled": "its publisher cancelled it",
    "withheld": "its publisher withholds it",
}
"""What a status says of an item that is not to be used."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item of news."""

    text: str
    """The text, without the headline; empty where it has none."""
    headline: str = ""
    """The headline."""
    byline: tuple[str, ...] = ()
    """Who wrote it, as the item writes it."""
    credit: tuple[str, ...] = ()
    """Who is to be credited with it, who delivers it and who holds the rights, the surest first."""
    published: tuple[str, ...] = ()
    """When this version was made, else others of its days, the surest first."""
    embargo: str = ""
    """Before when it is not to be published."""
    status: str = ""
    """Whether it may be used."""
    url: str = ""
    """Its name, which may be an address."""


def article_of(item: Item, place: str) -> Article:
    """Return the article of an item; ``place`` is what errors and the article are called.

    Raises ``UnreadableInput`` where it is not to be used or its embargo cannot be read, ``EmptyInput`` where
    it has no text, and ``TooLarge``.
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
    """Return a day or time as ISO 8601 in one spelling, or null where it is none."""
    stripped = written.strip()
    basic = _BASIC_ZONE.fullmatch(stripped)
    try:
        return iso_date(basic[1] if basic else stripped)
    except ValueError:
        return None
