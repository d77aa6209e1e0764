from __future__ import annotations

import pytest

from corpora.alignment import align
from corpora.parts import Parts, Piece
from corpora.spans import Instance, Tagged, score_spans, tagged

TEXT = "Mara said: “Rain (soon) fell.” Tobias agreed that it had."
TOKENS = ("Mara", "said", ":", "``", "Rain", "-LRB-", "soon", "-RRB-", "fell", ".", "''")
LABELS = ("B-source", "B-cue", "O", "B-content", *["I-content"] * 7)
SECOND = ("Tobias", "agreed", "that", "it", "had", ".")
SECOND_LABELS = ("B-source", "B-cue", "B-content", "I-content", "I-content", "O")
GOLD = [Instance("harbour_aa", TOKENS, LABELS), Instance("harbour_aa", SECOND, SECOND_LABELS)]


def at(words: str) -> tuple[Piece, ...]:
    start = TEXT.index(words)
    return (Piece(start, start + len(words)),)


FIRST_RIGHT = Parts("q1", at("Mara"), at("said"), at("“Rain (soon) fell.”"))


def test_escaped_tokens_find_their_characters() -> None:
    places = align(TOKENS, TEXT)
    assert [TEXT[p.start : p.end] for p in places if p] == [
        "Mara", "said", ":", "“", "Rain", "(", "soon", ")", "fell", ".", "”",
    ]  # fmt: skip


def test_a_token_that_the_text_lacks_is_lost_alone() -> None:
    assert align(["Mara", "never", "said"], TEXT) == [*at("Mara"), None, *at("said")]


def test_labels_spell_spans() -> None:
    assert tagged(["I-cue", "I-cue", "B-cue", "I-source", "O", "B-content"]) == {
        Tagged(0, 2, "cue"), Tagged(2, 3, "cue"), Tagged(3, 4, "source"), Tagged(5, 6, "content"),
    }  # fmt: skip


def test_right_spans_score_100() -> None:
    both = [FIRST_RIGHT, Parts("q2", at("Tobias"), at("agreed"), at("that it had"))]
    scores = score_spans(GOLD, {"harbour": TEXT}, {"harbour": both})
    assert [score.f1 for score in scores.roles.values()] == [100, 100, 100]
    assert (scores.tokens, scores.lost) == (17, 0)


def test_a_boundary_off_by_a_word_is_wrong_and_missed() -> None:
    both = [FIRST_RIGHT, Parts("q2", at("Tobias"), at("agreed that"), at("it had"))]
    scores = score_spans(GOLD, {"harbour": TEXT}, {"harbour": both})
    assert scores.roles["source"].f1 == 100
    assert scores.roles["cue"].f1 == 50
    assert scores.roles["content"].f1 == 50
    assert scores.cues.percent == 100


def test_an_article_without_ledger_counts() -> None:
    scores = score_spans(GOLD, {"harbour": TEXT}, {})
    assert [score.recall for score in scores.roles.values()] == [0, 0, 0]
    assert scores.roles["cue"].missed == pytest.approx(2)
