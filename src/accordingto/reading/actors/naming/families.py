"""Several people of one surname: "the Lundes" beside an Ida Lunde of the same text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

_GROUP = tuple(float(kind == "group") for kind in ACTOR_KINDS)
_ENDINGS = ("s", "es")
"""What a surname has at its end as a plural."""


def families(items: Sequence[MentionDraft], doc: Document) -> frozenset[int]:
    """Return the mentions, by index, that are "the" and a surname of the text in the plural."""
    told = {i: name for i, item in enumerate(items) if (name := _plural(item, doc))}
    if not told:
        return frozenset()
    surnames = {_surname(item, doc) for item in items if item.kind == "person" and item.form == "name"}
    return frozenset(
        i
        for i, name in told.items()
        if name not in surnames and any(name.removesuffix(end) in surnames - {name} for end in _ENDINGS)
    )


def with_families(
    facts: Sequence[MentionFeatures], items: Sequence[MentionDraft], doc: Document
) -> list[MentionFeatures]:
    """Return the facts about mentions, those of families as about several people."""
    several = families(items, doc)
    return [replace(own, plural=True, person=True) if i in several else own for i, own in enumerate(facts)]


def as_families(items: Sequence[MentionDraft], doc: Document) -> list[MentionDraft]:
    """Return mentions, those of families as groups."""
    several = families(items, doc)
    return [
        replace(item, kind="person", form="name", chances=_GROUP, other=0.0) if i in several else item
        for i, item in enumerate(items)
    ]


def _plural(item: MentionDraft, doc: Document) -> str:
    """Return the name of a mention that is "the" and one word with a capital and an "s"; else nothing."""
    if doc.lower[item.piece.start] != "the" or item.form == "pronoun":
        return ""
    words = doc.written[item.piece.start : item.piece.end]
    is_named = len(words) > 1 and words[1][:1].isupper() and words[1].endswith("s")
    is_bare = is_named and not any(word[:1].isalnum() for word in words[2:])
    return words[1] if is_bare else ""


def _surname(item: MentionDraft, doc: Document) -> str:
    """Return the last word of a name of several words, without "the" and "Jr."; else nothing."""
    words = [word for word in doc.written[item.piece.start : item.piece.end] if word[:1].isalpha()]
    while len(words) > 1 and (words[-1] == "s" or words[-1].lower() in word_class("generations")):
        words = words[:-1]
    return words[-1] if len(words) > 1 and words[0].lower() != "the" else ""
