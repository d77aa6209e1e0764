"""Counts of what each step of the reading did, for ``accordingto read --explain``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDrafts
    from accordingto.reading.encoder.spans import TokenSpan


@dataclass
class StepCount:
    """What one step did, summed over all traced articles."""

    name: str
    found: int = 0
    """Items that it found; 0 for a step that only corrects what others found."""
    added: int = 0
    """Attributions or mentions that it added."""
    removed: int = 0
    """Attributions or mentions that it removed."""
    changed: int = 0
    """Attributions whose parts or parent it changed, or mentions whose kind or form it changed."""
    articles: int = 0
    """Articles in which it found or changed anything."""


class Trace:
    """Counter of what each step does, summed over all articles that are read with it."""

    def __init__(self) -> None:
        self._steps: dict[str, StepCount] = {}

    @property
    def steps(self) -> tuple[StepCount, ...]:
        """The counts of every step, in the order of the steps; empty before the first article."""
        return tuple(self._steps.values())

    def begin(self, names: Iterable[str]) -> None:
        """Add the named steps with counts of 0, in order, so that steps that find nothing are listed too."""
        for name in names:
            self._steps.setdefault(name, StepCount(name))

    def record_found(self, name: str, count: int) -> None:
        """Record how many items a step found in an article.

        Raise ``KeyError`` for a step that ``begin`` did not name.
        """
        step = self._steps[name]
        step.found += count
        step.articles += bool(count)

    def record_mended(
        self, name: str, before: Sequence[AttributionDraft], after: Sequence[AttributionDraft]
    ) -> None:
        """Record how the attributions of an article differ before and after a step.

        Attributions are matched by their cue. Raise ``KeyError`` for a step that ``begin`` did not name.
        """
        if before != after:
            self._record_difference(name, _by_cue(before), _by_cue(after))

    def record_mentions(self, name: str, before: MentionDrafts, after: MentionDrafts) -> None:
        """Record how the mentions of an article differ before and after a step.

        Mentions are matched by their span. Raise ``KeyError`` for a step that ``begin`` did not name.
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
        """Record what was added, removed and changed between two mappings from span to item."""
        added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
        changed = sum(new[cue] != old[cue] for cue in new.keys() & old.keys())
        step = self._steps[name]
        step.added += added
        step.removed += removed
        step.changed += changed
        step.articles += bool(added or removed or changed)


def _by_cue(found: Sequence[AttributionDraft]) -> dict[TokenSpan, tuple[AttributionDraft, TokenSpan | None]]:
    """Return each attribution by its cue, with its parent's cue in place of the parent's index."""
    return {
        one.cue: (replace(one, parent=None), None if one.parent is None else found[one.parent].cue)
        for one in found
    }


class Untraced(Trace):
    """A trace that counts nothing and costs nothing, used when no trace was requested."""

    def record_found(self, name: str, count: int) -> None:
        """Count nothing."""

    def record_mended(
        self, name: str, before: Sequence[AttributionDraft], after: Sequence[AttributionDraft]
    ) -> None:
        """Count nothing."""

    def record_mentions(self, name: str, before: MentionDrafts, after: MentionDrafts) -> None:
        """Count nothing."""
