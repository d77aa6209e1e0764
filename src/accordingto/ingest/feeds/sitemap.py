"""Sitemaps: the URLs of pages with their metadata; and sitemap indexes: the URLs of further sitemaps.

A news sitemap (``http://www.google.com/schemas/sitemap-news/0.9``) has the date, title and publication of
each page. Nothing is fetched here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from accordingto.errors import EmptyInput, UnreadableInput
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.markup import root_of
from accordingto.ingest.inputs.references import SAFE, settled
from accordingto.ingest.pages.published import read_date
from accordingto.types import Failure

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOTS = ("urlset", "sitemapindex")
"""The root elements of sitemaps and of sitemap indexes."""

_ENTRIES = {"url": False, "sitemap": True}
_OPENED = ("news", "publication")
"""The elements that hold what a news sitemap says of an article."""
_LOOKED_AT = 65_536
_ADVICE = "give the addresses themselves"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """An entry of a sitemap."""

    url: str
    """Its URL."""
    is_sitemap: bool
    """Whether the URL is that of another sitemap."""
    published: str | None = None
    """When the article was published: ISO 8601; ``None`` if it is not stated."""
    changed: str | None = None
    """When the page was last changed: ISO 8601; ``None`` if it is not stated."""
    title: str | None = None
    """The title of the article."""
    outlet: str | None = None
    """The name of the publication."""


def is_sitemap(text: str) -> bool:
    """Return whether a text begins like a sitemap or a sitemap index."""
    root = root_of(text.lstrip("\ufeff \t\r\n"), _LOOKED_AT)
    return root is not None and root.name in ROOTS


def listed_in(data: bytes, name: str) -> Iterator[Listed | Failure]:
    """Yield the entries of a sitemap in order, and a failure for each entry without a URL.

    ``name`` is used in error messages. Raises ``EmptyInput`` if there are no entries, and ``UnreadableInput``
    after the last complete entry if the sitemap is cut off or damaged.
    """
    from lxml import etree

    number = 0
    events = etree.iterparse(BytesIO(settled(data.lstrip())), events=("end",), **SAFE)
    try:
        for _, element in events:
            if _local(element) not in _ENTRIES:
                continue
            number += 1
            yield _listed(element, f"{name}:{number}")
            element.clear()
    except etree.XMLSyntaxError as error:
        reason = f"the sitemap is damaged or cut off after entry {number} ({error})"
        raise UnreadableInput(name, reason, "get it again") from error
    if not number:
        raise EmptyInput(name, "the sitemap has no entries", _ADVICE)


def _listed(entry: _Element, place: str) -> Listed | Failure:
    said = _texts(entry)
    address = said.get("loc", "")
    if not address.lower().startswith(("http://", "https://")):
        reason = "the entry has no http or https address"
        return failure_of(UnreadableInput(place, reason, _ADVICE))
    return Listed(
        url=address,
        is_sitemap=_ENTRIES[_local(entry)],
        published=read_date(said.get("publication_date", "")),
        changed=read_date(said.get("lastmod", "")),
        title=said.get("title") or None,
        outlet=said.get("name") or None,
    )


def _texts(element: _Element) -> dict[str, str]:
    """Return the text of each child by its local name, and of the children of those in ``_OPENED``.

    Pictures and films, which have addresses, titles and days of their own, are not gone into.
    """
    found: dict[str, str] = {}
    for child in element:
        name = _local(child)
        inner = _texts(child) if name in _OPENED else {name: " ".join((child.text or "").split())}
        for key, text in inner.items():
            found.setdefault(key, text)
    return found


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
