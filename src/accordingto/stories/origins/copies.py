"""Finding the articles of a story that print the text of another; a count of outlets leaves them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.stories.story import Derivation

MOST = 0.5
"""Minimum share of an article's words outside quotation marks that a copy has in common with its original."""
SOME = 0.2
"""The same for two articles that credit the same agency, as outlets cut and rewrite agency copy."""


def copies_of(derives: Iterable[Derivation]) -> dict[str, str]:
    """Return, by the path of each copy, the path of the earliest article of the story with the same text.

    ``derives`` are the derivations of the story.
    """
    every = tuple(derives)
    wires: dict[str, set[str]] = {}
    for one in every:
        if one.way == "wire":
            wires.setdefault(one.path, set()).add(one.source)
    found: dict[str, str] = {}
    shares = [one for one in every if one.share is not None]
    for one in sorted(shares, key=lambda one: -(one.share or 0)):
        is_wire = bool(wires.get(one.path, set()) & wires.get(one.source, set()))
        if one.path not in found and (one.share or 0) >= (SOME if is_wire else MOST):
            found[one.path] = one.source
    return {path: _first(path, found) for path in found}


def _first(path: str, found: dict[str, str]) -> str:
    """Return the original at the end of a chain of copies; each is a copy of an earlier one, so this ends."""
    while path in found:
        path = found[path]
    return path
