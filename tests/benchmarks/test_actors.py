from __future__ import annotations

import pytest

from benchmarks.actors import Case, chart, right, same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mara Prell", "Prell", True),
        ("Prell", "Mara Prell", True),
        ("Mara Prell", "Mara Quist", False),
        ("the Harbour Board", "BOARD", True),
        ("…", "…", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_no_answer_is_neither_right_nor_on_the_curve() -> None:
    cases = [Case("Prell", "Mara Prell", 0.9), Case("Quist", "Prell", 0.6), Case("Quist", None, 0.2)]
    assert right(cases).right == 1
    last = chart(cases).curves[0].points[-1]
    assert (round(last.coverage), last.precision) == (67, 50)
