"""Counts of what each step of the reading did, for ``accordingto read --explain``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDrafts
    from accordingto.reading.encoder.spans import TokenSpan


@dataclass
class StepCount:
    """What one step did, over all articles that were traced."""

    name: str
    found: int = 0
    """Things that it found; 0 for a step that only mends what others found."""
    added: int = 0
    """Attributions or mentions that it added."""
    removed: int = 0
    """Attributions or mentions that it took away."""
    changed: int = 0
    """Attributions whose parts or parent it changed, or mentions whose kind or form it changed."""
    articles: int = 0
    """Articles in which it found or changed anything."""


class Trace:
    """Counts what each step does, summed over all articles that are read with it."""

    def __init__(self) -> None:
        self._steps: dict[str, StepCount] = {}

    @property
    def steps(self) -> tuple[StepCount, ...]:
        """Every step of the reading in its order; none before anything was read."""
        return tuple(self._steps.values())

    def begin(self, names: Iterable[str]) -> None:
        """Name the steps in their order, before an article is read: those that find nothing count, too."""
        for name in names:
            self._steps.setdefault(name, StepCount(name))

    def record_found(self, name: str, count: int) -> None:
        """Record how many things a step found in an article.

        Raise ``KeyError`` for a step that was not named before.
        """
        step = self._steps[name]
        step.found += count
        step.articles += bool(count)

    def record_mended(
        self, name: str, before: Sequence[AttributionDraft], after: Sequence[AttributionDraft]
    ) -> None:
        """Record how the attributions of an article differ before and after a step.

        Attributions of the same cue are the same. Raise ``KeyError`` for a step that was not named before.
        """
        if before != after:
            self._record_difference(name, _by_cue(before), _by_cue(after))

    def record_mentions(self, name: str, before: MentionDrafts, after: MentionDrafts) -> None:
        """Record how the mentions of an article differ before and after a step.

        Mentions of the same words are the same. Raise ``KeyError`` for a step that was not named before.
        """
        if before is not after:
            kept = {id(item) for item in before.items} & {id(item) for item in after.items}  # most are
            old, new = (
                {item.piece: item for item in mentions.items if id(item) not in kept}
                for mentions in (before, after)
            )
            self._record_difference(name, old, new)

    def _record_difference(
        self, name: str, old: Mapping[TokenSpan, object], new: Mapping[TokenSpan, object]
    ) -> None:
        """Record what was added, removed and changed between two states of what a step mends."""
        added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
        changed = sum(new[cue] != old[cue] for cue in new.keys() & old.keys())
        step = self._steps[name]
        step.added += added
        step.removed += removed
        step.changed += changed
        step.articles += bool(added or removed or changed)


def _by_cue(found: Sequence[AttributionDraft]) -> dict[TokenSpan, tuple[AttributionDraft, TokenSpan | None]]:
    """Return each attribution by its cue, with its parent's cue in place of the parent's number."""
    return {
        one.cue: (replace(one, parent=None), None if one.parent is None else found[one.parent].cue)
        for one in found
    }


class Untraced(Trace):
    """In place of a trace where nobody asked for one: it counts nothing, and costs nothing."""

    def record_found(self, name: str, count: int) -> None:
        """Count nothing."""

    def record_mended(
        self, name: str, before: Sequence[AttributionDraft], after: Sequence[AttributionDraft]
    ) -> None:
        """Count nothing."""

    def record_mentions(self, name: str, before: MentionDrafts, after: MentionDrafts) -> None:
        """Count nothing."""
