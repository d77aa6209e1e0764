"""What words share: stems, endings, and the sets of words that headlines put for each other."""

from __future__ import annotations

from functools import cache, lru_cache

from accordingto.reading.lexicons import entries
from accordingto.reading.syntax.lemmas import irregulars

REMEMBERED = 16_384
"""Words of which it is remembered what they come from: news has the same ones again and again."""
_VOWELS = frozenset("aeiouy")
_SHORTEST_STEM = 3
_SHORTEST_ROOT = 4
_SHORTEST_PAST = 4
"""Letters of "died" and "sued", which lose only the last."""


@cache
def headline_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``headlineclasses.txt``. Raises ``KeyError`` where there is none."""
    return frozenset(_classes()[name])


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    rows = (line.partition(": ") for line in entries("headlineclasses"))
    return {name: tuple(words.split()) for name, _, words in rows}


@cache
def _irregular() -> dict[str, str]:
    nouns = (line.split() for line in entries("headlinenouns"))
    forms = {form: lemmas[0] for form, lemmas in irregulars().items()}
    return forms | {noun: row[0] for row in nouns for noun in row[1:]}


@cache
def number_words() -> dict[str, float]:
    """Return what words of number count."""
    return {word: float(value) for word, value in (line.split() for line in entries("numbers"))}


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """Return a lower-case word without the endings of its forms: "closing", "closed" and "closes" are one."""
    lemma = _irregular().get(word)
    if lemma is not None:
        return lemma.removesuffix("e") if len(lemma) > _SHORTEST_STEM else lemma
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST_STEM:
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


@lru_cache(REMEMBERED)
def root(stemmed: str) -> str:
    """Return a stem without the endings that make words from words: "deficiency" and "deficient" are one."""
    if stemmed.endswith(_classes()["endings"]):
        for ending in _classes()["endings"]:
            if stemmed.endswith(ending) and len(stemmed) - len(ending) >= _SHORTEST_ROOT:
                stemmed = stemmed[: -len(ending)]
                break
    bare = stemmed.rstrip("aeiy")
    return bare if len(bare) >= _SHORTEST_ROOT else stemmed


@cache
def _kin() -> dict[str, frozenset[int]]:
    """Return the sets that stems stand in, by number; an underscore joins stems that belong together."""
    sets: dict[str, set[int]] = {}
    for number, line in enumerate(entries("headlinewords")):
        for entry in line.split():
            key = "_".join(stem(word) for word in entry.split("_"))
            for form in {key, root(key)}:
                sets.setdefault(form, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in sets.items()}


@cache
def pair_openings() -> frozenset[str]:
    """Return the stems with which entries of two words begin ("lay off"), as they are and as roots."""
    return frozenset(key.partition("_")[0] for key in _kin() if "_" in key)


@lru_cache(REMEMBERED)
def kin(stemmed: str) -> frozenset[int]:
    """Return the sets of words that headlines put for each other that a stem, or else its root, stands in."""
    return _kin().get(stemmed) or _kin().get(root(stemmed), frozenset())
