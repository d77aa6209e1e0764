"""Whether a time stands in a question, which sets no term: "will it close by June?", "asked if it would"."""

from __future__ import annotations

import re
from functools import cache

from accordingto.reading.lexicons import word_class

REACH = 300
"""Characters before a time in which the question that it stands in is looked for."""
_ASKED = re.compile(r"[^.!?;]*\?|.*\?[\"”’'»)\]]*\s*$", re.S)
"""How a sentence goes on that asks."""


def stands_in_question(text: str, begun: int, start: int, end: int, ended: int) -> bool:
    """Return whether a time, from ``start`` to ``end``, stands in a question, printed or reported.

    ``begun`` and ``ended`` bound its sentence.
    """
    return (
        _ASKED.match(text, end, ended) is not None
        or _reported().search(text, max(begun, start - REACH), start) is not None
    )


@cache
def _reported() -> re.Pattern[str]:
    """Return a question that is reported, or left open, and goes on to the end: "did not say when it will".

    It ends where somebody says something else, and where another main clause begins.
    """
    asking, open_words, known, words, said = (
        "|".join(sorted(word_class(name)))
        for name in (
            "question-verbs",
            "unsettled-words",
            "telling-bases",
            "question-words",
            "committing-pasts",
        )
    )
    unsaid = rf"(?:n['’]t|\b(?:not|never|without|yet to|unable to|(?:declin|refus)\w+ to))\s+(?:{known})"
    hearer = r"(?:(?!(?:to|that|for|and|but)\b)[\w'’.-]+\s+){0,5}?"
    other = (
        r"[;:]|,\s+(?:but|and|so)\b|\b(?:and|but)\s+(?:\w+\s+)?(?:will|won|would|is|are|was|has|had|must)\b"
    )
    rest = rf"(?:(?!\b(?:{said})\b|{other}).)*$"
    opening = rf"(?:\b(?:{asking}|{open_words}|wants? to know|wanted to know)|{unsaid})"
    return re.compile(rf"(?is){opening}\s+{hearer}\b(?:{words})\b{rest}")
