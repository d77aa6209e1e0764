from __future__ import annotations

import pytest

from accordingto.reading.headline.synonyms import headline_class, kin, root
from accordingto.reading.support.stems import stem


def test_words_made_from_one_word_have_one_root() -> None:
    assert root(stem("deficiency")) == root(stem("deficient"))


def test_words_that_headlines_put_for_each_other_are_kin() -> None:
    assert kin(stem("slams")) & kin(stem("criticised"))
    assert not kin(stem("harmonica"))


def test_a_class_is_listed() -> None:
    assert "reportedly" in headline_class("clause-hedges")
    with pytest.raises(KeyError):
        headline_class("no such class")
