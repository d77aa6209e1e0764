"""Limits on the size of a page, checked with parser events before a tree is built.

Building the tree takes libxml2 quadratic time in the attributes of one element. Trafilatura removes links and
formatting from paragraphs, which splits their text into as many nodes, and then reads the text of all
paragraphs, for which libxml2 takes quadratic time in the text nodes of the page; adjacent ones cost most, and
dense_paragraphs.py merges them. The parser events themselves take linear time. The parser alone decides what
counts as a tag.
"""

from __future__ import annotations

from collections.abc import Mapping

from accordingto.errors import TooLarge
from accordingto.ingest.article import check_length

ELEMENTS = 20_000
"""The most elements; news pages have one to five thousand."""
ATTRIBUTES = 5_000
"""The most attributes of one element."""
ALL_ATTRIBUTES = 100_000
"""The most attributes in total; news pages have three per element."""
INLINE = 3_000
"""The most inline elements in all paragraphs together, and in any one run of text; news pages have a few
hundred."""

_ADVICE = "give the text of the article instead"
_UNSEEN = frozenset({"script", "style"})
_BLOCKS = frozenset((
    "blockquote", "body", "br", "caption", "center", "dd", "dir", "div", "dl", "dt",
    "fieldset", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "html", "li", "menu", "ol",
    "p", "pre", "table", "td", "th", "title", "tr", "ul",
))  # fmt: skip
"""Elements with a run of text of their own; address, tbody, tfoot and thead have none, as they are
dissolved."""
_LINE_ENDS = frozenset({"br", "hr"})
"""Elements that end a run of text if they have no attributes; otherwise they may be removed, and it
continues."""


def check_size(markup: bytes, name: str) -> None:
    """Raise ``TooLarge`` for a page that would take long to read; ``name`` is used in the error message."""
    from lxml.html import HTMLParser

    parser = HTMLParser(
        target=_Counter(name),  # type: ignore[arg-type]  # the stubs ask for methods that lxml does not need
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    parser.feed(markup)
    parser.close()


class _Counter:
    """A parser target that counts; lxml determines the names of its methods."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements = 0
        self._attributes = 0
        self._paragraphs = 0
        self._in_paragraphs = 0
        self._in_runs = [0]
        self._within: str | None = None
        self._texts: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Count the start of an element. Raises ``TooLarge`` beyond a limit."""
        self._within = tag
        self._elements += 1
        self._attributes += len(attributes)
        if tag in _LINE_ENDS and not attributes:
            self._in_runs[-1] = 0
        if tag in _BLOCKS:
            self._in_runs.append(0)
        else:
            self._in_runs[-1] += 1
            self._in_paragraphs += self._paragraphs > 0
        self._paragraphs += tag == "p"
        for what, count, most in (
            ("the page has more than {:,} elements", self._elements, ELEMENTS),
            ("one of its elements has more than {:,} attributes", len(attributes), ATTRIBUTES),
            ("the page has more than {:,} attributes", self._attributes, ALL_ATTRIBUTES),
            ("its paragraphs have more than {:,} elements in them", self._in_paragraphs, INLINE),
            ("one run of text has more than {:,} elements in it", self._in_runs[-1], INLINE),
        ):
            if count > most:
                raise TooLarge(self._name, what.format(most), _ADVICE)

    def end(self, tag: str) -> None:
        """Handle the end of an element."""
        self._within = None
        if tag in _BLOCKS:
            self._in_runs.pop()
        self._paragraphs -= tag == "p"

    def data(self, text: str) -> None:
        """Keep text, except that of scripts and styles."""
        if self._within not in _UNSEEN:
            self._texts.append(text)

    def close(self) -> None:
        """Check the length of the whole text. Raises ``TooLarge``."""
        check_length(self._name, "".join(self._texts))
