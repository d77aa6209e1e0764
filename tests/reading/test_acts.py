"""What a source does with what it says."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.acts import act_of, lemmas_of, signature_of
from accordingto.reading.lexicon import entries
from accordingto.types import Act


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("has also said", "it rained", "say"),
        ("according to", "it rained", "say"),
        (":", "“It rained.”", "say"),
        ("asked", "why it rained", "ask"),
        ("asked", "the board to wait", "urge"),
        ("asked", "to wait", "urge"),
        ("called for", "a new pier", "urge"),
        ("called", "the pier a disgrace", "say"),
        ("had promised", "to wait", "promise"),
        ("threatens", "to leave", "threaten"),
        ("warned", "that it would rain", "warn"),
        ("predicted", "rain", "predict"),
        ("acknowledged", "the delay", "confirm"),
        ("repeatedly denied", "the delay", "deny"),
        ("accused", "Orr of delay", "accuse"),
        ("praised", "the pier", "praise"),
        ("slammed", "the pier", "criticise"),
        ("hinted", "at a delay", "suggest"),
        ("still hopes", "to win", "believe"),
        ("shows", "that it rained", "find"),
        ("decided", "to wait", "decide"),
        ("declined", "to comment", "decline"),
        ("refused to say", "why", "decline"),
        ("zigzagged", "about", "other"),
    ],
)
def test_the_cue_tells_the_act(cue: str, content: str, act: str) -> None:
    assert act_of(cue, content) == act


@pytest.mark.parametrize(
    ("cue", "signature"),
    [("admitted", "+/+"), ("denies", "-/-"), ("refused", "-/+"), ("said", "o/o"), ("zigzagged", "o/o")],
)
def test_a_cue_says_what_becomes_of_its_content(cue: str, signature: str) -> None:
    assert signature_of(cue, "it") == signature


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("denies", "deny"), ("denied", "deny"), ("planning", "plan"), ("making", "make")],
)
def test_a_form_has_its_lemma(form: str, lemma: str) -> None:
    assert lemma in lemmas_of(form)


def test_every_line_of_the_lexicon_is_sound() -> None:
    lines = [line.split(" | ") for line in entries("acts")]
    assert all(len(line) == 4 and line[2] in get_args(Act) for line in lines)
    keys = [(line[0], line[1]) for line in lines]
    assert len(keys) == len(set(keys))
    assert all(set(line[3]) <= set("+-o/") for line in lines)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_cue_has_an_act(cue: str, content: str) -> None:
    assert act_of(cue, content) in get_args(Act)
