"""Prior weights and exclusions for co-reference: a text's main persons, and who cannot be "he" or "she"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.actors.features import DEFINITE, SEXES
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.actors.growing import Growing, RecentPersons
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

MENTIONED = 1.0
"""Total weight that clusters with the same name or title share, in proportion to their mentions."""
PROMINENT = 0.7
"""Total weight that prominent persons share, in proportion to their mentions, for a role not used before."""
PRESENT = 3
"""Fewest mentions of a person prominent enough to be meant by a role."""


def third_persons(
    items: Sequence[MentionDraft], found: Sequence[AttributionDraft], doc: Document
) -> Iterator[tuple[int, int]]:
    """Yield pairs of mentions, by index: a third person in quoted speech, and its speaker.

    A third person is "he", "she", or a person described with "the". In “He lied to the driver,” Orr said, Orr
    is neither he nor the driver. Quoted speech is a turn of a transcript, or a quotation that holds a
    sentence; with a few quoted words it is uncertain: Orr said he “paid his debts”.
    """
    starts = [item.piece.start for item in items]
    others = [i for i, item in enumerate(items) if _is_third_person(item, doc)]
    places = [starts[i] for i in others]
    for one in found:
        for source in one.source:
            begun = range(bisect_left(starts, source.start), bisect_right(starts, source.start))
            inside = [i for i in begun if items[i].piece.end <= source.end]
            if _is_in_a_sentence(source.start, doc) or not inside:
                continue
            speaker = max(inside, key=lambda i: items[i].piece.end)
            for piece in one.content:
                for at in range(bisect_left(places, piece.start), bisect_left(places, piece.end)):
                    if one.speaker or _is_in_a_sentence(places[at], doc):
                        yield others[at], speaker


def _is_third_person(item: MentionDraft, doc: Document) -> bool:
    """Return whether a mention is "he", "she", or a person described with "the" who is not said to be "I"."""
    start, trees = item.piece.start, doc.trees
    if item.form == "pronoun":
        return doc.lower[start] in _sexed()
    if item.form != "nominal" or item.kind != "person" or doc.lower[start] != "the":
        return False
    subject = trees.subject(trees.head_of(item.piece))
    return subject is None or doc.lower[subject] != "i"


def third_parties(
    items: Sequence[MentionDraft], found: Sequence[AttributionDraft], doc: Document
) -> Iterator[tuple[int, int]]:
    """Yield pairs of mentions in a dialogue of two, by index: a third person, and each speaker's first label.

    The two call themselves "I" and "you", so that "he" or "the engineer" refers to neither.
    """
    starts = [item.piece.start for item in items]
    turns = [one for one in found if one.speaker and one.source]
    first = {one.speaker: one.source[0].start for one in reversed(turns)}
    if len(first) != 2:
        return
    labels = [i for i, start in enumerate(starts) if start in first.values()]
    for piece in (piece for one in turns for piece in one.content):
        for i in range(bisect_left(starts, piece.start), bisect_left(starts, piece.end)):
            word = doc.lower[starts[i]]
            if (
                word in _sexed()
                if items[i].form == "pronoun"
                else items[i].form == "nominal" and word in DEFINITE
            ):
                yield from ((i, label) for label in labels)


@cache
def _sexed() -> frozenset[str]:
    return word_class("male-pronouns") | word_class("female-pronouns")


def _is_in_a_sentence(at: int, doc: Document) -> bool:
    """Return whether a token is inside a quotation of a sentence, which begins with a capital letter."""
    offset = doc.start[at]
    for quotes in (doc.quotations, doc.single_quotations):
        before = bisect_right(quotes, offset, key=lambda one: one.start) - 1
        if before >= 0 and offset < quotes[before].end:
            words = doc.text[quotes[before].start : quotes[before].end]
            return next((c for c in words if c.isalnum()), "").isupper()
    return False


def ambiguous(forms: set[int], grown: Sequence[Growing]) -> dict[int, float]:
    """Return the weights of clusters that share a name or title: their shares of the mentions.

    The weights add up to ``MENTIONED``; empty for fewer than two clusters.
    """
    total = sum(len(grown[c].members) for c in forms)
    return {c: MENTIONED * len(grown[c].members) / total for c in forms} if len(forms) > 1 else {}


def pronouns_before(
    at: int, items: Sequence[MentionDraft], facts: Sequence[MentionFeatures], doc: Document
) -> Iterator[int]:
    """Yield each unquoted "he" and "she" before a mention in its sentence, by index.

    In "He told police another story, the prosecutor said" the prosecutor is hardly "he".
    """
    for i in range(at - 1, -1, -1):
        if not doc.is_one_sentence(items[i].piece.start, items[at].piece.start):
            return
        if facts[i].is_pronoun and facts[i].sex in SEXES and not facts[i].quoted:
            yield i


def main_persons(own: MentionFeatures, grown: Sequence[Growing], persons: RecentPersons) -> dict[int, float]:
    """Return weights of the often mentioned persons for a role that was not used before, by cluster.

    A person with a title is unlikely to be described in several words without it, and one described as "the
    director" is not "the president".
    """
    present = sorted(c for c in persons.last() if len(grown[c].members) >= PRESENT)
    named = [c for c in present if grown[c].is_person(own) and (own.is_plain or not grown[c].titles)]
    named = [c for c in named if not any(map(is_role, grown[c].nouns))]
    total = sum(len(grown[c].members) for c in named)
    return {c: PROMINENT * len(grown[c].members) / total for c in named}
