from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.reading.parts import TABLES


def test_common_words_come_before_rare_ones() -> None:
    assert TABLES.ranks["the"] < TABLES.ranks["harbour"] < TABLES.ranks["quarry"]


@pytest.mark.parametrize("name", ["scale", "circumstances", "bias"])
def test_scores_of_another_size_are_refused(name: str) -> None:
    wrong: dict[str, Any] = {name: np.zeros((2, 2), dtype=np.float32)}

    with pytest.raises(ValueError, match=f"{name} are"):
        replace(TABLES.acts, **wrong)


def test_scores_of_other_acts_are_refused() -> None:
    with pytest.raises(ValueError, match=r"pieces are \(5, 3\)"):
        replace(TABLES.acts, pieces=np.zeros((5, 3), dtype=np.int8))
