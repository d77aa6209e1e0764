"""Splitting of long runs of text that contain many elements.

When trafilatura or lxml removes an element, the text after it is joined to the text before it and both are
copied, which takes quadratic time if a long text contains many elements. A run of text that would be copied
too often is ended by a ``<span>``, which trafilatura dissolves after removing unwanted elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

COPIED = 2_000_000
"""The most characters that may be copied when all elements in a run of text are removed."""

DISSOLVED = frozenset((
    "a", "abbr", "acronym", "address", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font",
    "hgroup", "i", "ins", "kbd", "mark", "nobr", "ruby", "samp", "small", "strong", "sub", "sup", "tbody",
    "template", "tfoot", "thead", "tt", "u", "var",
))  # fmt: skip
"""Elements whose text joins the run around them before other elements are removed."""


class _Run:
    """A run of text: its length, the cost of removing its elements, and whether it ends in white space."""

    def __init__(self) -> None:
        self._size = 0
        self._copied = 0
        self._ends_blank = False

    def pass_element(self) -> None:
        """Add the number of characters that are copied if one more element is removed."""
        self._copied += self._size

    def is_to_end(self, text: str) -> bool:
        """Return whether the run ends before ``text`` or skips it, rather than continuing with it."""
        ends = self._copied > COPIED and not (text.isspace() and not self._ends_blank)
        if ends and not text.isspace():
            self._size = self._copied = 0
        elif not ends:
            self._size += len(text)
        self._ends_blank = text[-1].isspace()
        return ends


def end_long_runs(tree: HtmlElement) -> None:
    """Change a page in place so that removing elements takes linear time; no word is lost.

    In runs that are too long, repeated white space is dropped.
    """
    own, behind = _ends(tree)
    for element in own:
        if (element.text or "").isspace():
            element.text = None
        else:
            element.attrib.clear()
            element.tag = "span"
    for element in behind:
        text, element.tail = element.tail or "", None
        if not text.isspace():
            piece = element.makeelement("span")
            piece.text = text
            element.addnext(piece)


def _ends(tree: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """Return the elements before whose own text a run ends, and those after which one ends."""
    from lxml.etree import iterwalk

    own: list[HtmlElement] = []
    behind: list[HtmlElement] = []
    runs = [_Run()]
    for event, element in iterwalk(tree, events=("start", "end")):
        is_start = event == "start"
        if is_start:
            runs[-1].pass_element()
        if element.tag not in DISSOLVED:
            if is_start:
                runs.append(_Run())
            else:
                runs.pop()
        text = element.text if is_start else element.tail
        if text and runs[-1].is_to_end(text):
            (own if is_start else behind).append(element)
    return own, behind
