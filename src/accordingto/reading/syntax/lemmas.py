"""Words as a dictionary lists them: "denied" is a form of "deny", "accusations" of "accusation".

A form can be one of several words ("found", "wound"): all that the endings allow are given, likeliest first,
and whoever asks keeps those that a lexicon knows.
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
"""Endings of verbs and plural nouns, with what stands in their place."""
_DOUBLED = ("ed", "ing")
"""Endings before which a last consonant may be doubled ("admitted")."""
_VOWELS = frozenset("aeiou")
REMEMBERED = 16_384
"""Words of which the singular is remembered: news has the same ones again and again."""
_SHORTEST = 2
"""Letters of the shortest word that has forms."""


_SINGULARS = {"people": "person", "wives": "wife", "children": "child", "clergymen": "clergyman"}
"""Plurals that no rule makes singular, of people and kin."""


def lemmas_of(word: str) -> tuple[str, ...]:
    """Return the words of which a word in lower case may be a form: itself first, irregular ones next."""
    return tuple(dict.fromkeys((word, *irregulars().get(word, ()), *_by_rule(word))))


@lru_cache(REMEMBERED)
def singular(word: str) -> str:
    """Return the singular of a regular noun, or of one in ``-men``, in lower case; else the word."""
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
    """Return whether a noun is a plural by its form."""
    return singular(word) != word.lower()


def is_participle(word: str) -> bool:
    """Return whether a word has the form of a past participle or a past tense, alike for most verbs."""
    return word.endswith("ed") or (word in irregulars() and word not in _plurals())


def respelt(word: str) -> str:
    """Return a word as American English spells its "-ise", so that "criticise" and "criticize" are one."""
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
    """Return the irregular forms, each with the words of which it can be a form, likeliest first."""
    rows = (entry.split("|") for entry in entries("irregulars"))
    return {form: tuple(lemmas.split()) for form, lemmas, *_ in rows}


@cache
def _plurals() -> frozenset[str]:
    return frozenset(entry.partition("|")[0] for entry in entries("irregulars") if entry.endswith("|plural"))
