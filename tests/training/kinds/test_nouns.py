"""What nouns are, fitted on examples that a test makes up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from accordingto.reading.actors.kinds import FEATURES
from accordingto.reading.encoder.kinds import MENTION_KINDS
from accordingto.reading.encoder.model import BUNDLED, Model
from accordingto.reading.encoder.nouns import STEP, UNTOLD
from tests.reading.folders import linked_model
from tests.reading.parts import bundled
from training.kinds.examples import Examples
from training.kinds.nouns import FIRST, LEAST, NounFit, write_nouns

PLACES = ("town", "village", "city", "harbour", "island", "valley")
PEOPLE = ("nurse", "teacher", "doctor", "farmer", "lawyer", "sailor")


def examples() -> Examples:
    """Return six articles of two examples each, a place and a person, and one name."""
    nouns = [noun for pair in zip(PLACES, PEOPLE, strict=True) for noun in pair] + [""]
    kinds = [MENTION_KINDS.index(kind) for kind in ("place", "person")] * 6 + [0]
    article = [f"article {i // 2}" for i in range(13)]
    rows = np.zeros((13, len(FEATURES)))
    return Examples(rows, np.array(kinds), np.array(article), np.array(nouns))


def test_nouns_that_no_example_has_are_told_by_those_that_are_like_them() -> None:
    table = NounFit(bundled()).fitted(examples())
    for noun, kind in (("peninsula", "place"), ("physician", "person")):
        assert MENTION_KINDS[int(table.logarithms[table.ids[noun]].argmax())] == kind


def test_examples_are_told_of_their_nouns_by_other_articles_and_names_of_none() -> None:
    told = NounFit(bundled()).held_out(examples())
    seen = told.rows[:, FIRST : FIRST + len(MENTION_KINDS)]

    assert (seen[:12].argmax(axis=1) == told.kinds[:12]).all()
    assert seen[12].tolist() == list(UNTOLD)
    assert not np.allclose(seen, NounFit(bundled()).fitted(examples()).told(examples()).rows[:, FIRST:])


def test_what_is_written_is_read_to_a_step(tmp_path: Path) -> None:
    folder, words = linked_model(tmp_path), bundled().wordpiece
    before = (BUNDLED / "nouns.npz").read_bytes()
    logarithms = np.full((len(words.vocabulary), len(MENTION_KINDS)), -1.02)
    logarithms[words.ids["village"], 0] = -99
    write_nouns(folder, logarithms)

    told = Model(folder).nouns.of("village")
    assert told[0] == pytest.approx(-LEAST)
    assert told[1:] == pytest.approx([-1.0] * 6, abs=STEP)
    assert (BUNDLED / "nouns.npz").read_bytes() == before  # to which the folder had a link
    assert len(list(folder.glob("*.npz"))) == len(list(BUNDLED.glob("*.npz")))
