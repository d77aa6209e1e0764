"""The cues of a corpus."""

from __future__ import annotations

from corpora.brat import Annotation
from corpora.cues import FOLDS, Cue, cues_of, fold_of, listed_cues
from corpora.parts import Parts, Piece
from corpora.polnear import Document

TEXT = "“We sail,” said Mara Prell, “at noon.”"


def at(words: str) -> Piece:
    start = TEXT.index(words)
    return Piece(start, start + len(words))


def test_pieces_are_joined_and_each_annotator_counts() -> None:
    one = Parts("1", (at("Mara Prell"),), (at("said"),), (at("“We sail,”"), at("“at noon.”")))
    document = Document(TEXT, {"a": Annotation((one,)), "b": Annotation((one,))})

    assert cues_of([document]) == [Cue("said", "“We sail,” “at noon.”")] * 2


def test_a_cue_that_nobody_listed_is_left_out() -> None:
    found = list(listed_cues([Cue("said", "it rained"), Cue("juggled", "it")]))

    assert [(one.cue, entry.words[0], entry.act) for one, entry in found] == [("said", "say", "say")]


def test_a_lemma_stays_in_its_group() -> None:
    assert (fold_of("ask"), fold_of("mock")) == (0, 3)
    assert {fold_of(lemma) for lemma in ("ask", "deny", "say", "warn", "mock", "promise")} <= set(
        range(FOLDS)
    )
