"""The structured data of a page (JSON-LD, https://schema.org) that describes its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEPTH = 8
"""The depth to which nested objects are searched."""

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
"""Keys below which other articles than the page's own are described."""
_WRAPPING = re.compile(
    r"<!--|-->|<!\[CDATA\[|\]\]>|/\*.{0,200}?\*/|^[ \t]*//[^\n]*$", re.DOTALL | re.MULTILINE
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_STRING = r'"{}"\s*:\s*"(.{{0,500}}?)"\s*(?:,\s*"[\w@]+"\s*:|[}}\]])'
"""A string value up to the next key, since quotation marks in it are often not escaped."""
_FIELDS = {name: re.compile(_STRING.format(name), re.DOTALL) for name in ("headline", "datePublished")}
_AUTHOR = re.compile(
    r'"author"\s*:[\[\s]*(?:\{\s*(?:"@?\w+"\s*:\s*"[^"]*"\s*,\s*){0,9}"name"\s*:\s*)?"([^"]+)"'
)
_KIND = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"[^"]*(?:Article|Posting)"')


def article_data(tree: HtmlElement, titles: list[str]) -> dict[str, object]:
    """Return the JSON-LD object that describes a page's article; empty if there is none.

    If there are several, one whose headline is among ``titles`` is preferred, then the first. If none
    describes an article, the first with a publication date is returned.
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
    """Return the strings of a JSON-LD value, which may be a string, a list, or an object with ``@value``."""
    values = value if isinstance(value, list) else [value]
    values = [item.get("@value") if isinstance(item, dict) else item for item in values]
    return [text for text in (clean(item) for item in values if isinstance(item, str)) if text]


def clean(text: str | None) -> str:
    """Return a text with entities resolved, also those escaped twice, and white space collapsed."""
    text = text or ""
    for _ in range(3):
        text = unescape(text)
    return " ".join(text.split())


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, for comparing titles and names."""
    return "".join(filter(str.isalnum, text)).casefold()


def data_scripts(tree: HtmlElement) -> list[HtmlElement]:
    """Return the ``<script>`` elements of a page that hold JSON-LD."""
    return [one for one in tree.iter("script") if "ld+json" in (one.get("type") or "").lower()]


def data_in(script: HtmlElement) -> object:
    """Return the data of a JSON-LD script, repaired if it is broken, or ``None``.

    If it cannot be repaired, the main fields of an article are searched for in it.
    """
    text = script.text or ""
    for attempt in (text, _TRAILING_COMMA.sub("", _WRAPPING.sub("", text)).strip(" \t\r\n;")):
        try:
            # strict=False allows line breaks within strings, which are common.
            data: object = json.JSONDecoder(strict=False).raw_decode(attempt.strip())[0]
        except (ValueError, RecursionError):
            continue
        return data
    return _told(text)


def _told(text: str) -> dict[str, object] | None:
    """Return the type, headline, date and author of an article found in invalid JSON-LD, or ``None``."""
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
    """Yield the objects in the data, outer ones first."""
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
    """Return a value with references by ``@id`` replaced by the objects that they refer to."""
    if isinstance(value, list):
        return [_resolved(item, named) for item in value]
    if isinstance(value, dict) and "name" not in value:
        return named.get(str(value.get("@id")), value)
    return value
