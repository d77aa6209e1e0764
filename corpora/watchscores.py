"""The agreement of watch items with hand-annotated lists; items are paired one to one, best matches first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.watchlist import WatchItem
from corpora.measures import Share
from corpora.watch import GoldItem, characters

SHARED = 0.5
"""Minimum share of the shorter of two contents, in characters, that both have, for them to be one item."""
_NOTHING = Share(0, 0)


@dataclass(frozen=True)
class WatchScore:
    """Shares that are right, which can be added up over articles."""

    recall: Share = _NOTHING
    """Annotated items that are listed."""
    precision: Share = _NOTHING
    """Listed items that are annotated."""
    kind: Share = _NOTHING
    """Items found whose kind is the annotated one."""
    due: Share = _NOTHING
    """Items found whose day is the annotated one, or where neither has a day."""
    day_recall: Share = _NOTHING
    """Annotated items with a day that are listed with this day."""
    day_precision: Share = _NOTHING
    """Listed items with a day that are annotated with this day."""

    def __add__(self, other: WatchScore) -> WatchScore:
        """Return the score over both sets of articles."""
        return WatchScore(
            self.recall + other.recall,
            self.precision + other.precision,
            self.kind + other.kind,
            self.due + other.due,
            self.day_recall + other.day_recall,
            self.day_precision + other.day_precision,
        )

    @property
    def f1(self) -> float:
        """Return the F1 of the items, 0 to 1."""
        return 2 * self.recall.right / max(1, self.recall.of + self.precision.of)

    def __str__(self) -> str:
        rows = (
            ("recall", self.recall),
            ("precision", self.precision),
            ("days: recall", self.day_recall),
            ("precision", self.day_precision),
        )
        return ", ".join(f"{name} {one.percent:.1f} ({one.right} of {one.of})" for name, one in rows)


def score(items: Sequence[WatchItem], drawn: Sequence[GoldItem]) -> WatchScore:
    """Return how the items of an article agree with those annotated in it.

    Of matches that are equally good, those of later annotated items come first, then those of later items.
    """
    pairs: list[tuple[WatchItem, GoldItem]] = []
    used: set[tuple[str, int]] = set()
    for share, theirs, mine in sorted(_shares(items, drawn), reverse=True):
        if share >= SHARED and not {("mine", mine), ("theirs", theirs)} & used:
            used |= {("mine", mine), ("theirs", theirs)}
            pairs.append((items[mine], drawn[theirs]))
    found = len(pairs)
    right_days = sum(item.due is not None and item.due == one.day for item, one in pairs)
    return WatchScore(
        recall=Share(found, len(drawn)),
        precision=Share(found, len(items)),
        kind=Share(sum(item.kind == one.kind for item, one in pairs), found),
        due=Share(sum(item.due == one.day for item, one in pairs), found),
        day_recall=Share(right_days, sum(one.day is not None for one in drawn)),
        day_precision=Share(right_days, sum(one.due is not None for one in items)),
    )


def _shares(items: Sequence[WatchItem], drawn: Sequence[GoldItem]) -> list[tuple[float, int, int]]:
    """Return (share, annotated item, item) for all pairs, the share being that of the shorter content in
    characters that both have in common."""
    own, others = [characters(one.content) for one in items], [characters(one.what) for one in drawn]
    return [
        (len(a & b) / min(len(a), len(b)), j, i)
        for i, a in enumerate(own)
        for j, b in enumerate(others)
        if a and b
    ]
