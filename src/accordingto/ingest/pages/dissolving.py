"""Removal of elements while keeping their content, in linear time.

lxml's ``drop_tag`` searches for each element among its siblings, which takes quadratic time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def dissolve(within: HtmlElement, *tags: str) -> None:
    """Remove all descendants with these tags from ``within``, in place, keeping their content."""
    from lxml.etree import strip_tags

    strip_tags(within, *tags)
    for element in within.iter():
        # Removal leaves adjacent text nodes; lxml reads them as one string and writes back a single node.
        element.text = element.text
        if element is not within:
            element.tail = element.tail
