"""Classes of words in headlines, and the sets of words that headlines put for each other."""

from __future__ import annotations

from functools import cache, lru_cache

from accordingto.reading.lexicons import entries
from accordingto.reading.support.stems import REMEMBERED, stem

_SHORTEST_ROOT = 4


@cache
def headline_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``headlineclasses.txt``. Raises ``KeyError`` where there is none."""
    return frozenset(_classes()[name])


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    rows = (line.partition(": ") for line in entries("headlineclasses"))
    return {name: tuple(words.split()) for name, _, words in rows}


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


@lru_cache(REMEMBERED)
def kin(stemmed: str) -> frozenset[int]:
    """Return the sets of words that headlines put for each other that a stem, or else its root, stands in."""
    return _kin().get(stemmed) or _kin().get(root(stemmed), frozenset())
