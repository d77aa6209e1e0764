"""What the model says of each word, and of each word once a cue is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.windows import most_central

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.windows import EncoderWindow

    Floats = NDArray[np.float32]

FORBIDDEN = -1e4
"""The score of what must not be."""
FLAT = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""Labels of the flat tags: of each word the outermost attribution's part."""
CUE = ("O", "B-cue", "I-cue")
"""Labels of cues at any depth."""
OWN = ("O", "B-source", "I-source", "B-content", "I-content")
"""Labels of words relative to one cue: its own source and content."""
FACTS = ("UW", "UDS")
"""Scales of factuality, by the corpora they were learned from: 3 certainly so to -3 certainly not."""
DISTANCES = (-96, -48, -24, -12, -6, -3, -1, 0, 1, 2, 4, 7, 13, 25, 49, 97)
"""Lower bounds of the buckets of a word's signed distance from a cue, in words."""


@dataclass(frozen=True)
class Scores:
    """Arrays with one row a word: of a window as the encoder gives them, or of a whole text."""

    flat: Floats
    """Emissions over ``FLAT``."""
    cue: Floats
    """Emissions over ``CUE``."""
    word: Floats
    """The word's side of the cue-centred head."""
    shift: Floats
    """The cue's side of that head: what it adds; a cue's is the mean of its words'."""
    scale: Floats
    """The cue's side of that head: what it multiplies by, less one."""
    begin: Floats
    """The word as the first of a phrase: times ``finish`` of another, whether the two bound one."""
    finish: Floats
    """The word as the last of a phrase."""
    left: Floats
    """What a phrase's first word says of it."""
    right: Floats
    """What its last word says of it."""
    inside: Floats
    """What each of its words says of it; a phrase's is the mean."""
    facts: Floats
    """How certain it is that the event a word names happened, over ``FACTS``."""


@dataclass(frozen=True)
class Heads:
    """The small weights that stand behind the encoder."""

    flat_step: Floats
    flat_start: Floats
    own_step: Floats
    own_start: Floats
    own_distance: Floats
    own_out: Floats
    own_bias: Floats
    span_width: Floats
    kind_out: Floats
    kind_bias: Floats
    form_out: Floats
    form_bias: Floats
    later_out: Floats
    later_bias: Floats
    earlier_out: Floats
    new_out: Floats
    new_bias: Floats
    pair_distance: Floats
    pair_match: Floats
    pair_forms: Floats
    pair_quoted: Floats
    pair_out: Floats
    pair_alike: Floats


def merge_scores(words: Tokens, windows: Sequence[EncoderWindow], parts: Sequence[Scores]) -> Scores:
    """Scores of a text out of those of its windows: each word from where it stands most centrally."""
    if len(parts) == 1:
        return parts[0]
    owner = most_central(words, list(windows))
    local = np.arange(len(words)) - np.asarray([w.start for w in windows])[owner]
    offset = np.cumsum([0] + [w.end - w.start for w in windows[:-1]])
    rows = offset[owner] + local
    stacked = (
        (np.concatenate([getattr(p, name) for p in parts])[rows]) for name in Scores.__dataclass_fields__
    )
    return Scores(*stacked)


def own_emissions(scores: Scores, heads: Heads, cues: NDArray[np.int64], reach: int) -> Floats:
    """Emissions over ``OWN`` from each cue's point of view, of the words around it.

    ``cues`` (k, 2) holds the first and past-last word of each. Returns (k, 2 * reach + longest cue,
    labels), row by row from ``reach`` words before the cue; what lies beyond the text, and the cue's own
    words, can only be O.
    """
    start, end = cues[:, :1], cues[:, 1:]
    at = start - reach + np.arange(2 * reach + int((end - start).max()))
    distance = np.minimum(at - start, 0) + np.maximum(at - end + 1, 0)
    inside = at.clip(0, len(scores.flat) - 1)
    mixed = scores.word[inside]
    mixed *= 1 + _means(scores.scale, cues)[:, None]
    mixed += _means(scores.shift, cues)[:, None]
    mixed += heads.own_distance[np.searchsorted(DISTANCES, distance, side="right")]
    np.maximum(mixed, 0, out=mixed)
    emissions: Floats = mixed @ heads.own_out + heads.own_bias
    closed = (at != inside) | ((at >= start) & (at < end))
    emissions[closed, 1:] = FORBIDDEN
    return emissions


def _means(rows: Floats, cues: NDArray[np.int64]) -> Floats:
    means: Floats = np.stack([rows[a:b].mean(axis=0) for a, b in cues.tolist()])
    return means
