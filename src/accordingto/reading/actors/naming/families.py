"""Plural surnames: "the Lundes" in a text that also names an Ida Lunde."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

_GROUP = tuple(float(kind == "group") for kind in ACTOR_KINDS)
_ENDINGS = ("s", "es")
"""Plural endings of surnames."""


def families(items: Sequence[MentionDraft], doc: Document) -> frozenset[int]:
    """Return the indices of the mentions that are "the" and the plural of a surname in the text."""
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
    """Return the features of mentions, with those of families marked as several persons."""
    several = families(items, doc)
    return [replace(own, plural=True, person=True) if i in several else own for i, own in enumerate(facts)]


def as_families(items: Sequence[MentionDraft], doc: Document) -> list[MentionDraft]:
    """Return the mentions, with those of families turned into names of groups of persons."""
    several = families(items, doc)
    return [
        replace(item, kind="person", form="name", chances=_GROUP, other=0.0) if i in several else item
        for i, item in enumerate(items)
    ]


def _plural(item: MentionDraft, doc: Document) -> str:
    """Return the name in a mention that is only "the" and a capitalised word that ends in "s"; else ""."""
    if doc.lower[item.piece.start] != "the" or item.form == "pronoun":
        return ""
    words = doc.written[item.piece.start : item.piece.end]
    is_named = len(words) > 1 and words[1][:1].isupper() and words[1].endswith("s")
    is_bare = is_named and not any(word[:1].isalnum() for word in words[2:])
    return words[1] if is_bare else ""


def _surname(item: MentionDraft, doc: Document) -> str:
    """Return the surname in a name of several words, without "Jr." and the like; else an empty string."""
    words = [word for word in doc.written[item.piece.start : item.piece.end] if word[:1].isalpha()]
    while len(words) > 1 and (words[-1] == "s" or words[-1].lower() in word_class("generations")):
        words = words[:-1]
    return words[-1] if len(words) > 1 and words[0].lower() != "the" else ""
