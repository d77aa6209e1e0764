"""Words that look temporal but are people's names: Friday Okoro, the Mays, a minister called March."""

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
"""A capitalised word at the start of a sentence, and the word after it."""


def names_of_people(actors: Iterable[Actor], text: str) -> frozenset[int]:
    """Return the offsets of the words of people's names, for people whose name has several words.

    Only words of the name count, since other parts of a mention can be a day. One-word names are left out:
    they may be days mistaken for people. A single part of a name also counts where it begins a sentence and a
    verb of saying follows: "Friday told reporters".
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
