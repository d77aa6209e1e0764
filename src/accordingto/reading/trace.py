"""What each step of the reading did: for ``accordingto read --explain`` and for those who work on a step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.spans import TokenSpan


@dataclass
class StepCount:
    """What one step did, over all articles that were traced."""

    name: str
    made: int = 0
    """How many things it found; 0 for a step that only mends what was found."""
    added: int = 0
    """Attributions that it added."""
    removed: int = 0
    """Attributions that it took away."""
    changed: int = 0
    """Attributions whose parts or parent it changed."""
    articles: int = 0
    """Articles in which it found or changed anything."""


class Trace:
    """Counts what each step does; give one to ``Reader.read``, as often as you like."""

    def __init__(self) -> None:
        self._steps: dict[str, StepCount] = {}

    @property
    def steps(self) -> tuple[StepCount, ...]:
        """The steps in the order in which they ran first."""
        return tuple(self._steps.values())

    def made(self, name: str, count: int) -> None:
        """Record how many things a step found in an article."""
        step = self._step(name)
        step.made += count
        step.articles += bool(count)

    def mended(
        self, name: str, before: Sequence[AttributionDraft], after: Sequence[AttributionDraft]
    ) -> None:
        """Record what a step made of the attributions of an article; the same are those of the same cue."""
        old, new = _by_cue(before), _by_cue(after)
        added, removed = len(new.keys() - old.keys()), len(old.keys() - new.keys())
        changed = sum(new[cue] != old[cue] for cue in new.keys() & old.keys())
        step = self._step(name)
        step.added += added
        step.removed += removed
        step.changed += changed
        step.articles += bool(added or removed or changed)

    def _step(self, name: str) -> StepCount:
        return self._steps.setdefault(name, StepCount(name))


def _by_cue(found: Sequence[AttributionDraft]) -> dict[TokenSpan, tuple[AttributionDraft, TokenSpan | None]]:
    """Return each attribution by its cue, with its parent's cue in place of the parent's number."""
    return {
        one.cue: (replace(one, parent=None), None if one.parent is None else found[one.parent].cue)
        for one in found
    }
