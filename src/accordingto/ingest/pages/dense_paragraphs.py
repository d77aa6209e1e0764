"""A page in which no paragraph has many elements side by side.

The extractor takes links and formatting out of paragraphs, which leaves their words in as many pieces, and
then asks for the text of all paragraphs, for which lxml takes quadratic time in pieces that touch. From
paragraphs of many elements these are taken out here, and the pieces joined, before the extractor sees them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.ingest.pages.dissolving import dissolve
from accordingto.ingest.pages.long_runs import DISSOLVED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DENSE = 200
"""The most elements that a paragraph keeps; paragraphs of news pages have up to twenty."""
LINKED = 0.9
"""The share of characters within links from which the extractor takes a paragraph for a list of links."""

_TAKEN_OUT = (*DISSOLVED, "span")
"""What the extractor leaves only the text of."""


def thin_paragraphs(tree: HtmlElement) -> None:
    """Change a page in place: a paragraph of more than ``DENSE`` elements keeps its words without them.

    One that is a list of links becomes a single link, so that the extractor still knows it as one.
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
