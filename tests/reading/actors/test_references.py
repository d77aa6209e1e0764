"""Which mentions are looked at for actors. All people and outlets are invented."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.actors.references import acting_mentions, naming_several, whole_mentions
from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.mentions import MentionDrafts
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.document import Document
from tests.reading.actors.test_clusters import phrases


def mentions_of(source: str) -> tuple[Document, MentionDrafts]:
    _, doc, items = phrases(source)
    vectors = np.zeros((len(items), 1), dtype=np.float32)
    return doc, MentionDrafts(items, vectors, list(range(len(items))))


def test_who_acts_is_a_person_a_body_or_a_place_or_stands_where_somebody_is_named() -> None:
    doc, mentions = mentions_of("[person|Orr] read [object|the letter] and [object|the memo] to [place|Vik]")
    letter = mentions.items[1].piece
    found = acting_mentions(mentions, [letter])

    assert [doc.text_of(one.piece) for one in found.items] == ["Orr", "the letter", "Vik"]


def test_a_mention_holds_no_clause_with_its_subject() -> None:
    doc, mentions = mentions_of("[person|Orr told Lunde] no, and [person|Bo Marn] left")
    told = AttributionDraft(TokenSpan(1, 2), (TokenSpan(0, 1),), (TokenSpan(3, 4),), 1.0)
    found = whole_mentions(mentions, [told], doc)

    assert [doc.text_of(one.piece) for one in found.items] == ["Bo Marn"]


@pytest.mark.parametrize(
    ("source", "words", "several"),
    [
        ("[person|Orr] and [person|Lunde] left", 3, True),
        ("[organization|the board's] complaint names Orr", 5, True),
        ("[person|Bo Orr] left", 2, False),
    ],
)
def test_words_that_join_or_own_name_several(source: str, words: int, several: bool) -> None:
    doc, mentions = mentions_of(source)
    speaking = TokenSpan(0, words)

    assert naming_several([speaking], mentions, doc) == ([speaking] if several else [])
