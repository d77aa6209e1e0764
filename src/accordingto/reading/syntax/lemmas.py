"""Lemmas of word forms: "denied" is a form of "deny", "accusations" of "accusation".

A form can have several lemmas ("found", "wound"): all that its ending allows are given, likeliest first, and
the caller keeps those that its lexicon has.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = (
    ("ies", ("y", "ie")),
    ("ied", ("y", "ie")),
    ("ying", ("y", "ie")),
    ("s", ("",)),
    ("es", ("", "e")),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
"""Endings of verbs and plural nouns, each with the possible endings of the lemma."""
_DOUBLED = ("ed", "ing")
"""Endings before which a last consonant may be doubled ("admitted")."""
_VOWELS = frozenset("aeiou")
REMEMBERED = 16_384
"""Size of the cache of singulars; news repeats the same words."""
_SHORTEST = 2
"""Least number of letters before an ending."""


_SINGULARS = {"people": "person", "wives": "wife", "children": "child", "clergymen": "clergyman"}
"""Irregular plurals of nouns for people and relatives."""


def lemmas_of(word: str) -> tuple[str, ...]:
    """Return the possible lemmas of a lower-case word: itself, then irregular ones, then those by rule."""
    return tuple(dict.fromkeys((word, *irregulars().get(word, ()), *_by_rule(word))))


@lru_cache(REMEMBERED)
def singular(word: str) -> str:
    """Return the lower-case singular of a regular plural, or of one in ``-men``; else the word itself."""
    word = word.lower()
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("men"):
        return f"{word[:-2]}an"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    is_regular = not word.endswith(("ss", "us", "is")) or word[:-1] in listed("demonyms")  # "Israelis"
    if word.endswith("s") and is_regular:
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Return whether a noun has the form of a plural."""
    return singular(word) != word.lower()


def is_participle(word: str) -> bool:
    """Return whether a word has the form of a past participle or past tense, which most verbs share."""
    return word.endswith("ed") or (word in irregulars() and word not in _plurals())


def respelt(word: str) -> str:
    """Return a word with "-ise" spelt "-ize", so that "criticise" and "criticize" are equal."""
    return f"{word[:-3]}ize" if word.endswith("ise") else word


def _by_rule(word: str) -> Iterator[str]:
    for ending, others in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST:
            continue
        if ending in _DOUBLED and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            yield stem[:-1]
        yield from (stem + other for other in others)


@cache
def irregulars() -> dict[str, tuple[str, ...]]:
    """Return the irregular forms, each with its possible lemmas, likeliest first."""
    rows = (entry.split("|") for entry in entries("irregulars"))
    return {form: tuple(lemmas.split()) for form, lemmas, *_ in rows}


@cache
def _plurals() -> frozenset[str]:
    return frozenset(entry.partition("|")[0] for entry in entries("irregulars") if entry.endswith("|plural"))
