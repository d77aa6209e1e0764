from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.reading import lexicons
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


@pytest.mark.parametrize("name", ["wordclasses", "headlineclasses", "claimwords"])
def test_no_class_is_given_twice_and_no_word_twice_in_one(name: str) -> None:
    classes = [line.partition(": ")[::2] for line in entries(name)]
    assert len({name for name, _ in classes}) == len(classes)
    assert [name for name, words in classes if len(words.split()) > len(set(words.split()))] == []


def test_no_line_stands_twice() -> None:
    names = [file.stem for file in Path(lexicons.__path__[0]).glob("*.txt")]
    assert names
    assert [name for name in names if len(entries(name)) > len(listed(name))] == []
