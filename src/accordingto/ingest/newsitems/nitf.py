"""NITF: the text of an item and its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ingest.newsitems.item import Item, read_day
from accordingto.ingest.newsitems.prose import below, local, paragraphs_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def item_of_nitf(nitf: _Element) -> Item:
    """Return the item in a ``nitf`` element.

    An item whose release date is later than its issue date is under embargo until then.
    """
    data, head = below(nitf, "head", "docdata"), below(nitf, "body", "body.head")
    publications = below(nitf, "head", "pubdata")
    issued = [one.get("norm") or "" for one in _all(data, "date.issue")]
    released = [one.get("norm") or "" for one in _all(data, "date.release")]
    printed = [one.get("date.publication") or "" for one in publications]
    told = [one.get("norm") or text_of(one) for one in _all(_all(head, "dateline"), "story.date")]
    return Item(
        text="\n\n".join(filter(None, map(paragraphs_of, below(nitf, "body", "body.content")))),
        headline=next(
            filter(
                None,
                map(
                    text_of,
                    [*below(nitf, "body", "body.head", "hedline", "hl1"), *below(nitf, "head", "title")],
                ),
            ),
            "",
        ),
        byline=tuple(name for one in _all(head, "byline") for name in _people(one)),
        credit=(
            *(one.get("name") or "" for one in publications),
            *map(text_of, _all(head, "distributor")),
            *(one.get("holder") or "" for one in _all(data, "doc.copyright")),
        ),
        published=(*issued, *printed, *told, *released),
        embargo=_later(released, issued),
        url=next((one.get("ex-ref") or "" for one in publications), ""),
    )


def _people(byline: _Element) -> list[str]:
    """Return the people whom a byline marks as such, or its text if it marks none; jobs are left out."""
    marked = [text_of(one) for one in byline.iter() if local(one) == "person"]
    return [name for name in marked if name] or [text_of(byline)]


def _later(released: list[str], issued: list[str]) -> str:
    """Return the first date of ``released`` if it is later than the first of ``issued``, else ""."""
    release, issue = (next(filter(None, map(read_day, days)), "") for days in (released, issued))
    return release if issue and release[:19] > issue[:19] else ""


def _all(elements: list[_Element], name: str) -> list[_Element]:
    return [one for element in elements for one in below(element, name)]
