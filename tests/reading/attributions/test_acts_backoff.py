from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.attributions.acts import act_of, entry_of
from accordingto.reading.attributions.acts_backoff import (
    SURE,
    act_of_unseen,
    circumstances_of,
    likeliest,
    pieces_of,
)
from accordingto.reading.encoder.piece_tables import ACTS, CIRCUMSTANCES
from accordingto.reading.encoder.wordpiece import WordPiece
from tests.reading.parts import TABLES


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("typed", "“The ferry is late.”", "say"),
        ("is heartbroken about", "the ferry", "believe"),
        ("has no illusions about", "the new pier", "believe"),
    ],
)
def test_a_cue_that_is_not_listed_has_the_act_of_what_it_is_like(cue: str, content: str, act: str) -> None:
    assert entry_of(cue, content) is None
    assert act_of(cue, content, TABLES) == act_of_unseen(cue, content, TABLES) == act


@pytest.mark.parametrize(("cue", "content"), [("juggled", "three balls"), ("#", "it rained"), ("", "")])
def test_where_it_is_not_clear_the_act_is_other(cue: str, content: str) -> None:
    guess = likeliest(cue, content, TABLES)
    assert guess is None or guess.probability < SURE
    assert act_of(cue, content, TABLES) == "other"


def test_what_a_cue_is_made_of_beside_its_telling_words_does_not_count() -> None:
    vocabulary = WordPiece(["[UNK]", "[CLS]", "[SEP]", "[MASK]", "typed", "was", "about"])
    assert pieces_of("was quickly typed", vocabulary) == pieces_of("typed", vocabulary) == (4,)
    assert pieces_of("was about", vocabulary) == (5, 6)


def test_circumstances_tell_apart_how_contents_begin() -> None:
    rows = [
        circumstances_of("typed", it) for it in ("“Yes.”", "whether it rains", "to sail", "that it rains")
    ]
    assert len({row.tobytes() for row in rows}) == len(rows)
    assert {len(row) for row in rows} == {len(CIRCUMSTANCES)}
    assert circumstances_of("typed", "it").tolist() != circumstances_of("did not typed", "it").tolist()


def test_the_scores_are_those_of_the_tables() -> None:
    scores = TABLES.acts
    warning = replace(scores, bias=np.where(np.array(ACTS) == "warn", 99, scores.bias).astype(np.float32))

    assert act_of_unseen("typed", "“Yes.”", replace(TABLES, acts=warning)) == "warn"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_have_an_act(cue: str, content: str) -> None:
    guess = likeliest(cue, content, TABLES)
    assert act_of_unseen(cue, content, TABLES) in ACTS
    assert guess is None or 1 / len(ACTS) <= guess.probability <= 1.0001
