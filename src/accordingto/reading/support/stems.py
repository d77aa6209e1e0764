"""Stems, number words and opposites, by which words are compared."""

from __future__ import annotations

from functools import cache, lru_cache

from accordingto.reading.lexicons import entries
from accordingto.reading.syntax.lemmas import irregulars

REMEMBERED = 16_384
"""Size of each cache of this module, in words."""
_VOWELS = frozenset("aeiouy")
_SHORTEST_STEM = 3
_DENYING = frozenset(("un", "in", "im", "il", "ir", "dis", "non"))
"""Prefixes that negate a word."""
_SHORTEST_DENIED = 5
"""Fewest letters of a stem that such a prefix negates: "insure" does not negate "sure"."""
_SHORTEST_PAST = 4
"""Number of letters of "died" and "sued", which lose only the last."""
_LONGEST_IAS = 5
"""Most letters of a singular in "-ias" ("bias", "alias"); longer words are plurals ("militias")."""


@cache
def number_words() -> dict[str, float]:
    """Return the number words with their values."""
    return {word: float(value) for word, value in (line.split() for line in entries("numbers"))}


@cache
def _irregular() -> dict[str, str]:
    """Return the base form of each irregular form."""
    nouns = (line.split() for line in entries("headlinenouns"))
    forms = {form: lemmas[0] for form, lemmas in irregulars().items()}
    return forms | {noun: row[0] for row in nouns for noun in row[1:]}


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return the stem of a lower-case word: "closing", "closed" and "closes" have the same."""
    lemma = _irregular().get(word)
    if lemma is not None:
        return lemma.removesuffix("e") if len(lemma) > _SHORTEST_STEM else lemma
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    is_singular = word.endswith(("ss", "us", "is")) or (word.endswith("ias") and len(word) <= _LONGEST_IAS)
    if word.endswith("s") and not is_singular and len(word) > _SHORTEST_STEM:
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]
    if (
        len(word) == _SHORTEST_PAST
        and word.endswith("ed")
        and word[1] != "e"
        and not _VOWELS.isdisjoint(word[:2])
    ):
        return word[:-1]
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST_STEM and not _VOWELS.isdisjoint(bare):
            word = bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
            break
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


@cache
def _sides() -> list[tuple[frozenset[str], frozenset[str]]]:
    """Return the lists of opposites: for each line of the lexicon the stems of either side."""
    lines = (line.split("|") for line in entries("headlineopposites"))
    return [(_stems_of(one), _stems_of(other)) for one, other in lines]


def _stems_of(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split() if "_" not in word)


@cache
def _listed() -> dict[str, frozenset[str]]:
    """Return the listed opposites of each stem, without those that are also on its own side of a line."""
    alike: dict[str, set[str]] = {}
    opposite: dict[str, set[str]] = {}
    for sides in _sides():
        for mine, theirs in (sides, sides[::-1]):
            for one in mine:
                alike.setdefault(one, set()).update(mine)
                opposite.setdefault(one, set()).update(theirs)
    return {one: frozenset(others - alike[one]) for one, others in opposite.items()}


@lru_cache(REMEMBERED)
def opposites_of(one: str) -> frozenset[str]:
    """Return the opposites of a stem: "condemn" for "prais", "illegal" and "nonlegal" for "legal"."""
    without = (one.removeprefix(prefix) for prefix in _DENYING)
    denied = (f"{prefix}{one}" for prefix in _DENYING if len(one) >= _SHORTEST_DENIED)
    bare = (word for word in without if word != one and len(word) >= _SHORTEST_DENIED)
    return _listed().get(one, frozenset()).union(bare, denied)
