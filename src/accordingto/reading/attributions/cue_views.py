"""The text from each cue's point of view: which words are its own source and content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.decoding import best_path, marginals
from accordingto.reading.encoder.outputs import OWN, own_emissions
from accordingto.reading.encoder.spans import TokenSpan, spans_of, split
from accordingto.reading.encoder.tokens import GAPS, QUOTES

if TYPE_CHECKING:
    from accordingto.reading.encoder.outputs import Floats, Heads, Scores
    from accordingto.reading.syntax.document import Document

REACH = 128
"""Words on either side of a cue among which its source and content are looked for."""
CUES_AT_ONCE = 64
"""Most cues that are decoded together, which bounds the memory."""
MOST_SHARED = 0.5
"""Share of a piece of content that, if another cue claims it more firmly, loses the piece to that cue."""


@dataclass(frozen=True)
class CueView:
    """What one cue sees.

    ``source`` and ``content`` are the pieces on the best path; ``chance`` holds the probability of
    (source, content) of each word from ``start`` on.
    """

    cue: TokenSpan
    start: int
    chance: Floats
    source: tuple[TokenSpan, ...]
    content: tuple[TokenSpan, ...]
    is_adjoining: bool = False
    """Whether the content is what adjoins the cue, by rule."""

    def claim(self, piece: TokenSpan, role: int) -> float:
        """Return the mean probability that a piece's words are this cue's (role 0 source, 1 content)."""
        low, high = piece.start - self.start, piece.end - self.start
        inside = self.chance[max(low, 0) : max(high, 0), role]
        return float(inside.sum()) / len(piece)


def views_of(scores: Scores, heads: Heads, doc: Document, cues: list[TokenSpan]) -> list[CueView]:
    """Return what each cue sees, in the order of ``cues``: decoded exactly, then tidied."""
    line = np.cumsum(doc.gap == GAPS.index("line")).tolist()
    barriers = barriers_of(doc)
    views = []
    for at in range(0, len(cues), CUES_AT_ONCE):
        some = cues[at : at + CUES_AT_ONCE]
        emissions = own_emissions(scores, heads, some, REACH)
        paths = best_path(emissions, heads.own_step, heads.own_start)
        each = marginals(emissions, heads.own_step, heads.own_start)
        chances = np.stack([each[..., 1] + each[..., 2], each[..., 3] + each[..., 4]], axis=-1)
        for cue, path, chance in zip(some, paths, chances, strict=True):
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
    """Return the words after a line break that stand in no quotation: no content runs on to them."""
    begins = (doc.gap == GAPS.index("line")) & (doc.quote == QUOTES.index("outside"))
    barriers: list[int] = np.flatnonzero(begins).tolist()
    return barriers


def without_rivals(views: list[CueView]) -> list[CueView]:
    """Return the views of outermost cues, in order, without content that another claims more firmly.

    A cue with one piece of content keeps it: two cues may have the same.
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
    """Return probabilities along the last axis."""
    labels = range(emissions.shape[-1])  # few: a column at a time is faster than numpy's reductions
    highest = reduce(np.maximum, (emissions[..., label] for label in labels))
    power: Floats = np.exp(emissions - highest[..., None])
    power /= reduce(np.add, (power[..., label] for label in labels))[..., None]
    return power
