"""Plain text: the text is the article, character for character; only the headline is looked for."""

from __future__ import annotations

import re

from accordingto.types import Span

HEADLINE_CHARS = 200
"""A first line longer than this is a paragraph."""

_FIRST_LINE = re.compile(r"\S[^\r\n]*")
_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)")
_CLOSING = "\"'”’»)]"


def headline_of(text: str) -> Span | None:
    """Return the headline of a plain text, or null.

    It is the first line that is not empty, if it has at most ``HEADLINE_CHARS`` characters, ends
    without a full stop (an ellipsis is none, closing quotation marks are looked through), and is
    followed by an empty line.
    """
    line = _FIRST_LINE.search(text)
    if line is None or not _EMPTY_LINE.match(text, line.end()):
        return None
    words = line.group().rstrip()
    if len(words) > HEADLINE_CHARS or _ends_in_full_stop(words):
        return None
    return Span(line.start(), line.start() + len(words), words)


def find_headline(text: str, headline: str) -> Span | None:
    """Return where ``headline`` stands in ``text``: on a line of its own or at the very start, else null."""
    words = headline.strip()
    if not words:
        return None
    alone = re.search(rf"(?:\A|(?<=[\r\n]))[^\S\r\n]*({re.escape(words)})[^\S\r\n]*(?=[\r\n]|\Z)", text)
    leading = re.match(rf"\s*({re.escape(words)})", text)
    found = alone or leading
    return Span(found.start(1), found.end(1), words) if found else None


def _ends_in_full_stop(line: str) -> bool:
    bare = line.rstrip(_CLOSING)
    return bare.endswith((".", "。")) and not bare.endswith("...")
