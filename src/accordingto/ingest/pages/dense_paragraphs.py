"""Removal of inline elements from paragraphs that have very many of them.

The extractor removes links and formatting from paragraphs, which splits their text into as many nodes, and
then reads the text of all paragraphs, for which lxml takes quadratic time in adjacent text nodes. Here these
elements are removed from paragraphs that have many, and the text nodes merged, before the extractor sees
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ingest.pages.dissolving import dissolve
from accordingto.ingest.pages.long_runs import DISSOLVED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DENSE = 200
"""The most inline elements that a paragraph keeps; paragraphs of news pages have up to twenty."""
LINKED = 0.9
"""The share of characters in links from which the extractor takes a paragraph for a list of links."""

_TAKEN_OUT = (*DISSOLVED, "span")
"""Elements of which the extractor keeps only the text."""


def thin_paragraphs(tree: HtmlElement) -> None:
    """Remove the inline elements of paragraphs with more than ``DENSE`` of them, keeping the text, in place.

    A paragraph that is a list of links becomes a single link, so that the extractor still recognises it.
    """
    for paragraph in tree.xpath("//p[not(ancestor::p)]"):
        if sum(1 for _ in paragraph.iter(*_TAKEN_OUT)) > DENSE:
            is_list = _is_list_of_links(paragraph)
            dissolve(paragraph, *_TAKEN_OUT)
            if is_list:
                _link(paragraph)


def _is_list_of_links(paragraph: HtmlElement) -> bool:
    linked = sum(len(link.text_content()) for link in paragraph.iter("a"))
    return linked >= LINKED * len(paragraph.text_content())


def _link(paragraph: HtmlElement) -> None:
    link = paragraph.makeelement("a", {"href": "#"})
    link.text, paragraph.text = paragraph.text, None
    link.extend([*paragraph])
    paragraph.append(link)
