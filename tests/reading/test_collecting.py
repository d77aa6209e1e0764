"""While an article is read nothing is collected, and nothing would be found."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from accordingto import Reader, article_from_text
from accordingto.reading import reader as reading
from accordingto.reading.collecting import collection_paused
from accordingto.reading.syntax.document import Document

if TYPE_CHECKING:
    from collections.abc import Generator

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


def test_what_was_read_is_freed_before_collection_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []

    @contextmanager
    def paused() -> Generator[None, None, None]:
        with collection_paused():
            yield
            alive.append(sum(isinstance(one, Document) for one in gc.get_objects()))

    reader = Reader()
    gc.collect()
    before = sum(isinstance(one, Document) for one in gc.get_objects())
    monkeypatch.setattr(reading, "collection_paused", paused)
    reader.read(article_from_text(TEXT))

    assert alive == [before]
