"""The source and content of each cue, decoded from scores relative to that cue (its *view* of the text)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from accordingto.reading.encoder.decoding import best_path, marginals
from accordingto.reading.encoder.outputs import OWN, own_emissions
from accordingto.reading.encoder.spans import TokenSpan, spans_of, split
from accordingto.reading.encoder.tokens import LINE, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats, Heads, Scores
    from accordingto.reading.syntax.document import Document

REACH = 128
"""Words on either side of a cue among which its source and content are looked for."""
CUES_AT_ONCE = 64
"""Batch size: most cues that are decoded together, which bounds memory."""
MOST_SHARED = 0.5
"""Share of a piece of content from which another cue that claims it more strongly takes the piece away."""


class CueView(Struct, frozen=True):
    """The source and content of one cue, as decoded relative to it.

    ``source`` and ``content`` are the pieces on the best path. ``chance`` has two arrays with one entry per
    word, beginning at the token ``start``: the probability to be in the source, and to be in the content.
    """

    cue: TokenSpan
    start: int
    chance: tuple[Floats, Floats]
    source: tuple[TokenSpan, ...]
    content: tuple[TokenSpan, ...]
    is_adjoining: bool = False
    """Whether the content was found by rule, next to the cue, because the network found none."""

    def claim(self, piece: TokenSpan, role: int) -> float:
        """Return the mean probability that a piece is in the cue's source (``role`` 0) or content (1)."""
        low, high = piece.start - self.start, piece.end - self.start
        inside = self.chance[role][max(low, 0) : max(high, 0)]
        return float(inside.sum()) / len(piece)


class OwnHead:
    """The head that tags source and content relative to one cue; a cache lets it run once per cue."""

    def __init__(self, scores: Scores, heads: Heads) -> None:
        self.scores, self.heads = scores, heads
        self._chances: dict[TokenSpan, tuple[Floats, Floats]] = {}

    def chances(self, cues: Sequence[TokenSpan]) -> list[tuple[Floats, Floats]]:
        """Return for each cue the probabilities of the words around it to be in its source and content.

        A row has one entry per word and begins ``REACH`` words before its cue. All rows of a batch of
        ``CUES_AT_ONCE`` cues are as long as that of the longest cue: the weights of confidence were fitted to
        such rows.
        """
        rows: list[tuple[Floats, Floats]] = []
        for at in range(0, len(cues), CUES_AT_ONCE):
            some = cues[at : at + CUES_AT_ONCE]
            longest = max(map(len, some))
            missing = [cue for cue in dict.fromkeys(some) if not self._is_known(cue, 2 * REACH + longest)]
            if missing:
                self._remember(missing, own_emissions(self.scores, self.heads, missing, REACH, longest))
            rows += [self._chances[cue] for cue in some]
        return rows

    def paths(self, cues: Sequence[TokenSpan]) -> NDArray[np.int64]:
        """Return the best path over the labels ``OWN`` of the words around each cue, (cues, words).

        There may be at most ``CUES_AT_ONCE`` cues.
        """
        emissions = own_emissions(self.scores, self.heads, cues, REACH)
        self._remember(cues, emissions)
        return best_path(emissions, self.heads.own_step, self.heads.own_start)

    def _is_known(self, cue: TokenSpan, width: int) -> bool:
        return cue in self._chances and len(self._chances[cue][0]) == width

    def _remember(self, cues: Sequence[TokenSpan], emissions: Floats) -> None:
        chances = marginals(emissions, self.heads.own_step, self.heads.own_start)
        parts = (share_of(chances, OWN, "source"), share_of(chances, OWN, "content"))
        self._chances.update(zip(cues, zip(*parts, strict=True), strict=True))


def share_of(chances: Floats, labels: Sequence[str], role: str) -> Floats:
    """Return the probability of a role, summed over its B- and I- labels."""
    share: Floats = chances[..., labels.index(f"B-{role}")] + chances[..., labels.index(f"I-{role}")]
    return share


def views_of(own: OwnHead, doc: Document, cues: list[TokenSpan]) -> list[CueView]:
    """Return the view of each cue, in the order of ``cues``.

    Paths are decoded exactly. Of the source only the piece nearest to the cue is kept, if possible on its
    line; of the content the pieces on its line or in quotation marks, unless there are none.
    """
    line = np.cumsum(doc.gap == LINE).tolist()
    barriers = barriers_of(doc)
    views = []
    for at in range(0, len(cues), CUES_AT_ONCE):
        some = cues[at : at + CUES_AT_ONCE]
        paths = own.paths(some)
        for cue, path, chance in zip(some, paths, own.chances(some), strict=True):
            shift = cue.start - REACH
            source, content = (
                [TokenSpan(p.start + shift, p.end + shift) for p in spans_of(path, OWN, role)]
                for role in ("source", "content")
            )
            content = split(content, barriers)
            here = [p for p in content if line[p.start] == line[cue.start] or doc.quote[p.start]]
            near = [p for p in source if line[p.start] == line[cue.start]] or source
            views.append(
                CueView(
                    cue,
                    shift,
                    chance,
                    source=tuple(sorted(near, key=cue.gap)[:1]),
                    content=tuple(here or content),
                )
            )
    return views


def barriers_of(doc: Document) -> list[int]:
    """Return the tokens after a line break that are outside quotations: contents are cut there."""
    begins = (doc.gap == LINE) & (doc.quote == OUTSIDE)
    barriers: list[int] = np.flatnonzero(begins).tolist()
    return barriers


def without_rivals(views: list[CueView]) -> list[CueView]:
    """Return the views of outermost cues without pieces of content that another cue claims more strongly.

    ``views`` must be in the order of their cues. A cue with one piece of content keeps it, because two cues
    may have the same content; so does a cue that would lose all pieces.
    """
    starts = [v.cue.start for v in views]
    kept = []
    for view in views:
        if len(view.content) > 1:
            near = range(
                bisect_left(starts, view.content[0].start - REACH),
                bisect_right(starts, view.content[-1].end + REACH),
            )
            rivals = [
                (q, v.claim(q, 1)) for v in (views[i] for i in near) if v is not view for q in v.content
            ]
            free = tuple(p for p in view.content if not _is_lost(p, view.claim(p, 1), rivals))
            kept.append(replace(view, content=free or view.content))
        else:
            kept.append(view)
    return kept


def _is_lost(piece: TokenSpan, claim: float, rivals: list[tuple[TokenSpan, float]]) -> bool:
    return any(other > claim and piece.shared(q) >= MOST_SHARED * len(piece) for q, other in rivals)


def softmax(emissions: Floats) -> Floats:
    """Return the probabilities along the last axis."""
    labels = range(emissions.shape[-1])  # few: a column at a time is faster than numpy's reductions
    highest = reduce(np.maximum, (emissions[..., label] for label in labels))
    power: Floats = np.exp(emissions - highest[..., None])
    power /= reduce(np.add, (power[..., label] for label in labels))[..., None]
    return power
