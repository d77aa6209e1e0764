from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.text.leftovers import is_leftover
from accordingto.reading.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [s.text for s in split_sentences(text)]


def test_splits_at_full_stops_and_lines() -> None:
    text = "Ferry sunk\n\nMr. Osk went home. He was tired."
    assert sentences(text) == ["Ferry sunk", "Mr. Osk went home.", "He was tired."]


def test_a_quotation_that_ends_in_its_own_mark_does_not_end_the_sentence() -> None:
    assert sentences("“Stop the boat!” Ilse Marn shouted. Nobody heard.")[-1] == "Nobody heard."
    assert sentences("“Why now?” she asked.") == ["“Why now?” she asked."]


@pytest.mark.parametrize("line", ["Comments", "COMMENTS (12)", "Share this article", " Read more… "])
def test_leftovers_of_the_page_are_in_no_sentence(line: str) -> None:
    assert is_leftover(line)
    assert sentences(f"The ferry sank.\n\n{line}") == ["The ferry sank."]


def test_a_sentence_that_merely_begins_like_a_leftover_stays() -> None:
    assert sentences("Comments made by the mayor caused anger.") == [
        "Comments made by the mayor caused anger."
    ]


@given(st.text(max_size=200))
def test_sentences_are_disjoint_and_say_what_stands_there(text: str) -> None:
    found = split_sentences(text)
    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text != "" for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_hostile_line_takes_bounded_time() -> None:
    text = "“a" * 100_000
    began = time.process_time()
    split_sentences(text)
    assert time.process_time() - began < 10
