"""How sure a source presents what it says. All people are invented."""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec
import numpy as np
import pytest

from accordingto.reading.attributions.acts import act_of
from accordingto.reading.attributions.strengths import (
    Said,
    features_of,
    likeliest_polarity,
    likeliest_strength,
)
from accordingto.reading.encoder.kinds import POLARITIES, STRENGTHS, Regressions
from accordingto.reading.lexicons import given_names, listed
from accordingto.reading.syntax.main_clauses import clause_in
from accordingto.types import Span
from tests.reading.parts import bundled, document, words

NAMED_LIKE_CUES = {"will", "may", "hope"}
"""Given names that are verbs, too: the features of cues are in lower case."""
NOTHING = np.zeros(len(STRENGTHS), dtype=np.float32)


def said(cue: str, content: str, source: str = "Orr") -> Said:
    doc = document(f"{source} {cue} {content}.")
    span = Span(len(f"{source} {cue} "), len(f"{source} {cue} {content}"), content)
    parts = words(source), words(cue), words(content)
    return Said(act_of(*parts) or "say", *parts, "indirect", is_nested=False, clause=clause_in(doc, (span,)))


@pytest.mark.parametrize(
    ("cue", "content", "strength"),
    [
        ("said", "that the bridge had closed", "certain"),
        ("said", "that the bridge may close", "possible"),
        ("thinks", "the bridge will close", "probable"),
        ("discussed", "the new bridge", "unknown"),
        ("hopes", "that the bridge will close", "unknown"),
        ("denied", "any part in it", "certain"),
        ("urged", "the board to resign", "unknown"),
    ],
)
def test_words_tell_how_sure_a_source_is(cue: str, content: str, strength: str) -> None:
    assert likeliest_strength(said(cue, content), NOTHING, bundled().kinds) == strength


@pytest.mark.parametrize(
    ("cue", "content", "polarity"),
    [
        ("said", "that the bridge had closed", "positive"),
        ("said", "that the bridge had not closed", "negative"),
        ("denied", "that the bridge had closed", "negative"),
        ("denied", "that the bridge had not closed", "positive"),
        ("did not say", "whether the bridge would close", "positive"),
        ("does not think", "that the bridge will close", "negative"),
    ],
)
def test_words_tell_whether_it_is_so(cue: str, content: str, polarity: str) -> None:
    nothing = np.zeros(len(POLARITIES), dtype=np.float32)
    assert likeliest_polarity(said(cue, content), nothing, bundled().kinds) == polarity


def test_the_network_counts_beside_the_words() -> None:
    tables, one = bundled().kinds, said("said", "that the bridge had closed")
    possible = np.array([100.0 * (one == "possible") for one in STRENGTHS], dtype=np.float32)

    assert likeliest_strength(one, possible, tables) == "possible"
    alone = msgspec.structs.replace(tables, network_of_strengths=0.0)
    assert likeliest_strength(one, possible, alone) == "certain"


def test_a_feature_that_no_example_had_counts_nothing() -> None:
    table = Regressions({"tall": (1.0, 0.0)}, (0.0, 0.5))

    assert table.score({"tall": 2.0, "red": 9.0}).tolist() == [2.0, 0.5]
    assert table.score({"red": 9.0}).tolist() == [0.0, 0.5]


def test_forms_of_a_verb_are_one_feature_and_an_empty_attribution_has_some() -> None:
    hoped, hopes = (features_of(said(cue, "to win")).keys() for cue in ("hoped", "hopes"))

    assert {name for name in hoped if name.startswith("cue: ")} == {"cue: hop"}
    assert {name for name in hopes if name.startswith("cue: ")} == {"cue: hop"}
    assert "source: none" in features_of(said("", "", ""))


@pytest.mark.parametrize("name", ["Trump", "Obama", "Apple", "Orr", "Taxes", "mills"])
def test_how_sure_a_source_is_does_not_depend_on_a_name_or_a_topic(name: str) -> None:
    opened, told = said("suggested", f"{name} wants the post"), said(f"told {name}", "that it rains")

    assert features_of(opened) == features_of(said("suggested", "Clinton wants the post"))
    assert features_of(told).keys() == features_of(said("told", "that it rains")).keys()


def test_the_words_of_the_shipped_features_are_no_names_of_people() -> None:
    kinds = ("opens: ", "cue: ", "last of the cue: ")
    named = (one.split(": ", 1)[1] for one in bundled().kinds.strengths.features if one.startswith(kinds))
    words = {one.partition(",")[0] for one in named}

    assert len(words) > 100
    assert words & (given_names() | listed("surnames")) <= NAMED_LIKE_CUES


def test_the_order_of_features_does_not_depend_on_the_hash_seed() -> None:
    program = (
        "from accordingto.reading.attributions.strengths import Said, features_of\n"
        "from accordingto.reading.syntax.main_clauses import MainClause\n"
        "from tests.reading.parts import document, words\n"
        "cue, content = 'would never have said it may', 'that it could not, might never and must be shut'\n"
        "doc = document(content)\n"
        "clause = MainClause(doc, range(len(doc)))\n"
        "said = Said('say', ('orr',), words(cue), words(content), 'indirect', False, clause)\n"
        "print(*features_of(said), sep='\\n')"
    )

    def ordered(seed: str) -> str:
        env = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", program], env=env, check=True, capture_output=True, text=True
        ).stdout

    assert ordered("1") == ordered("2") != ""
