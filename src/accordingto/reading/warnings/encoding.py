"""Detection of wrongly decoded characters: "Ã©" for "é", "â€™" for "’"."""

from __future__ import annotations

import re

from accordingto.types import Span

_BROKEN = re.compile(
    r"\w*(?:Ã[\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"|â€.?|Â[\u00a0-\u00bf]|\ufffd)\w*"
)
"""UTF-8 read as Windows-1252 or Latin-1, and the replacement character."""

_SIGN = re.compile("[ÃâÂ\ufffd]")
"""A text without any of these has no broken characters, which is quick to check."""


def find_broken(text: str) -> tuple[Span, ...]:
    """Return the words with wrongly decoded characters, in order."""
    if not _SIGN.search(text):
        return ()
    return tuple(Span(m.start(), m.end(), m.group()) for m in _BROKEN.finditer(text))
