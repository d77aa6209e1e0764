"""What a page says about its article: headline, authors, outlet, date, address.

The publisher's own structured data (JSON-LD, https://schema.org) goes first, then the ``<meta>``
elements, and only what both leave open is guessed by trafilatura.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from accordingto.ingest.dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAME_WORDS = 8
"""A name of more words than these is a sentence about the author."""

_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|Review|LiveBlogPosting)$")
_NO_AUTHORS = frozenset({"admin", "administrator", "staff", "editor", "guest", "unknown", "none"})
_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s+[|\-–—•·:]\s+[^|\-–—•·]{1,40}$")


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What is known of a page's article; null or empty where nothing is."""

    headline: str | None
    """The headline as the page prints it."""
    byline: tuple[str, ...]
    """The authors."""
    outlet: str | None
    """Name of the publication."""
    published: str | None
    """ISO 8601 date or datetime of publication."""
    url: str | None
    """The canonical address."""


def metadata_of(tree: HtmlElement, url: str | None) -> Metadata:
    """Return what a parsed page says of its article; ``url`` is where the page came from."""
    node = _article_node(tree)
    outlet = _first(_metas(tree, "og:site_name")) or _name_of(node.get("publisher"))
    authors = _names(node.get("author")) or _metas(tree, "author")
    published = _first_date(
        [node.get("datePublished"), *_metas(tree, "article:published_time"), *_times(tree)]
    )
    titles = [*_texts(node.get("headline")), *_metas(tree, "og:title"), _clean(tree.findtext(".//title"))]
    headline = _headline(tree, [title for title in titles if title])
    canonical = _address([*tree.xpath("//link[@rel='canonical']/@href"), *_metas(tree, "og:url")], url)
    if not (outlet and authors and published and headline):
        from trafilatura import extract_metadata

        guess = extract_metadata(tree, default_url=url)
        outlet = outlet or guess.sitename or None
        authors = authors or (guess.author or "").split("; ")
        published = published or _first_date([guess.date])
        headline = headline or _clean(guess.title) or None
    return Metadata(
        headline=headline,
        byline=_byline(authors, outlet),
        outlet=outlet,
        published=published,
        url=canonical,
    )


def _headline(tree: HtmlElement, titles: list[str]) -> str | None:
    """The page's ``<h1>`` where one of the titles says the same, or begins so; else the first title,
    without the name of the site."""
    for heading in tree.iter("h1"):
        printed = _clean(heading.text_content())
        if printed and any(
            _letters(title).startswith(_letters(printed)) for title in titles if _letters(printed)
        ):
            return printed
    return _SITE_SUFFIX.sub("", titles[0]) if titles else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _article_node(tree: HtmlElement) -> dict[str, object]:
    """The first JSON-LD object that describes an article; empty where none can be read."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            # strict=False: line breaks within strings are common.
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if any(_ARTICLE_TYPE.search(kind) for kind in _texts(node.get("@type"))):
                return node
    return {}


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects at the top, in lists and in ``@graph``."""
    if isinstance(data, list):
        for item in data:
            if isinstance(item, dict):
                yield item
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"))


def _texts(value: object) -> list[str]:
    """The strings of a JSON-LD value, which may be one or a list."""
    values = value if isinstance(value, list) else [value]
    return [text for text in (_clean(item) for item in values if isinstance(item, str)) if text]


def _names(value: object) -> list[str]:
    """The names of people or organisations, written as strings or as objects with a ``name``."""
    values = value if isinstance(value, list) else [value]
    return [name for item in values for name in _texts(item.get("name") if isinstance(item, dict) else item)]


def _name_of(value: object) -> str | None:
    return _first(_names(value))


def _byline(names: list[str], outlet: str | None) -> tuple[str, ...]:
    """The names that can be authors, each once: not the outlet itself, no account names, no addresses."""
    authors = dict.fromkeys(_BY.sub("", name).strip(" ,;|") for name in names)
    nobody = _NO_AUTHORS | {(outlet or "").casefold()}
    return tuple(
        name
        for name in authors
        if name and name.casefold() not in nobody and "://" not in name and len(name.split()) <= NAME_WORDS
    )


def _first_date(values: list[object]) -> str | None:
    """The first value that is an ISO 8601 date or datetime."""
    for value in values:
        for text in _texts(value):
            try:
                return iso_date(text)
            except ValueError:
                continue
    return None


def _times(tree: HtmlElement) -> list[str]:
    return [
        *tree.xpath("//*[@itemprop='datePublished']/@content | //time[@itemprop='datePublished']/@datetime")
    ]


def _metas(tree: HtmlElement, name: str) -> list[str]:
    return _texts(
        [str(value) for value in tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)]
    )


def _address(candidates: list[str], url: str | None) -> str | None:
    """The first candidate that is, or resolves to, an http or https address; else the page's own."""
    for candidate in candidates:
        try:
            resolved = urljoin(url or "", candidate.strip())
            if urlsplit(resolved).scheme in ("http", "https") and urlsplit(resolved).hostname:
                return resolved
        except ValueError:
            continue
    return url


def _first(values: list[str]) -> str | None:
    return values[0] if values else None


def _clean(text: str | None) -> str:
    return " ".join(unescape(text or "").split())
