"""Items in NewsML 1, which NewsML-G2 replaced but some agencies still deliver."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accordingto.ingest.newsitems.item import Item
from accordingto.ingest.newsitems.nitf import item_of_nitf
from accordingto.ingest.newsitems.prose import below, local, paragraphs_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = ("mediatype", "mimetype")
_TEXTS = frozenset((
    "text", "complextext", "text/plain", "text/html", "text/xhtml", "application/xhtml+xml", "text/xml",
    "text/vnd.iptc.nitf", "application/xml",
))  # fmt: skip
"""The media and MIME types of content that is text."""
_LINES = ("headline", "byline", "creditline")
_DAYS = ("thisrevisioncreated", "firstcreated")
_PARTIES = ("provider", "creator", "source")


def item_of_newsml1(item: _Element) -> Item:
    """Return the item in a ``NewsItem`` element of NewsML 1, from the first of each field anywhere in it."""
    found: dict[str, list[_Element]] = {}
    for element in item.iter():
        found.setdefault(local(element), []).append(element)
    lines = {name: [text_of(one) for one in found.get(name, ())] for name in _LINES}
    parties = {name: [*_parties(found.get(name, ()))] for name in _PARTIES}
    status = next((one.get("FormalName") or "" for one in found.get("status", ())), "")
    ends = [text_of(day) for one in found.get("statuswillchange", ()) for day in below(one, "dateandtime")]
    return Item(
        text=max(map(_text, found.get("contentitem", ())), key=len, default=""),
        headline=next(filter(None, lines["headline"]), ""),
        byline=tuple(lines["byline"] or parties["creator"]),
        credit=(*lines["creditline"], *parties["provider"], *parties["source"]),
        published=tuple(text_of(one) for name in _DAYS for one in found.get(name, ())),
        embargo=next(iter(ends), "without an end") if status.lower() == "embargoed" else "",
        status=status,
    )


def _parties(elements: list[_Element] | tuple[()]) -> Iterator[str]:
    for element in elements:
        for party in below(element, "party"):
            yield party.get("FormalName") or text_of(party)


def _text(content: _Element) -> str:
    """Return the text of a content item; empty for a picture, a style sheet and the like."""
    kinds = [one.get("FormalName") or "" for name in _KINDS for one in below(content, name)]
    if any(kind.lower() not in _TEXTS for kind in kinds):
        return ""
    texts = [""]
    for data in below(content, "datacontent"):
        items = [item_of_nitf(one).text for one in below(data, "nitf")]
        texts += items or [paragraphs_of(data)]
    return max(texts, key=len)
