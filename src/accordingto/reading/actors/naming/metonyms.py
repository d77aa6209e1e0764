"""Metonyms: place names that stand for the institution there ("the Kremlin", "Downing Street")."""

from __future__ import annotations

from functools import cache

from accordingto.reading.lexicons import entries


def is_metonym(name: str) -> bool:
    """Return whether a name is a listed metonym, regardless of case and a leading "the"."""
    return _folded(name) in _metonyms()


@cache
def _metonyms() -> frozenset[str]:
    return frozenset(map(_folded, entries("metonyms")))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
