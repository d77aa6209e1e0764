from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.cells import FORMULA_STARTS, cell_text, defused, encodable, encodable_all


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_what_begins_like_a_formula_is_defused(start: str) -> None:
    assert defused(f"{start}1+1") == f"'{start}1+1"
    assert defused(f"a{start}1") == f"a{start}1"


def test_other_text_stays_as_it_is() -> None:
    assert defused("") == ""
    assert defused("“No,” she said – twice.") == "“No,” she said – twice."
    assert defused("'quoted'") == "'quoted'"


@given(st.text(st.characters()))
def test_any_text_can_be_written_and_keeps_its_length(text: str) -> None:
    assert len(encodable(text)) == len(text)
    assert b"\0" not in defused(text).encode()


def test_all_texts_within_are_reached() -> None:
    assert encodable_all({"a": ["\ud800", 1, ("\udfff",)], "b": None}) == {
        "a": ["\ufffd", 1, ["\ufffd"]],
        "b": None,
    }


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (-5, "-5"),
        (0.25, "0.25"),
        ("=1+1", "'=1+1"),
        (("Ida Orr", "Bo Lund"), "Ida Orr | Bo Lund"),
        (["-x"], "'-x"),
        ((), ""),
    ],
)
def test_a_value_is_written_for_a_cell(value: object, cell: str) -> None:
    assert cell_text(value) == cell
