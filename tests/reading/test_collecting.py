"""While an article is read nothing is collected, and nothing would be found."""

from __future__ import annotations

import gc

import pytest

from accordingto import Reader, article_from_text
from accordingto.reading.collecting import collection_paused

TEXT = "The mayor, Ida Orr, said tolls will rise in June. “We had no choice,” she told the council."


def test_collection_is_paused_and_goes_on_afterwards() -> None:
    assert gc.isenabled()
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collection_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="no"), collection_paused():
        raise ValueError("no")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collection_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_reading_makes_no_circles() -> None:
    reader = Reader()
    reader.read(article_from_text(TEXT))
    gc.collect()
    gc.disable()
    try:
        reader.read(article_from_text(TEXT))
        assert gc.collect() == 0
    finally:
        gc.enable()
