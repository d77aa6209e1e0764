"""Where a headline that is given stands in a plain text, which is the article character for character."""

from __future__ import annotations

import re

from accordingto.types import Span


def find_headline(text: str, headline: str) -> Span | None:
    """Return where ``headline`` stands in ``text``: on a line of its own or at the very start, else null."""
    words = headline.strip()
    if not words:
        return None
    alone = re.search(rf"(?:\A|(?<=[\r\n]))[^\S\r\n]*({re.escape(words)})[^\S\r\n]*(?=[\r\n]|\Z)", text)
    leading = re.match(rf"\s*({re.escape(words)})", text)
    found = alone or leading
    return Span(found.start(1), found.end(1), words) if found else None
