"""Words of time that are somebody's name: Friday Okoro, the Mays, a minister called March."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.types import Actor


_WORDS = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s*){1,4}")
"""A bare name: words with capitals and no numbers."""
_SPEAKING = re.compile(r"(?:^|(?<=[.!?\n”\"] )|(?<=\n))([^\W\d_a-z]\w*) ([a-z]+)")
"""A word that begins a sentence, and a verb right behind it."""


def names_of_people(actors: Iterable[Actor], text: str) -> frozenset[int]:
    """Return the offsets of the words by which people with names of several words are named.

    Only the words of the name itself count, as what is said of somebody can hold a day; a name of one word
    is not enough: that is how a day is written that was taken for somebody. A part of such a name by itself
    is one where a sentence begins with it and a verb of saying follows: "Friday told reporters".
    """
    people = [actor for actor in actors if actor.kind == "person" and len(actor.name.split()) > 1]
    parts = {part for person in people for part in person.name.split()}
    alone = {found.start(1) for found in _SPEAKING.finditer(text) if _speaks(found, parts)}
    return frozenset(alone).union(
        mention.start + at
        for actor in people
        for mention in actor.mentions
        if mention.form == "name"
        if _WORDS.fullmatch(mention.text) and set(mention.text.split()) <= set(actor.name.split())
        for at in _beginnings(mention.text)
    )


def _speaks(found: re.Match[str], parts: set[str]) -> bool:
    return found[1] in parts and found[2] in word_class("speech-pasts")


def _beginnings(text: str) -> list[int]:
    return [at for at in range(len(text)) if text[at].isalpha() and (at == 0 or not text[at - 1].isalpha())]
