"""The paragraphs of an article in XML or XHTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


BLOCKS = frozenset((
    "address", "article", "block", "blockquote", "body", "body.content", "body.end", "bq", "br", "caption",
    "center", "datasource", "dd", "div", "dl", "dt", "fn", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hl1", "hl2", "hr", "html", "li", "main", "nitf", "note", "ol", "p", "pre", "section", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
"""Elements that begin a paragraph; all others are inline."""
UNSEEN = frozenset(
    ("head", "script", "style", "template", "media", "figure", "svg", "nitf-table-metadata", "ed-msg")
)
"""Elements whose text is not the article's: captions, and what only programs read."""
_BREAK = re.compile(r"\n(?=[ \t]*\n|[ \t]{2,}\S)")
"""Where a paragraph begins in text that is set with spaces (``pre``): behind an empty line, or indented."""
_END = "\x00"
"""The end of such a paragraph; XML cannot contain it."""


def local(element: _Element) -> str:
    """Return the local name of an element in lower case; empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def below(element: _Element, *names: str) -> list[_Element]:
    """Return the descendants reached by following these names, each a child of the one before."""
    found = [element]
    for name in names:
        found = [child for one in found for child in one if local(child) == name]
    return found


def paragraphs_of(element: _Element) -> str:
    """Return the text of an element, one line per paragraph, separated by empty lines."""
    paragraphs: list[str] = []
    pieces: list[str] = []

    def end() -> None:
        for piece in "".join(pieces).split(_END):
            line = " ".join(piece.split())
            if line:
                paragraphs.append(line)
        pieces.clear()

    stack: list[tuple[_Element, bool]] = [(element, False)]
    while stack:
        one, is_behind = stack.pop()
        name = local(one)
        if is_behind:
            if name in BLOCKS:
                end()
            pieces.append((one.tail or "") if one is not element else "")
            continue
        stack.append((one, True))
        if name and name not in UNSEEN:
            if name in BLOCKS:
                end()
            if name == "pre":
                pieces.append(_BREAK.sub(_END, "".join(map(str, one.itertext()))))
                continue
            pieces.append(one.text or "")
            stack += [(child, False) for child in reversed(one)]
    end()
    return "\n\n".join(paragraphs)


def text_of(element: _Element | None) -> str:
    """Return the text of an element on one line; empty for ``None``."""
    return "" if element is None else " ".join(paragraphs_of(element).split())
