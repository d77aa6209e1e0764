"""How sure a source presents what it says. All people are invented."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from accordingto.reading.attributions.acts import act_of
from accordingto.reading.attributions.strengths import Said, features_of, likeliest_strength
from accordingto.reading.encoder.kinds import STRENGTHS, Regressions
from tests.reading.parts import bundled

NOTHING = np.zeros(len(STRENGTHS), dtype=np.float32)


def said(cue: str, content: str, source: str = "Orr") -> Said:
    return Said(act_of(source, cue, content) or "say", source, cue, content, "indirect", is_nested=False)


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
