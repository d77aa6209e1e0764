"""Participles that only describe what a noun names: "a recently floated ban" attributes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_participle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document


def without_epithets(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions without those that nobody makes and whose cue stands within a noun phrase.

    What an outlet calls "alleged" it does not vouch for, so that stays.
    """
    said = doc.lower
    kept = [one for one in found if not _is_epithet(one, said)]
    return kept if len(kept) == len(found) else with_parents(kept, len(doc))


def _is_epithet(one: AttributionDraft, said: Sequence[str]) -> bool:
    """Return whether a determiner stands before a participle, and what is attributed right behind it."""
    start = one.cue.start
    while start and said[start - 1].endswith("ly"):
        start -= 1
    verb = said[one.cue.end - 1]
    if one.source or not start or not all(word.endswith("ly") for word in said[start : one.cue.end - 1]):
        return False
    describes = is_participle(verb) and verb not in word_class("hedging-participles")
    goes_on = [p.start for p in one.content] == [one.cue.end]
    return describes and goes_on and said[start - 1] in word_class("determiners")
