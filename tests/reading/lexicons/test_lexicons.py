from __future__ import annotations

import pytest

from accordingto.reading.lexicons import entries, listed, word_class


@pytest.mark.parametrize("name", ["titles", "roles", "kinship", "collectives", "documents", "demonyms"])
def test_lists_hold_each_word_once_in_lower_case(name: str) -> None:
    lines = entries(name)
    assert len(lines) == len(listed(name)) > 30
    assert all(line == line.lower() for line in lines)


def test_an_unknown_class_is_an_error() -> None:
    assert "the" in word_class("determiners")
    with pytest.raises(KeyError):
        word_class("adverbs")


def test_no_word_class_is_given_twice() -> None:
    for name in ("wordclasses", "headlineclasses", "claimwords", "claimkinds"):
        names = [line.partition(":")[0] for line in entries(name)]
        assert len(names) == len(set(names)), name
