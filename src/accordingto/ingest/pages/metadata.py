"""The metadata of a page's article: headline, authors, outlet, date, URL.

The publisher's structured data (JSON-LD, https://schema.org) and the ``<meta>`` elements take precedence over
what the page prints; an author found in neither is looked for by trafilatura. What is not found stays empty:
a wrong date or outlet would be worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from accordingto.ingest.pages.authors import authors_in
from accordingto.ingest.pages.outlets import outlet_of, site_names
from accordingto.ingest.pages.published import date_in_address, published_of
from accordingto.ingest.pages.structured import article_data, clean, texts
from accordingto.ingest.pages.titles import headings, headline_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TITLE_CHARS = 500
"""The longest title, in characters."""

_AUTHORS = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "citation_author",
    "dc.creator", "dcterms.creator", "dc:creator", "cxenseparse:author", "byl", "byline", "article.author",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "citation_title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """The metadata of a page's article; ``None`` or empty if unknown."""

    headline: str | None
    """The headline as the page prints it."""
    byline: tuple[str, ...]
    """The authors."""
    outlet: str | None
    """Name of the publication."""
    published: str | None
    """ISO 8601 date or datetime of publication."""
    url: str | None
    """The canonical URL."""
    titles: tuple[str, ...] = ()
    """All titles that the page gives, in metadata and headings."""


def metadata_of(tree: HtmlElement, url: str | None) -> Metadata:
    """Return the metadata of a parsed page; ``url`` is where the page came from."""
    metas = _metas(tree)
    canonical = _address([*tree.xpath("//link[@rel='canonical']/@href"), *metas.get("og:url", ())], url)
    shown = clean(tree.findtext(".//title"))[:TITLE_CHARS]
    titles = [title for name in _TITLES for title in metas.get(name, ())]
    data = article_data(tree, [*titles, shown, *(clean(h1.text_content()) for h1 in headings(tree))])
    titles = [
        title for title in (*texts(data.get("headline")), *titles, shown) if 0 < len(title) <= TITLE_CHARS
    ]
    stated = [*(text for name in _OUTLETS for text in metas.get(name, ())), *_names(data.get("publisher"))]
    outlet = outlet_of(tree, stated, shown, canonical)
    headline = headline_in(tree, titles, site_names(tree, outlet, stated, canonical))
    byline, named = _byline(data, metas, outlet)
    if not named:
        from trafilatura.metadata import extract_author

        byline = authors_in((extract_author(tree) or "").split("; "), outlet)
    return Metadata(
        headline=headline,
        byline=byline,
        outlet=outlet,
        published=published_of(tree, data, metas) or date_in_address(canonical),
        url=canonical,
        titles=(*titles, *(clean(h1.text_content()) for h1 in headings(tree))),
    )


def _byline(
    data: Mapping[str, object], metas: Mapping[str, list[str]], outlet: str | None
) -> tuple[tuple[str, ...], bool]:
    """Return the authors named by structured data or ``<meta>`` elements, and whether to stop looking.

    The second value is also True if structured data names authors and all of them are rejected.
    """
    described = data.get("author") or data.get("creator")
    organisations = [name for item in _items(described) if _is_organisation(item) for name in _names(item)]
    sources = [_names(described), *(metas.get(name, []) for name in _AUTHORS)]
    for source in sources:
        if authors := authors_in(source, outlet, organisations):
            return authors, True
    return (), bool(sources[0])


def _is_organisation(item: object) -> bool:
    return isinstance(item, dict) and any(kind.endswith("Organization") for kind in texts(item.get("@type")))


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _names(value: object) -> list[str]:
    """Return the names of people or organisations, given as strings or as objects with a ``name``."""
    return [
        name for item in _items(value) for name in texts(item.get("name") if isinstance(item, dict) else item)
    ]


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the ``<meta>`` elements by name in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = clean(meta.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := meta.get(attribute)):
                found.setdefault(name.strip().lower(), []).append(content)
                break
    return found


def _address(candidates: list[str], url: str | None) -> str | None:
    """Return the first candidate that is, or resolves to, an http or https URL; else the page's own URL."""
    for candidate in candidates:
        try:
            resolved = urljoin(url or "", candidate.strip())
            if urlsplit(resolved).scheme in ("http", "https") and urlsplit(resolved).hostname:
                return resolved
        except ValueError:
            continue
    return url
