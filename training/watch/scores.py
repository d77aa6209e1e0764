"""The agreement of watch items with hand-annotated lists; items are paired one to one, best matches first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.watchlist import WatchItem
from corpora.watch import GoldItem, characters

SHARED = 0.5
"""Minimum share of the shorter of two contents, in characters, that both have, for them to be one item."""


@dataclass(frozen=True)
class Score:
    """Counts of items, which can be added up over articles."""

    drawn: int = 0
    """Annotated items."""
    listed: int = 0
    found: int = 0
    """Annotated items that are listed."""
    drawn_dated: int = 0
    listed_dated: int = 0
    right_days: int = 0
    """Items listed with the annotated day."""

    def __add__(self, other: Score) -> Score:
        return Score(
            self.drawn + other.drawn,
            self.listed + other.listed,
            self.found + other.found,
            self.drawn_dated + other.drawn_dated,
            self.listed_dated + other.listed_dated,
            self.right_days + other.right_days,
        )

    @property
    def f1(self) -> float:
        """Return the F1 of the items, 0 to 1."""
        return 2 * self.found / max(1, self.drawn + self.listed)

    def __str__(self) -> str:
        rows = (
            ("recall", self.found, self.drawn),
            ("precision", self.found, self.listed),
            ("days: recall", self.right_days, self.drawn_dated),
            ("precision", self.right_days, self.listed_dated),
        )
        return ", ".join(f"{name} {100 * n / max(1, of):.1f} ({n} of {of})" for name, n, of in rows)


def score(items: Sequence[WatchItem], drawn: Sequence[GoldItem]) -> Score:
    """Return how the items of an article agree with those annotated in it."""
    pairs: list[tuple[WatchItem, GoldItem]] = []
    used: set[tuple[str, int]] = set()
    for share, mine, theirs in sorted(_shares(items, drawn), reverse=True):
        if share >= SHARED and not {("mine", mine), ("theirs", theirs)} & used:
            used |= {("mine", mine), ("theirs", theirs)}
            pairs.append((items[mine], drawn[theirs]))
    return Score(
        drawn=len(drawn),
        listed=len(items),
        found=len(pairs),
        drawn_dated=sum(one.due not in (None, "vague") for one in drawn),
        listed_dated=sum(one.due is not None for one in items),
        right_days=sum(item.due is not None and item.due == one.due for item, one in pairs),
    )


def _shares(items: Sequence[WatchItem], drawn: Sequence[GoldItem]) -> list[tuple[float, int, int]]:
    """Return (share, item, annotated item) for all pairs, the share being that of the shorter content in
    characters that both have in common."""
    own, others = [characters(one.content) for one in items], [characters(one.what) for one in drawn]
    return [
        (len(a & b) / min(len(a), len(b)), i, j)
        for i, a in enumerate(own)
        for j, b in enumerate(others)
        if a and b
    ]
