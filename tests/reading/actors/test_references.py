"""Which mentions are looked at for actors. All people and outlets are invented."""

from __future__ import annotations

import numpy as np

from accordingto.reading.actors.references import (
    acting_mentions,
    before_subjects,
    naming_several,
    subjects_of,
    whole_mentions,
)
from accordingto.reading.encoder.mentions import MentionDrafts
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.document import Document
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import marked


def mentions(source: str) -> tuple[Document, MentionDrafts]:
    """The text and the mentions that are marked in a source, with vectors of zeros."""
    _, doc, items = phrases(source)
    vectors = np.zeros((len(items), 2), dtype=np.float32)
    return doc, MentionDrafts(items, vectors, list(range(len(items))))


def test_two_who_speak_together_are_more_than_one_mention() -> None:
    doc, found = mentions("[person|Orr] and [person|Lunde] agreed.")
    both, one = TokenSpan(0, 3), TokenSpan(0, 1)
    assert naming_several([both, one], found, doc) == [both]


def test_who_owns_what_speaks_is_not_all_that_it_names() -> None:
    doc, found = mentions("[organization|The board's] complaint said so.")
    complaint = TokenSpan(0, 5)
    assert doc.text_of(complaint) == "The board's complaint"
    assert naming_several([complaint], found, doc) == [complaint]


def test_mentions_that_may_act_are_those_of_people_and_what_speaks() -> None:
    _, found = mentions("[person|Orr] read [object|the report] and [abstract|the study].")
    spoken = found.items[1].piece
    assert [p.kind for p in acting_mentions(found, [spoken]).items] == ["person", "object"]


def test_a_mention_with_a_clause_in_it_is_left_out() -> None:
    attributions, doc = marked("[s|Orr] [q|told] [c|Lunde left].")
    _, found = mentions("[person|[person|Orr] told Lunde] left.")
    assert [len(p.piece) for p in whole_mentions(found, attributions, doc).items] == [1]


def test_what_a_comma_parts_from_who_speaks_is_another() -> None:
    found, doc = marked("After a talk with Bo Orr, [s|the minister] [q|said] [c|no].")
    _, drafts = mentions("After a talk with [person|Bo Orr], [person|the minister] said no.")
    subjects = subjects_of(drafts.items, found)
    assert subjects == {1}
    assert list(before_subjects(drafts.items, subjects, doc)) == [(1, 0)]
    found, doc = marked("[s|Bo Orr, the minister,] [q|said] [c|no].")
    _, drafts = mentions("[person|Bo Orr], [person|the minister], said no.")
    assert subjects_of(drafts.items, found) == frozenset()
