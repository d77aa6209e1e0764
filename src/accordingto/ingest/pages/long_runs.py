"""A page in which no long run of text has many elements in it.

Where an element is taken off, trafilatura and lxml join the text behind it to the text before it, and copy
both: quadratic time where many elements stand in a long text. A run of text that would be copied too often is
ended by a ``<span>``, which trafilatura dissolves once it has taken off what it does not want.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

COPIED = 2_000_000
"""The most characters that are copied where all elements in a run of text are taken off."""

DISSOLVED = frozenset((
    "a", "abbr", "acronym", "address", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font",
    "hgroup", "i", "ins", "kbd", "mark", "nobr", "ruby", "samp", "small", "strong", "sub", "sup", "tbody",
    "template", "tfoot", "thead", "tt", "u", "var",
))  # fmt: skip
"""Elements that leave their text to the run around them before others are taken off."""


class _Run:
    """A run of text: its length, what taking off its elements costs, and whether it ends in white space."""

    def __init__(self) -> None:
        self._size = 0
        self._copied = 0
        self._ends_blank = False

    def pass_element(self) -> None:
        """Count what is copied where one more element is taken off."""
        self._copied += self._size

    def is_to_end(self, text: str) -> bool:
        """Return whether the run ends before ``text`` or leaves it out, rather than going on with it."""
        ends = self._copied > COPIED and not (text.isspace() and not self._ends_blank)
        if ends and not text.isspace():
            self._size = self._copied = 0
        elif not ends:
            self._size += len(text)
        self._ends_blank = text[-1].isspace()
        return ends


def end_long_runs(tree: HtmlElement) -> None:
    """Change a page in place so that taking off elements takes linear time; no word of it is lost.

    In runs that are too long, white space behind white space is left out.
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
    """Return the elements before whose own text a run ends, and those behind which one does."""
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
