"""Finding the notes in which an article says that it was edited ("This article has been corrected")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accordingto.types import Span
from accordingto.versions.words import Words, units

_PIECE = r"(?:article|story|report|post|piece|column|page|item|headline|version)"
_OPENING = re.compile(
    r"\W*(?:corrections?|clarifications?|updates?|updated|editor['’]?s?['’]? note|amplifications?)\b"
    r"(?: \w+){0,4}\s*[:—–(]|\W*\(?(?:this (?:story )?)?(?:corrects|recasts|updates with)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    rf"\b(?:earlier|previous|original) (?:version|edition|headline)s? of (?:this|the) {_PIECE}\b"
    rf"|\bthis {_PIECE} (?:has been|was|is being|is|have been|had been)(?: \w+)? "
    r"(?:updated|corrected|amended|revised|changed|edited|clarified|modified)\b"
    rf"|\bthis {_PIECE} (?:originally|previously|earlier|initially|incorrectly|mistakenly)\b"
    rf"|\b(?:we have|has been) (?:updated|corrected|amended) this {_PIECE}\b",
    re.IGNORECASE,
)


def notes_in(words: Words) -> Iterator[Span]:
    """Yield the sentences of a text that say that the article was edited."""
    for unit in units(words):
        span = words.span(unit.start, unit.stop)
        if _OPENING.match(span.text) or _SAYING.search(span.text):
            yield span
