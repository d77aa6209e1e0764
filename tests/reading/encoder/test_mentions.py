from __future__ import annotations

import numpy as np

from accordingto.reading.encoder.mentions import (
    MentionDraft,
    MentionDrafts,
    MentionFinder,
    cut_spans,
    without_crossings,
)
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from tests.reading.parts import bundled, document


def drafts(*bounds: tuple[int, int]) -> MentionDrafts:
    items = [MentionDraft(TokenSpan(a, b), "person", "name", 1.0) for a, b in bounds]
    return MentionDrafts(items, np.eye(len(items), dtype=np.float32), list(range(len(items))))


def test_of_two_that_cross_the_surer_is_left() -> None:
    spans = np.array([(0, 3), (1, 2), (2, 5)])

    assert without_crossings(spans, np.array([1, 1, 2], dtype=np.float32)).tolist() == [1, 2]
    assert without_crossings(spans, np.array([2, 1, 1], dtype=np.float32)).tolist() == [0, 1]


def test_a_span_that_lost_drops_no_other() -> None:
    spans = np.array([(0, 3), (2, 5), (4, 7)])

    assert without_crossings(spans, np.array([3, 2, 1], dtype=np.float32)).tolist() == [0, 2]


def test_what_is_cut_to_the_same_words_stands_once_with_its_best_score() -> None:
    spans = np.array([(0, 4), (0, 3), (2, 5)])
    found, scores = cut_spans(
        spans, np.array([1, 5, 2], dtype=np.float32), lambda start, end: (start, 3) if start == 0 else None
    )

    assert (found.tolist(), scores.tolist()) == ([[0, 3]], [5.0])


def test_what_names_a_source_begins_with_it_and_stands_within() -> None:
    phrases = drafts((0, 4), (2, 6), (2, 3), (3, 4))

    assert [(p.piece.start, p.piece.end) for p in phrases.naming(TokenSpan(2, 4))] == [(2, 3)]


def test_what_is_added_drops_what_it_crosses_and_what_was_added_at_its_end() -> None:
    doc, heads = document("Ida Lunde said that the port had closed."), bundled().heads
    finder = MentionFinder(
        read_scores(bundled(), doc.tokens), heads, doc.tokens, lambda start, end: (start, end)
    )
    ida, said, across = TokenSpan(0, 2), TokenSpan(2, 4), TokenSpan(1, 4)

    first = finder.find()
    added = finder.with_added(first, [], [said])
    again = finder.with_added(added, [], [across])

    assert finder.with_added(first, [ida]) is first
    assert {item.piece for item in added.items} == {said, *(item.piece for item in first.items)}
    assert ida in {item.piece for item in first.items}
    assert {ida, said}.isdisjoint(item.piece for item in again.items)
    assert across in {item.piece for item in again.items}


def test_some_of_the_phrases_keep_their_vectors_and_places() -> None:
    kept = drafts((0, 4), (2, 6), (7, 8)).only([False, True, True])

    assert kept.places == [1, 2]
    assert kept.vectors.tolist() == [[0, 1, 0], [0, 0, 1]]
