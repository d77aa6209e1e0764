"""Places that stand for who works there: "the Kremlin", "Downing Street"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Metonym:
    """What a place stands for."""

    office: str
    """What sort of office: "president", "government"."""
    bodies: frozenset[str]
    """Names of the state or body whose office it is, in lower case."""


def metonym(name: str) -> Metonym | None:
    """Return what a name stands for; None where the lexicon lacks it. "The" does not count."""
    return _metonyms().get(_folded(name))


def stands_for(name: str, candidates: Sequence[str]) -> int | None:
    """Return the index of the one name among ``candidates`` that a metonym stands for.

    A candidate fits that is a name of the body ("Russia"), of its office ("Russia's government"), or, where
    neither is there, is another metonym of the same body. None where the name is no metonym, or where no
    candidate or several fit.
    """
    found = metonym(name)
    if found is None:
        return None
    fitting = [
        i for i, other in enumerate(candidates) if _folded(other) != _folded(name) and _fits(found, other)
    ]
    named = [i for i in fitting if metonym(candidates[i]) is None] or fitting
    return named[0] if len(named) == 1 else None


def _fits(found: Metonym, other: str) -> bool:
    folded = _folded(other)
    same = _metonyms().get(folded)
    if folded in found.bodies or (same and same.bodies == found.bodies):
        return True
    rest = folded.removesuffix(found.office).strip().removesuffix("'s").removesuffix("’s")
    return folded.endswith(found.office) and rest in found.bodies


@cache
def _metonyms() -> dict[str, Metonym]:
    rows = (line.split(" | ") for line in entries("metonyms"))
    return {
        _folded(name): Metonym(office, frozenset(_folded(body) for body in bodies.split(";")))
        for name, office, bodies in rows
    }


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
