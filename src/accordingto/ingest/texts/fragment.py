"""The paragraphs of an HTML fragment that is all text (an entry of a feed, a mail).

Only invisible elements and captions are left out. No tree is built: the parser's events take linear time,
however deep elements are nested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_UNSEEN = frozenset({"figcaption", "head", "noscript", "script", "style", "template", "title"})
"""Elements whose text is not shown, and captions; frames are none of them, as many do not end."""
_CAPTION = "wp-caption-text"
"""The class of captions in WordPress."""
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
"""Inline elements; any other element begins a paragraph."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FIGURE = re.compile(r"<(/?)(figure|figcaption)\b[^<>]*", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:article|aside|blockquote|div|figure|h[1-6]|hr|ol|p|pre|section|table|ul)\b"
    r"|<br\s?/?>\s?<br\s?/?>",
    re.IGNORECASE,
)
"""What ends a caption that has no end tag: a paragraph or its like begins or ends, or an empty line."""


def text_of_fragment(markup: str) -> str:
    """Return the text of an HTML fragment: one line per paragraph, separated by empty lines.

    Two line breaks end a paragraph. Elements that are not displayed are left out, and so are captions.
    """
    from lxml.html import HTMLParser

    if not markup.strip():
        return ""
    page = _Paragraphs()
    parser = HTMLParser(
        target=page,  # type: ignore[arg-type]  # the stubs ask for methods that lxml does not need
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    parser.feed(_with_captions_ended(markup).encode("utf-8", "replace"))
    parser.close()
    return "\n\n".join(page.done)


def _with_captions_ended(markup: str) -> str:
    """Return a fragment in which captions end; those without an end tag would go on to the end of the text.

    Such a caption ends with its first line or paragraph.
    """
    tags = list(_FIGURE.finditer(markup))
    pieces: list[str] = []
    at = 0
    for tag, following in zip(tags, [*tags[1:], None], strict=False):
        if tag[1] or tag[2].lower() == "figure" or (following is not None and following[1]):
            continue
        end = len(markup) if following is None else following.start()
        block = _BLOCK.search(markup, tag.end(), end)
        end = end if block is None else block.start()
        pieces += [markup[at:end], "</figcaption>"]
        at = end
    return "".join([*pieces, markup[at:]])


class _Paragraphs:
    """A parser target that collects paragraphs; lxml determines the names of its methods."""

    def __init__(self) -> None:
        self.done: list[str] = []
        """The complete paragraphs."""
        self._pieces: list[str] = []
        self._breaks = 0
        self._unseen = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Handle the start of an element, which may begin a paragraph."""
        is_unseen = tag in _UNSEEN or _CAPTION in attributes.get("class", "")
        if self._unseen or is_unseen or _HIDDEN.search(attributes.get("style", "")):
            self._unseen += 1
        elif tag == "br":
            self._breaks += 1
            self._pieces.append(" ")
            if self._breaks > 1:
                self._end()
        elif tag == "q":
            self._pieces.append("“")
        elif not _is_inline(tag):
            self._end()

    def end(self, tag: str) -> None:
        """Handle the end of an element, which may end a paragraph."""
        if self._unseen:
            self._unseen -= 1
        elif tag == "q":
            self._pieces.append("”")
        elif tag != "br" and not _is_inline(tag):
            self._end()

    def data(self, text: str) -> None:
        """Add text to the current paragraph."""
        if not self._unseen:
            self._pieces.append(text)
            if text.strip():
                self._breaks = 0

    def close(self) -> None:
        """End the last paragraph."""
        self._end()

    def _end(self) -> None:
        words = " ".join("".join(self._pieces).split())
        self._pieces, self._breaks = [], 0
        if words:
            self.done.append(words)


def _is_inline(tag: str) -> bool:
    return tag in _INLINE or ":" in tag
