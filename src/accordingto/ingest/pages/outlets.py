"""The name of a page's outlet, as opposed to that of a section, a host or an account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from accordingto.ingest.pages.structured import clean, letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAME_CHARS = 60
"""The longest name of an outlet, in characters; what is longer is a description."""

_TAGLINE = re.compile(r"\s+[|•·»–—-]\s+|:\s+")
_SECTIONS = frozenset(
    [
        "news",
        "home",
        "homepage",
        "hosted",
        "world",
        "us",
        "u.s.",
        "uk",
        "u.k.",
        "politics",
        "business",
        "sport",
        "sports",
        "opinion",
        "culture",
        "money",
        "health",
        "science",
        "technology",
        "tech",
        "entertainment",
        "lifestyle",
        "travel",
        "video",
        "local",
        "national",
        "international",
        "latest",
        "article",
        "articles",
        "story",
        "stories",
        "blog",
        "blogs",
        "press",
        "releases",
        "live",
        "author",
        "amp",
        "mobile",
        "index",
        "untitled",
        "website",
        "site",
        "default",
    ]
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|@\S+|\S+/\S*|\S+@\S+", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*([^.|©\n]{3,60})", re.I
)
_TITLE_END = re.compile(r"\s+[|•·»–—-]\s+")


def outlet_of(tree: HtmlElement, stated: Iterable[str], title: str, url: str | None) -> str | None:
    """Return the outlet's name: the first stated one, else the end of the title if the page confirms it.

    A stated name that is only the host in lower case is used if the page shows no other name.
    """
    host = host_of(url)
    names = [name for name in map(_name, stated) if name and name != host]
    printed = [name for name in names if not (name.islower() and letters(name) in letters(host))]
    return next(iter(printed), None) or _outlet_shown(tree, title, host) or next(iter(names), None)


def _outlet_shown(tree: HtmlElement, title: str, host: str) -> str | None:
    """Return the end of the title, or the text of a link to the front page, if the page confirms it."""
    notices = [letters(notice) for notice in _rights(tree)]
    links = [link for link in _front_links(tree) if _name(link)]
    *begun, end = _TITLE_END.split(title)
    name = _name(end) if begun else None
    if name:
        said, label = letters(name).removeprefix("the"), letters(host.split(".")[0])
        witnesses = [letters(host), *notices, *map(letters, links)]
        if any(said in witness for witness in witnesses) or (label and said.startswith(label)):
            return name
        if any(letters(title) == letters(heading.text_content() + end) for heading in tree.iter("h1")):
            return name
    return next((_name(link) for link in links if any(letters(link) in notice for notice in notices)), None)


def site_names(tree: HtmlElement, outlet: str | None, stated: Iterable[str], url: str | None) -> list[str]:
    """Return the names of the site, which are removed from titles."""
    names = [*stated, *_front_links(tree), host_of(url), *([outlet] if outlet else [])]
    return [name for name in names if len(letters(name)) > 1]


def _name(written: str) -> str | None:
    """Return a name without a tagline, or ``None`` if it is not a name."""
    pieces = [piece.strip() for piece in _TAGLINE.split(clean(written))]
    name = next((piece for piece in pieces if not _is_none(piece)), None)
    return name if name and len(name) <= NAME_CHARS else None


def _is_none(name: str) -> bool:
    return name.casefold() in _SECTIONS or not any(map(str.isalpha, name)) or bool(_ADDRESS.fullmatch(name))


def _front_links(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts of links to the front page, with their titles, labels and alternative texts."""
    for link in tree.iter("a"):
        href = (link.get("href") or "").strip()
        if href == "/" or (_is_url(href) and urlsplit(href).path in ("", "/") and not urlsplit(href).query):
            words = [link.text_content(), link.get("title") or "", link.get("aria-label") or ""]
            words += [image.get("alt") or "" for image in link.iter("img")]
            yield from (clean(word) for word in words if clean(word) and len(clean(word)) <= NAME_CHARS)


def _rights(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("p", "div", "span", "small", "footer", "li"):
        text = element.text or ""
        if "©" in text or "opyright" in text:
            for match in _RIGHTS.finditer(clean(element.text_content())[:500]):
                yield match[1]


def host_of(url: str | None) -> str:
    """Return the host of a URL without ``www.``; empty if there is none."""
    return (urlsplit(url or "").hostname or "").removeprefix("www.") if _is_url(url) else ""


def _is_url(text: str | None) -> bool:
    return bool(text and re.match(r"https?://[^/\s\[\]]+", text))
