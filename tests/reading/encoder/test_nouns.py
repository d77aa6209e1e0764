"""What nouns are by themselves, in the folder of a model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from accordingto.errors import ModelError
from accordingto.reading.encoder.kinds import MENTION_KINDS
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.nouns import UNTOLD, NounKinds
from tests.reading.folders import linked_model
from tests.reading.parts import bundled


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("village", "place"), ("nurse", "person"), ("poll", "document"), ("council", "organization")],
)
def test_a_noun_is_what_it_mostly_is(noun: str, kind: str) -> None:
    assert MENTION_KINDS[int(np.argmax(bundled().nouns.of(noun)))] == kind


def test_of_an_unknown_noun_nothing_is_told() -> None:
    assert bundled().nouns.of("vestbyite") == UNTOLD
    assert bundled().nouns.of("") == UNTOLD


def test_tables_of_another_vocabulary_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="numbers for each word"):
        NounKinds(np.zeros((3, len(MENTION_KINDS)), dtype=np.uint8), bundled().wordpiece)
    folder = linked_model(tmp_path)
    (folder / "nouns.npz").unlink()
    np.savez(folder / "nouns.npz", units=np.zeros((3, 7), dtype=np.uint8))
    with pytest.raises(ModelError, match=r"nouns\.npz should have 7 numbers"):
        Model(folder)
