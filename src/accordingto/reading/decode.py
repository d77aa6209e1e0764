"""Scores to attributions, under constraints; a pure function of the scores.

The reading is cue-centred. The flat tags are decoded first, exactly: of all label sequences that BIO
allows, the best one. They fix the outermost cues. Cues within a content are found by the head that
reads cues at any depth. Then the text is read once more from each cue's point of view, again exactly:
which words are its own source and content. From that follow

- what belongs together: what a cue sees is its own; a piece of the flat tags that no cue saw goes to
  the one that claims it most, if any claims it firmly (a content belongs to one cue);
- nesting: an inner cue's parts are cut to the content that holds it, and the parent is the attribution
  whose content holds the cue most closely.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.scores import CUE, FLAT, OWN, own_emissions
from accordingto.reading.viterbi import best_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.scores import Floats, Heads, Scores

REACH = 128
"""Words on either side of a cue among which its source and content are looked for."""
CUES_AT_ONCE = 64
"""Cues decoded together: bounds the memory."""
INNER_CUE = 0.5
"""Mean probability from which words within a content are a cue of their own."""
LEAST_CLAIM = 0.5
"""Mean probability from which a flat piece that no cue saw is given to the cue that claims it most."""


@dataclass(frozen=True, order=True)
class Piece:
    """A stretch of words: the first, and one past the last."""

    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """An attribution in words; ``parent`` is an index into the list it stands in."""

    cue: Piece
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]
    confidence: float
    parent: int | None = None


@dataclass(frozen=True)
class View:
    """The text from one cue's point of view.

    ``source`` and ``content`` are the pieces on the best path; ``chance`` holds the probability of
    (source, content) of each word from ``start`` on.
    """

    cue: Piece
    certainty: float
    start: int
    chance: Floats
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]

    def claim(self, piece: Piece, role: int) -> float:
        """Mean probability that the piece's words are this cue's (role 0 source, 1 content)."""
        low, high = piece.start - self.start, piece.end - self.start
        inside = self.chance[max(low, 0) : max(high, 0), role]
        return float(inside.sum()) / (piece.end - piece.start)


def decode(scores: Scores, heads: Heads) -> list[Found]:
    """The attributions of a text, in the order of their cues."""
    if not len(scores.flat):
        return []
    path = best_path(scores.flat[None], heads.flat_step, heads.flat_start)[0]
    flat = {role: pieces_of(path, FLAT, role) for role in ("source", "cue", "content")}
    inner = inner_cues(scores, flat["content"])
    views = views_of(scores, heads, flat["cue"] + inner)
    found = [f for f in assign(views[: len(flat["cue"])], flat["source"], flat["content"]) if f.content]
    found += within(found, views[len(flat["cue"]) :])
    return with_parents(sorted(found, key=lambda f: f.cue), len(scores.flat))


def inner_cues(scores: Scores, contents: list[Piece]) -> list[Piece]:
    """Cues within contents, by the head that reads cues at any depth."""
    found = []
    for content in contents:
        inside = softmax(scores.cue[content.start : content.end])
        for piece in pieces_of(inside.argmax(axis=1), CUE, "cue"):
            if (1 - inside[piece.start : piece.end, 0]).mean() >= INNER_CUE:
                found.append(Piece(piece.start + content.start, piece.end + content.start))
    return found


def views_of(scores: Scores, heads: Heads, cues: list[Piece]) -> list[View]:
    """Read the words around each cue as the cue sees them."""
    cue_chance = 1 - softmax(scores.cue)[:, 0]
    views = []
    for at in range(0, len(cues), CUES_AT_ONCE):
        some = cues[at : at + CUES_AT_ONCE]
        emissions = own_emissions(scores, heads, np.array([(c.start, c.end) for c in some]), REACH)
        paths = best_path(emissions, heads.own_step, heads.own_start)
        each = softmax(emissions)
        chances = np.stack([each[..., 1] + each[..., 2], each[..., 3] + each[..., 4]], axis=-1)
        for cue, path, chance in zip(some, paths, chances, strict=True):
            shift = cue.start - REACH
            source, content = (
                tuple(Piece(p.start + shift, p.end + shift) for p in pieces_of(path, OWN, role))
                for role in ("source", "content")
            )
            certainty = float(cue_chance[cue.start : cue.end].mean())
            views.append(View(cue, certainty, shift, chance, source, content))
    return views


def assign(views: list[View], sources: list[Piece], contents: list[Piece]) -> list[Found]:
    """The outermost attributions: what each cue sees, and the flat pieces that none saw but one claims."""
    source = [list(v.source) for v in views]
    content = [list(v.content) for v in views]
    for i, piece in orphans(views, contents, 1):
        content[i].append(piece)
    for i, piece in orphans(views, sources, 0):
        if not source[i]:
            source[i].append(piece)
    return [
        _found(view, tuple(sorted(s)), tuple(sorted(c)))
        for view, s, c in zip(views, source, content, strict=True)
    ]


def orphans(views: list[View], pieces: list[Piece], role: int) -> list[tuple[int, Piece]]:
    """Flat pieces that no view sees any of, each with the index of the view that claims it firmly and most.

    ``role`` is 0 for sources and 1 for contents; ``views`` are in the order of their cues.
    """
    seen = sorted(p for v in views for p in (v.content if role else v.source))
    ends = np.maximum.accumulate(np.array([p.end for p in seen], dtype=np.int64))
    starts = [v.cue.start for v in views]
    given = []
    for piece in pieces:
        before = bisect_left(seen, piece.end, key=lambda p: p.start)
        if before and ends[before - 1] > piece.start:
            continue
        near = range(bisect_left(starts, piece.start - REACH), bisect_right(starts, piece.end + REACH))
        claims = {i: views[i].claim(piece, role) for i in near}
        best = max(claims, key=claims.__getitem__, default=-1)
        if best >= 0 and claims[best] >= LEAST_CLAIM:
            given.append((best, piece))
    return given


def within(outer: list[Found], views: list[View]) -> list[Found]:
    """The attributions that inner cues see inside the outer content that holds them."""
    bounds = {piece: f.content for f in outer for piece in f.content}
    pieces = sorted(bounds)
    found = []
    for view in views:
        at = bisect_right(pieces, view.cue.start, key=lambda p: p.start) - 1
        if at < 0 or view.cue.start >= pieces[at].end:
            continue
        holder = bounds[pieces[at]]
        content = clip(view.content, holder)
        if content:
            found.append(_found(view, clip(view.source, holder), content))
    return found


def clip(pieces: tuple[Piece, ...], bounds: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What of the pieces stands within the bounds."""
    cut = (Piece(max(p.start, b.start), min(p.end, b.end)) for p in pieces for b in bounds)
    return tuple(p for p in cut if p.start < p.end)


def with_parents(found: list[Found], words: int) -> list[Found]:
    """Give each attribution of a text of so many words the one whose content holds its cue most closely.

    A parent has the larger content, or the same and the earlier cue; so no chain runs in a circle.
    """
    order = sorted(range(len(found)), key=lambda i: (-_size(found[i].content), i))
    holder = np.full(words, -1, dtype=np.int64)
    result = list(found)
    for i in order:
        parent = int(holder[found[i].cue.start])
        result[i] = replace(found[i], parent=parent if parent >= 0 else None)
        for piece in found[i].content:
            holder[piece.start : piece.end] = i
    return result


def _size(pieces: tuple[Piece, ...]) -> int:
    return sum(p.end - p.start for p in pieces)


def pieces_of(path: NDArray[np.int64], labels: tuple[str, ...], role: str) -> list[Piece]:
    """The stretches of a role on a path; an I- without its B- begins one too."""
    begin, inside = labels.index(f"B-{role}"), labels.index(f"I-{role}")
    mine = (path == begin) | (path == inside)
    starts = np.flatnonzero(mine & ((path == begin) | ~np.concatenate([[False], mine[:-1]])))
    ends = [
        int(np.argmin(np.append(mine[s + 1 :] & (path[s + 1 :] == inside), False))) + s + 1 for s in starts
    ]
    return [Piece(int(s), int(e)) for s, e in zip(starts, ends, strict=True)]


def softmax(emissions: Floats) -> Floats:
    """Probabilities along the last axis."""
    power = np.exp(emissions - emissions.max(axis=-1, keepdims=True))
    chance: Floats = power / power.sum(axis=-1, keepdims=True)
    return chance


def _found(view: View, source: tuple[Piece, ...], content: tuple[Piece, ...]) -> Found:
    """An attribution with its confidence: the geometric mean of how sure its parts are."""
    sure = [view.certainty]
    sure += [max(view.claim(p, 0) for p in source)] if source else []
    sure += [max(view.claim(p, 1) for p in content)] if content else []
    confidence = float(np.prod(sure)) ** (1 / len(sure))
    return Found(view.cue, source, content, min(1.0, max(0.0, confidence)))
