"""Lines that belong to the page on which an article stood, told by their words alone."""

from __future__ import annotations

import re
from functools import cache

from accordingto.reading.lexicons import entries

_LONGEST = 600
"""Characters; what is longer is text of the article, and is not searched."""
_MARKS = " \t\u00a0.,:;…!|•·⦁»›→*_()[]-–—"
"""What may stand around the words of a page."""


def is_leftover(line: str) -> bool:
    """Return whether a whole line belongs to the page: a pattern of ``leftovers.txt`` matches all of it.

    Spacing and the marks around the line are ignored. A pattern may match the line as it stands, or its
    letters alone, so that "Comments (12)" is "comments".
    """
    if len(line) > _LONGEST:
        return False
    said = " ".join(line.split()).strip(_MARKS)
    letters = " ".join(re.sub(r"[^\w\s]|[\d_]", " ", said).split())
    return any(_patterns().fullmatch(form) for form in {said, letters} if form)


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in entries("leftovers")), re.IGNORECASE)
