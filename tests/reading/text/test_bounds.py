"""Stretches put together: in the order of the text, none overlapping another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.text.bounds import in_order, stripped, together, trimmed

PLACES = st.integers(0, 60)


def test_stretches_that_a_comma_parts_are_one() -> None:
    text = "Orr, who left, has two boats"
    assert together(text, [(5, 13), (0, 3)]) == ((0, 13),)
    assert together(text, [(15, 28), (0, 3)]) == ((0, 3), (15, 28))


def test_what_touches_stays_apart_and_what_overlaps_does_not() -> None:
    assert in_order([(4, 6), (2, 4)]) == ((2, 4), (4, 6))
    assert in_order([(4, 8), (2, 5), (6, 7)]) == ((2, 8),)


@given(st.lists(st.tuples(PLACES, PLACES)))
def test_pieces_are_in_order_disjoint_and_lose_nothing(stretches: list[tuple[int, int]]) -> None:
    placed = in_order(stretches)
    assert all(start < end for start, end in placed)
    assert all(before[1] <= after[0] for before, after in pairwise(placed))
    covered = {at for start, end in placed for at in range(start, end)}
    assert covered == {at for start, end in stretches for at in range(start, end)}


@pytest.mark.parametrize(
    ("piece", "left"),
    [
        (" , it rained. ", "it rained"),
        ("— “it rained” —", "“it rained”"),
        ("“it rained", "it rained"),
        ("it rained,” ", "it rained"),
        ("Is it late?", "Is it late?"),
        ("in the U.S.", "in the U.S."),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_edges_lose_their_marks(piece: str, left: str) -> None:
    bounds = trimmed(piece, 0, len(piece))
    assert bounds is not None
    assert piece[slice(*bounds)] == left


def test_white_space_at_the_edges_is_left_out() -> None:
    assert stripped("He: \t it rained \u00a0", 3, 17) == (6, 15)
    assert stripped("He: \n", 3, 5) is None
    assert stripped("it rained", 4, 4) is None


def test_marks_alone_are_nothing() -> None:
    assert trimmed(" — ”. ", 0, 6) is None


@given(st.text(alphabet="ab ,;—-“”\"'’()?.!and hewas\n", max_size=120))
def test_what_is_left_has_no_space_at_its_edges(text: str) -> None:
    found = trimmed(text, 0, len(text))
    if found is not None:
        assert text[found[0] : found[1]] == text[found[0] : found[1]].strip()
