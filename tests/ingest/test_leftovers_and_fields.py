"""Patterns that looked harmless and took quadratic time."""

from __future__ import annotations

import time

from accordingto.ingest.pages.leftovers import is_leftover
from accordingto.ingest.texts.markdown import read_markdown


def test_a_long_paragraph_is_no_leftover_and_is_not_searched() -> None:
    began = time.process_time()
    assert not is_leftover("follow us on " + "1" * 200_000 + "?")
    assert time.process_time() - began < 2


def test_spaces_in_front_matter_cost_no_time() -> None:
    began = time.process_time()
    document = read_markdown(
        f"---\ntitle: a{' ' * 200_000}b\noutlet: Courier\n---\n\nRain fell on the hills.\n"
    )
    assert document.outlet == "Courier"
    assert time.process_time() - began < 2


def test_a_heading_whose_words_stand_earlier_is_found_where_it_stands() -> None:
    text = "Tolls rise again in June, the port said.\n\n# Tolls rise\n\nMore follows.\n"
    document = read_markdown(text)
    assert document.headline is not None
    assert document.headline.start == document.text.index("\n\nTolls rise\n") + 2
