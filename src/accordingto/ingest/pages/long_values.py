"""A page without values that are too long to name anybody or anything.

Trafilatura looks for names, titles and dates in them by patterns that take quadratic time, and so it does in
structured data that is not JSON: what can be read of that is written anew.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from accordingto.ingest.pages.structured import data_in, data_scripts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VALUE_CHARS = 2_000
"""A longer value is no name, title, date or address."""


def drop_long_values(tree: HtmlElement) -> None:
    """Take long values out of the page's ``<meta>`` elements and JSON-LD, and JSON-LD that tells nothing."""
    for meta in tree.xpath("//meta[string-length(@content) > $most]", most=VALUE_CHARS):
        del meta.attrib["content"]
    for script in data_scripts(tree):
        data = data_in(script)
        try:
            script.text = None if data is None else json.dumps(_shortened(data))
        except RecursionError:
            script.text = None


def _shortened(data: object) -> object:
    if isinstance(data, dict):
        return {key: _shortened(value) for key, value in data.items() if not _is_long(value)}
    if isinstance(data, list):
        return [_shortened(value) for value in data if not _is_long(value)]
    return data


def _is_long(value: object) -> bool:
    return isinstance(value, str) and len(value) > VALUE_CHARS
