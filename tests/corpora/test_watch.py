"""Watch lists drawn by hand. All words are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.types import Span
from corpora.watch import GoldItem, is_drawn, read_watch_lists

ITEM = GoldItem(kind="promise", what=(Span(10, 30, "will rebuild a pier."),))


@pytest.mark.parametrize(
    ("start", "end", "drawn"),
    [
        (10, 30, True),
        (5, 30, True),
        (0, 40, True),
        (0, 41, False),
        (20, 30, True),
        (21, 30, False),
        (40, 60, False),
    ],
)
def test_words_are_an_item_where_half_of_both_are_shared(start: int, end: int, drawn: bool) -> None:
    assert is_drawn((Span(start, end, ""),), (ITEM,)) == drawn


def test_lists_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.json").write_text(
            f'{{"file": "{name}.txt", "published": "2031-03-10", "items": []}}'
        )

    assert [one.file for one in read_watch_lists(tmp_path)] == ["a.txt", "b.txt"]
