"""Words of time that are somebody's name: Friday Okoro, the Mays, a minister called March."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.types import Actor


_WORDS = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s*){1,4}")
"""A bare name: words with capitals and no numbers."""


def names_of_people(actors: Iterable[Actor]) -> frozenset[int]:
    """Offsets of the words by which people are named, where their name has more than one word.

    Only the words of the name itself count, as what is said of somebody can hold a day; a name of one word
    is not enough: that is how a day is written that was taken for somebody.
    """
    return frozenset(
        mention.start + at
        for actor in actors
        if actor.kind == "person" and len(actor.name.split()) > 1
        for mention in actor.mentions
        if mention.form == "name"
        if _WORDS.fullmatch(mention.text) and set(mention.text.split()) <= set(actor.name.split())
        for at in _beginnings(mention.text)
    )


def _beginnings(text: str) -> list[int]:
    return [at for at in range(len(text)) if text[at].isalpha() and (at == 0 or not text[at - 1].isalpha())]
