from __future__ import annotations

import numpy as np
import pytest

from accordingto.stories.cluster.candidates import MOST_COMPARED, SPAN, Candidates
from accordingto.stories.cluster.days import WINDOW
from accordingto.stories.cluster.outline import Outline


def outline(*terms: int, day: int | None = 1000) -> Outline:
    weights = np.full(len(terms), len(terms) ** -0.5, dtype=np.float32)
    return Outline(day, np.array(sorted(terms), dtype=np.uint32), weights, np.zeros(len(terms), bool))


def test_what_shares_the_most_comes_first() -> None:
    candidates = Candidates()
    for number, terms in enumerate([(1, 2), (3, 4), (1, 2, 3)]):
        candidates.add(number, outline(*terms))

    assert candidates.like(outline(1, 2, 3)).tolist() == [2, 0, 1]
    assert candidates.like(outline(9)).tolist() == []


def test_two_that_share_none_of_their_rarest_words_are_found_by_the_next() -> None:
    def told(own: range) -> Outline:
        terms = np.array([*range(12), *own], dtype=np.uint32)
        weights = np.array([1.0] * 12 + [2.0] * len(own), dtype=np.float32)
        return Outline(1000, terms, weights / np.linalg.norm(weights), np.zeros(len(terms), bool))

    candidates = Candidates()
    candidates.add(1, told(range(100, 120)))

    assert candidates.like(told(range(200, 220))).tolist() == [1]


@pytest.mark.parametrize("start", range(1000, 1000 + SPAN))
def test_all_within_the_window_are_found_wherever_its_days_lie(start: int) -> None:
    candidates = Candidates()
    candidates.add(1, outline(5, day=start))

    assert candidates.like(outline(5, day=start + WINDOW)).tolist() == [1]
    assert candidates.like(outline(5, day=start - WINDOW)).tolist() == [1]


def test_what_is_weeks_away_is_not_looked_at() -> None:
    candidates = Candidates()
    candidates.add(1, outline(5, day=1000))

    assert candidates.like(outline(5, day=1000 + 3 * SPAN)).tolist() == []


def test_without_a_day_all_is_near() -> None:
    candidates = Candidates()
    candidates.add(1, outline(5, day=1000))
    candidates.add(2, outline(5, day=None))

    assert candidates.like(outline(5, day=None)).tolist() == [1, 2]
    assert candidates.like(outline(5, day=5000)).tolist() == [2]


def test_what_is_removed_is_not_found_and_leaves_nothing() -> None:
    candidates = Candidates()
    candidates.add(1, outline(5))
    candidates.add(2, outline(5))
    candidates.remove(1, outline(5))

    assert candidates.like(outline(5)).tolist() == [2]
    candidates.remove(2, outline(5))
    assert candidates.like(outline(5)).tolist() == []


def test_no_more_are_compared_than_allowed() -> None:
    candidates = Candidates()
    for number in range(3 * MOST_COMPARED):
        candidates.add(number, outline(5))

    assert candidates.like(outline(5)).tolist() == list(range(MOST_COMPARED))
