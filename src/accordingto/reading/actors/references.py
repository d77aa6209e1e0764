"""Selection of the mentions that may be actors, and their clustering by co-reference."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from accordingto.reading.actors.clusters import Known, cluster_phrases
from accordingto.reading.actors.entity_types import with_one_kind
from accordingto.reading.actors.features import with_own_words
from accordingto.reading.actors.naming.namesakes import echoed_sexes
from accordingto.reading.actors.phrase_heads import has_two_roles, joined_names, without_head
from accordingto.reading.actors.relations import disjoint_mentions, split_owned, stand_whole
from accordingto.reading.actors.salience import third_parties, third_persons
from accordingto.reading.actors.weekday_names import with_first_names
from accordingto.reading.encoder.antecedents import antecedents, keys_of
from accordingto.reading.encoder.mentions import ACTING
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.name_tokens import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.actors.clusters import Referring
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft, MentionDrafts, MentionFinder
    from accordingto.reading.encoder.outputs import Heads
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document


def with_speakers(
    mentions: MentionDrafts,
    speaking: Sequence[TokenSpan],
    finder: MentionFinder,
    names: Mapping[int, int],
    doc: Document,
) -> MentionDrafts:
    """Return the mentions, completed so that every speaker and addressee has one.

    Their spans in ``speaking`` cannot be passed to the finder at first, since addressees and sources that
    begin with a possessor are recognised from the mentions themselves. The kinds of names are settled anew
    if there are further mentions, since these count, and may replace one that they cross.
    """
    several = naming_several(speaking, mentions, doc) + without_head(speaking, mentions, doc.trees)
    if any(doc[piece.start] == "they" for piece in speaking):
        several += joined_names(mentions, doc.trees, doc)
    found = finder.with_added(mentions, speaking, several)
    return mentions if found is mentions else with_first_names(with_one_kind(found, doc), names)


def whole_mentions(
    mentions: MentionDrafts, found: Sequence[AttributionDraft], doc: Document
) -> MentionDrafts:
    """Return the mentions that contain neither part of a quotation nor a clause with its subject."""
    speaking = sorted(
        (piece.start, one.cue.start)
        for one in found
        for piece in one.source
        if doc[piece.start] not in word_class("relatives")
    )
    return mentions.only(stand_whole(mentions.items, doc, speaking))


def naming_several(speaking: Sequence[TokenSpan], mentions: MentionDrafts, doc: Document) -> list[TokenSpan]:
    """Return the sources that contain more than one mention.

    They join several ("Orr and Lund"), or begin with a possessor: "the board's" in "the board's complaint".
    """
    joints = word_class("coordinators")
    joined = [p for p in speaking if any(doc[at] in joints for at in range(p.start, p.end))]
    joined = [p for p in joined if not has_two_roles(p, doc)]
    return joined + [p for p in speaking if _is_owned(p, mentions, doc)]


def _is_owned(source: TokenSpan, mentions: MentionDrafts, doc: Document) -> bool:
    """Return whether the only mention at the beginning of a source is its possessor."""
    naming = [p.piece for p in mentions.naming(source)]
    return bool(naming) and all(p.end < source.end and doc.text_of(p).endswith(POSSESSIVE) for p in naming)


def acting_mentions(mentions: MentionDrafts, speaking: Sequence[TokenSpan]) -> MentionDrafts:
    """Return the mentions that may be actors: by kind, as pronouns, or since they begin within a speaker."""
    inside = {at for piece in speaking for at in range(piece.start, piece.end)}
    return mentions.only(
        [p.kind in ACTING or p.form == "pronoun" or p.piece.start in inside for p in mentions.items]
    )


def find_clusters(
    doc: Document,
    mentions: MentionDrafts,
    heads: Heads,
    found: Sequence[AttributionDraft] = (),
    addressees: Sequence[TokenSpan | None] = (),
) -> Referring:
    """Return the co-reference clusters of a text.

    Words in quotation marks and in transcript turns of ``found`` count as speech. ``addressees`` has one
    entry per attribution in ``found``, or none at all.
    """
    labels = {one.source[0].start for one in found if one.speaker and one.source}
    items = [
        msgspec.structs.replace(p, kind="person") if p.piece.start in labels else with_own_words(p, doc)
        for p in mentions.items
    ]
    likely = antecedents(mentions.vectors, keys_of(items, mentions.places, doc.tokens, doc.written), heads)
    others: list[list[TokenSpan]] = [[] for _ in found]
    for i, told in enumerate(addressees):
        others[i] += [told] if told else []
    for one in found:
        if one.parent is not None and not _is_taken_up(found[one.parent], one, doc):
            others[one.parent] += one.source
    apart = disjoint_mentions(items, zip([one.source for one in found], others, strict=True))
    subjects = subjects_of(items, found)
    others_than = (third_persons(items, found, doc), third_parties(items, found, doc))
    for i, other in chain(*others_than, before_subjects(items, subjects, doc)):
        apart.setdefault(i, []).append(other)
    known = Known(apart, subjects, echoed_sexes(items, found, doc))
    referring = cluster_phrases(items, doc, spoken_words(doc, found), likely, known)
    parts = [part for one in referring.clusters for part in split_owned(one, doc)]
    return replace(referring, clusters=sorted(parts, key=lambda part: part.phrases[0].piece))


def _is_taken_up(outer: AttributionDraft, inner: AttributionDraft, doc: Document) -> bool:
    """Return whether an outer source is a pronoun that may mean the inner one: "Orr fears it, he said"."""
    if not outer.source or not inner.source or outer.source[0].start < inner.source[0].start:
        return False
    return doc[outer.source[0].start] in word_class("pronouns")


def subjects_of(items: Sequence[MentionDraft], found: Sequence[AttributionDraft]) -> frozenset[int]:
    """Return the indices of the mentions that are a whole source and end right before its cue."""
    sources = {piece for one in found for piece in one.source if piece.end == one.cue.start}
    return frozenset(i for i, item in enumerate(items) if item.piece in sources)


def before_subjects(
    items: Sequence[MentionDraft], subjects: Iterable[int], doc: Document
) -> Iterator[tuple[int, int]]:
    """Yield pairs of a cue's subject and a mention before it that cannot be the same, by index.

    A comma separates them, and there is none after the subject, as after an apposition: "Orr, the mayor,
    said", but "Behind Orr, the mayor said".
    """
    ending: dict[int, list[int]] = {}
    for i, item in enumerate(items):
        ending.setdefault(item.piece.end, []).append(i)
    for i in subjects:
        start = items[i].piece.start
        if doc[start - 1] == "," and items[i].form == "nominal":
            yield from ((i, other) for other in ending.get(start - 1, ()))


def spoken_words(doc: Document, found: Sequence[AttributionDraft]) -> NDArray[np.bool_]:
    """Return a mask of the tokens in quotation marks or in a turn of a transcript."""
    spoken: NDArray[np.bool_] = doc.quote > 0
    for one in found:
        for piece in one.content if one.speaker else ():
            spoken[piece.start : piece.end] = True
    return spoken
