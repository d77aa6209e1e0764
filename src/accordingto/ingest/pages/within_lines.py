"""Inline elements of a page, and their names that would make the extractor skip their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
"""Inline elements."""
_BREAKS_OFF = re.compile(r"[\w,;’'“\"(–—-]")
_GOES_ON = re.compile(r"\s*[a-z\d,;.!?’'\"”)–—-]")
"""The characters before and after an element that lies within a sentence."""
_HIDDEN = re.compile(r"hid(?:e|den)|invisible|noprint|sr-only|screen-reader", re.IGNORECASE)


def unname_words(block: HtmlElement) -> None:
    """Remove the class, id and special tag of inline elements that hold words of a sentence, in place.

    The extractor skips ``<time>`` elements and, for example, a span with the class "link", and takes
    ``<code>`` for a paragraph of its own.
    """
    within = set()
    for element in block.iter(*INLINE):
        around = element.getparent()
        if element is block or around is None:
            continue
        before = element.getprevious()
        ahead = around.text if before is None else before.tail
        single = before is None and element.getnext() is None
        alone = single and not f"{ahead or ''}{element.tail or ''}".strip()
        if (
            (alone and around in within)
            or _BREAKS_OFF.match((ahead or "").rstrip()[-1:])
            or _GOES_ON.match(element.tail or "")
        ):
            within.add(element)
            _unname(element)


def _unname(element: HtmlElement) -> None:
    if any(_HIDDEN.search(element.get(name) or "") for name in ("class", "id")):
        return
    if element.tag in ("code", "time"):
        element.tag = "span"
    for name in ("class", "id"):
        element.attrib.pop(name, None)
