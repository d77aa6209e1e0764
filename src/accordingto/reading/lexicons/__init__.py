"""Access to the word lists, which are data files in this folder."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the lines of a lexicon in order, without comments and empty lines; ``name`` lacks ``.txt``."""
    file = resources.files("accordingto.reading").joinpath(f"lexicons/{name}.txt")
    lines = (line.strip() for line in file.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def listed(name: str) -> frozenset[str]:
    """Return the lines of a lexicon as a set."""
    return frozenset(entries(name))


@cache
def word_class(name: str, lexicon: str = "wordclasses") -> frozenset[str]:
    """Return the words of a class in a lexicon of classes ("name: words"). Raise ``KeyError`` without it."""
    rows = (line.partition(": ") for line in entries(lexicon))
    return frozenset({row[0]: row[2] for row in rows}[name].split())


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are nearly always either a man's or a woman's."""
    return word_class("male", "givennames") | word_class("female", "givennames")


@cache
def claim_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``claimwords.txt``. Raise ``KeyError`` without it."""
    return word_class(name, "claimwords")


@cache
def headline_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``headlineclasses.txt``. Raise ``KeyError`` without it."""
    return word_class(name, "headlineclasses")
