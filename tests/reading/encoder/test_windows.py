from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.encoder.tokens import Tokens
from accordingto.reading.encoder.windows import PIECES, cut_windows, most_central


def make_words(sizes: list[int], lines: list[bool]) -> Tokens:
    n = len(sizes)
    first = np.cumsum([0, *sizes[:-1]]) if n else np.zeros(0)
    zeros = np.zeros(n, dtype=np.int64)
    gap = np.where(np.asarray(lines[:n], dtype=bool), 2, 1) if n else zeros
    return Tokens(
        np.zeros(sum(sizes), dtype=np.int64), first.astype(np.int64), zeros, zeros, zeros, zeros, gap
    )


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=700))
def test_windows_cover_every_word_and_keep_their_size(shape: list[tuple[int, bool]]) -> None:
    words = make_words([s for s, _ in shape], [line for _, line in shape])
    windows = cut_windows(words)
    bounds = np.append(words.first, len(words.pieces))
    assert all(bounds[w.end] - bounds[w.start] <= PIECES for w in windows)
    covered = {i for w in windows for i in range(w.start, w.end)}
    assert covered == set(range(len(words)))
    assert all(a.start < b.start <= a.end for a, b in itertools.pairwise(windows))
    owner = most_central(words, windows)
    assert all(windows[k].start <= i < windows[k].end for i, k in enumerate(owner.tolist()))


def test_a_word_longer_than_a_window_has_one_of_its_own() -> None:
    words = make_words([5, PIECES + 50, 5], [True, False, False])
    windows = cut_windows(words)
    assert {i for w in windows for i in range(w.start, w.end)} == {0, 1, 2}


def test_a_short_text_is_one_window() -> None:
    assert len(cut_windows(make_words([1] * 50, [False] * 50))) == 1
