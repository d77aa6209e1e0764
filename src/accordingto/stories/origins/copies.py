"""Which articles of a story print another's text: they are told once where outlets are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.stories.story import Derivation

MOST = 0.5
"""Share of an article's words, its quotations aside, from which it is a copy of another that has them."""
SOME = 0.2
"""The same where both credit one agency: what it sends, outlets cut and rewrite."""


def copies_of(derives: Iterable[Derivation]) -> dict[str, str]:
    """Return for each article that is a copy the earliest article of the story that has its text, by path.

    ``derives`` are those of the story.
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
    """Return where copies of copies begin; what an article is a copy of is earlier, so this ends."""
    while path in found:
        path = found[path]
    return path
