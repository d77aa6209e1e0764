"""The structured data of a page (JSON-LD, https://schema.org): the object that describes its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEPTH = 8
"""How deep objects are looked for in one another."""

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review)$")
_OTHERS = frozenset(
    {
        "liveBlogUpdate",
        "hasPart",
        "itemListElement",
        "citation",
        "comment",
        "isBasedOn",
        "relatedLink",
        "review",
    }
)
"""Where other articles than the page's own stand."""
_WRAPPING = re.compile(
    r"<!--|-->|<!\[CDATA\[|\]\]>|/\*.{0,200}?\*/|^[ \t]*//[^\n]*$", re.DOTALL | re.MULTILINE
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_STRING = r'"{}"\s*:\s*"(.{{0,500}}?)"\s*(?:,\s*"[\w@]+"\s*:|[}}\]])'
"""A value up to the next key: quotation marks within it are often not escaped."""
_FIELDS = {name: re.compile(_STRING.format(name), re.DOTALL) for name in ("headline", "datePublished")}
_AUTHOR = re.compile(
    r'"author"\s*:[\[\s]*(?:\{\s*(?:"@?\w+"\s*:\s*"[^"]*"\s*,\s*){0,9}"name"\s*:\s*)?"([^"]+)"'
)
_KIND = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"[^"]*(?:Article|Posting)"')


def article_data(tree: HtmlElement, titles: list[str]) -> dict[str, object]:
    """Return the JSON-LD object that describes the article of a page; empty where none can be read.

    Of several, the one whose headline is among ``titles`` goes before the first; where none describes
    an article, the first that has a date of publication is returned.
    """
    read = (data_in(script) for script in data_scripts(tree))
    nodes = [node for data in read for node in _nodes(data)]
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    articles = [node for node in nodes if any(map(_ARTICLE_TYPE.search, texts(node.get("@type"))))]
    wanted = set(map(letters, titles))
    articles.sort(key=lambda node: not wanted & set(map(letters, texts(node.get("headline")))))
    dated = [node for node in nodes if "datePublished" in node]
    best = next(iter([*articles, *dated]), {})
    return {key: _resolved(value, named) for key, value in best.items()}


def texts(value: object) -> list[str]:
    """Return the strings of a JSON-LD value, which may be one, a list, or an object with ``@value``."""
    values = value if isinstance(value, list) else [value]
    values = [item.get("@value") if isinstance(item, dict) else item for item in values]
    return [text for text in (clean(item) for item in values if isinstance(item, str)) if text]


def clean(text: str | None) -> str:
    """Return a text with its entities read, those escaped twice as well, and white space made single."""
    text = text or ""
    for _ in range(3):
        text = unescape(text)
    return " ".join(text.split())


def letters(text: str) -> str:
    """Return the letters and digits of a text, by which titles and names are compared."""
    return "".join(filter(str.isalnum, text)).casefold()


def data_scripts(tree: HtmlElement) -> list[HtmlElement]:
    """Return the ``<script>`` elements of a page that hold structured data."""
    return [one for one in tree.iter("script") if "ld+json" in (one.get("type") or "").lower()]


def data_in(script: HtmlElement) -> object:
    """Return the data of a script; what is broken is mended, or else searched for what can be told.

    None where nothing is found.
    """
    text = script.text or ""
    for attempt in (text, _TRAILING_COMMA.sub("", _WRAPPING.sub("", text)).strip(" \t\r\n;")):
        try:
            # strict=False: line breaks within strings are common.
            data: object = json.JSONDecoder(strict=False).raw_decode(attempt.strip())[0]
        except (ValueError, RecursionError):
            continue
        return data
    return _told(text)


def _told(text: str) -> dict[str, object] | None:
    """Return what can be told of an article from data that cannot be read."""
    if not _KIND.search(text):
        return None
    found: dict[str, object] = {"@type": "Article"}
    for name, pattern in _FIELDS.items():
        if match := pattern.search(text):
            found[name] = match[1]
    if author := _AUTHOR.search(text):
        found["author"] = author[1]
    return found


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of the data, outer ones first."""
    level = [data]
    for _ in range(DEPTH):
        below: list[object] = []
        for item in level:
            if isinstance(item, list):
                below += item
            elif isinstance(item, dict):
                yield item
                below += [value for key, value in item.items() if key not in _OTHERS]
        level = [item for item in below if isinstance(item, list | dict)]


def _resolved(value: object, named: dict[str, dict[str, object]]) -> object:
    """Return a value with the objects that it names by ``@id`` in their place."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value
