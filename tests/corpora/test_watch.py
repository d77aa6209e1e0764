"""Watch lists drawn by hand. All words are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accordingto.types import Span
from corpora.watch import GoldItem, is_drawn, read_watched, watch_files, watched_text

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


@pytest.mark.parametrize(("due", "day"), [("2031-03-12", "2031-03-12"), ("vague", None), (None, None)])
def test_a_vague_day_is_none(due: str | None, day: str | None) -> None:
    assert GoldItem(kind="promise", what=(), due=due).day == day


def test_the_lists_of_a_part_are_read_with_their_texts_in_the_order_of_their_names(tmp_path: Path) -> None:
    ledgers, watch = tmp_path / "ledgers", tmp_path / "watch"
    (ledgers / "text").mkdir(parents=True)
    watch.mkdir()
    (ledgers / "splits.json").write_text(json.dumps({"train": ["c"], "dev": ["b", "a", "unwatched"]}))
    for name in ("b", "a", "c"):
        (watch / f"{name}.json").write_text('{"published": "2031-03-10", "items": []}')
        (ledgers / "text" / f"{name}.txt").write_text(f"The pier of {name} is shut.")

    files = watch_files(tmp_path, "dev")

    assert [path.stem for path in files] == ["a", "b"]
    assert [watched_text(tmp_path, path).name for path in files] == ["a.txt", "b.txt"]
    assert [
        (one.article.path, one.article.text, one.article.published) for one in read_watched(tmp_path, "dev")
    ] == [
        ("a.txt", "The pier of a is shut.", "2031-03-10"),
        ("b.txt", "The pier of b is shut.", "2031-03-10"),
    ]


def test_without_a_folder_of_lists_or_of_ledgers_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "watch").mkdir()
    assert watch_files(tmp_path, "dev") == []
