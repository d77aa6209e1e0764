"""Extraction of the paragraphs of the article on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accordingto.ingest.pages.dense_paragraphs import thin_paragraphs
from accordingto.ingest.pages.live import mark_posts
from accordingto.ingest.pages.tidy import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

KEPT = 0.7
"""The share of all text that the strict extraction must keep; otherwise it has lost paragraphs."""

_NO_TEXT = frozenset(
    [
        "a",
        "aside",
        "button",
        "footer",
        "form",
        "head",
        "nav",
        "noscript",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
    ]
)
_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "code"})


def paragraphs_of(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of a page's article with white space collapsed; the tree is modified.

    Two extractions are compared: the strict one, which includes less that is not the article, is used unless
    it has less than ``KEPT`` of the text of the other.
    """
    mark_posts(tree)
    tidy(tree)
    thin_paragraphs(tree)
    strict = _extracted(tree, strict=True)
    if _size(strict) >= KEPT * _bound(tree):
        return strict
    whole = _extracted(tree, strict=False)
    return strict if _size(strict) >= KEPT * _size(whole) else whole


def _extracted(tree: HtmlElement, *, strict: bool) -> list[str]:
    from trafilatura import bare_extraction

    document = bare_extraction(tree, fast=True, include_comments=False, favor_precision=strict)
    body = None if document is None or isinstance(document, dict) else document.body
    return [*filter(None, _paragraphs(body))]


def _bound(tree: HtmlElement) -> int:
    """Return a rough upper bound of the number of characters that an extraction may have.

    All text counts except that of links, navigation, forms and scripts.
    """
    size, pending = 0, [tree]
    while pending:
        element = pending.pop()
        size += len((element.text or "").strip())
        for child in element:
            size += len((child.tail or "").strip())
            if child.tag not in _NO_TEXT:
                pending.append(child)
    return size


def _size(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _paragraphs(body: _Element | None) -> Iterator[str]:
    """Yield the blocks of an extracted body; list items and table rows count as paragraphs."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")) if body is not None else ():
        if element.tag in _BLOCKS:
            yield _flow(pieces)
            pieces = []
        if event == "start":
            pieces.append(element.text or "" if element.tag == "code" else _in_line(element.text))
        else:
            pieces += [
                "\n" if element.tag == "lb" else " " if element.tag == "cell" else "",
                _in_line(element.tail),
            ]
    yield _flow(pieces)


def _in_line(text: str | None) -> str:
    """Return a text with line breaks as spaces, since how a page's source is wrapped means nothing."""
    return _SPACE.sub(" ", text or "")


def _flow(pieces: list[str]) -> str:
    return "\n".join(filter(None, (_in_line(line).strip() for line in "".join(pieces).split("\n"))))
