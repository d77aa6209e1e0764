"""Removal of metadata values that are too long to be a name, title or date.

Trafilatura searches them with patterns that take quadratic time, also in structured data that is not valid
JSON; such data is rewritten with what can be read of it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from accordingto.ingest.pages.structured import data_in, data_scripts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VALUE_CHARS = 2_000
"""The longest value of a name, title, date or URL, in characters."""


def drop_long_values(tree: HtmlElement) -> None:
    """Remove long values from ``<meta>`` elements and JSON-LD, and JSON-LD that cannot be read."""
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
