"""Decoding of the network's scores into attributions: a pure function, under constraints.

Decoding is centred on cues. The flat tags are decoded first, exactly: the best of all label sequences that
BIO allows. They give the outermost cues. Cues inside a content, and some that the flat tags miss, come from
the head that finds cues at any depth. Then, again exactly, the source and content of each cue are decoded
from scores relative to that cue (its view, ``cue_views.py``). From these follow

- the parts of each attribution: the source and content in the view of its cue. A piece of the flat tags that
  is in no view is given to the cue with the highest probability for it, if that is high enough;
- nesting: the parts of an inner cue are cut to the content that contains the cue, and its parent is the
  attribution with the innermost content that contains it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from accordingto.reading.attributions.cue_views import (
    REACH,
    CueView,
    barriers_of,
    softmax,
    views_of,
    without_rivals,
)
from accordingto.reading.attributions.rules.adjoining import adjoining
from accordingto.reading.encoder.long_sequences import best_labels
from accordingto.reading.encoder.outputs import CUE, FLAT
from accordingto.reading.encoder.spans import TokenSpan, clip, spans_of, split

if TYPE_CHECKING:
    from accordingto.reading.attributions.cue_views import OwnHead
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.syntax.document import Document

LONGEST_CUE = 40
"""Most words of a cue. Longer ones are mistakes and would cost memory."""
FREE_CUE = 0.6
"""Least mean probability of a cue that is outside all contents and that the flat tags, which find most cues
there, missed. Its confidence is estimated later, as for all others (``confidence.py``)."""
LEAST_CLAIM = 0.5
"""Least mean probability with which a piece of the flat tags that is in no view is given to a cue."""


class AttributionDraft(Struct, frozen=True):
    """An attribution as spans of tokens; ``parent`` is an index into the list that contains it."""

    cue: TokenSpan
    source: tuple[TokenSpan, ...]
    content: tuple[TokenSpan, ...]
    confidence: float
    parent: int | None = None
    speaker: str = ""
    """For a turn of a transcript, a key that is the same for all turns of a speaker; otherwise empty."""
    source_confidence: float = 1.0
    """Probability, 0 to 1, that the words of the source belong to this cue."""
    answers: bool = False
    """Whether the label of a turn tells only that it is an answer ("A:")."""
    is_label: bool = False
    """Whether the cue is the label of a claim under review ("Claim:")."""

    @property
    def parts(self) -> tuple[TokenSpan, ...]:
        """The spans of its cue, source and content."""
        return (self.cue, *self.source, *self.content)

    @property
    def is_certain(self) -> bool:
        """Whether the layout leaves no doubt: it is a turn of a transcript or a labelled claim."""
        return bool(self.speaker) or self.is_label


def decode(own: OwnHead, doc: Document) -> list[AttributionDraft]:
    """Return the attributions of a text, sorted by their cues."""
    if not len(doc):
        return []
    scores, heads = own.scores, own.heads
    path = best_labels(scores.flat, heads.flat_step, heads.flat_start)
    flat = {role: spans_of(path, FLAT, role) for role in ("source", "cue", "content")}
    cues = [TokenSpan(p.start, min(p.end, p.start + LONGEST_CUE)) for p in flat["cue"]]
    contents = split(flat["content"], barriers_of(doc))
    inner = further_cues(scores.cue, cues, contents)
    views = [_with_adjoining(v, doc) for v in views_of(own, doc, cues + inner)]
    outer = without_rivals(views[: len(cues)])
    found = [f for f in assign(outer, flat["source"], contents) if f.content]
    found = with_parents(found + within(found, views[len(cues) :]), len(doc))
    return found


def further_cues(emissions: Floats, cues: list[TokenSpan], contents: list[TokenSpan]) -> list[TokenSpan]:
    """Return the cues in ``emissions`` over ``CUE`` that overlap no cue of the flat tags.

    ``cues`` and ``contents`` are those of the flat tags. Outside the contents a cue needs a mean probability
    of at least ``FREE_CUE``.
    """
    chance = softmax(emissions)
    outside = np.ones(len(chance), dtype=np.bool_)
    for content in contents:
        outside[content.start : content.end] = False
    taken = np.zeros(len(chance), dtype=np.bool_)
    for cue in cues:
        taken[cue.start : cue.end] = True
    found = []
    for piece in spans_of(chance.argmax(axis=1), CUE, "cue"):
        is_likely = (1 - chance[piece.start : piece.end, 0]).mean() >= FREE_CUE
        if (is_likely or not outside[piece.start]) and not taken[piece.start : piece.end].any():
            found.append(TokenSpan(piece.start, min(piece.end, piece.start + LONGEST_CUE)))
    return found


def assign(
    views: list[CueView],
    sources: list[TokenSpan],
    contents: list[TokenSpan],
) -> list[AttributionDraft]:
    """Return the outermost attributions: the views of their cues, and flat pieces that are in no view."""
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


def orphans(views: list[CueView], pieces: list[TokenSpan], role: int) -> list[tuple[int, TokenSpan]]:
    """Return the flat pieces that are in no view, each with the index of the view with the best claim.

    ``role`` is 0 for sources and 1 for contents; ``views`` must be in the order of their cues. Pieces that no
    view claims with at least ``LEAST_CLAIM`` are left out.
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


def within(outer: list[AttributionDraft], views: list[CueView]) -> list[AttributionDraft]:
    """Return the attributions of inner cues, cut to the outer content that contains each cue.

    An inner cue that no outer content contains becomes an outermost attribution if it has a source and a
    content.
    """
    bounds = {piece: f.content for f in outer for piece in f.content}
    pieces = sorted(bounds)
    taken = {word for f in outer for word in range(f.cue.start, f.cue.end)}
    found = []
    for view in views:
        at = bisect_right(pieces, view.cue.start, key=lambda p: p.start) - 1
        if at < 0 or view.cue.start >= pieces[at].end:
            if view.source and view.content and taken.isdisjoint(range(view.cue.start, view.cue.end)):
                found.append(_found(view, view.source, view.content))
            continue
        holder = bounds[pieces[at]]
        content = clip(view.content, holder) or (view.content if view.is_adjoining else ())
        if content:
            found.append(_found(view, clip(view.source, holder), content))
    return found


def with_parents(found: list[AttributionDraft], words: int) -> list[AttributionDraft]:
    """Return the attributions sorted by cue, with their parents.

    The parent is the innermost attribution whose content contains the cue. ``words`` is the number of tokens
    of the text. A parent has a larger content, or an equally large one and the earlier cue, so there are no
    cycles.
    """
    found = sorted(found, key=lambda f: f.cue)
    order = sorted(range(len(found)), key=lambda i: (-sum(map(len, found[i].content)), i))
    holder = np.full(words, -1, dtype=np.int64)
    result = list(found)
    for i in order:
        parent = int(holder[found[i].cue.start])
        result[i] = replace(found[i], parent=parent if parent >= 0 else None)
        for piece in found[i].content:
            holder[piece.start : piece.end] = i
    return result


def _with_adjoining(view: CueView, doc: Document) -> CueView:
    """Return a view; one without content gets what adjoins its cue by rule."""
    piece = None if view.content else adjoining(view.cue, view.source, doc)
    return view if piece is None else replace(view, content=(piece,), is_adjoining=True)


def _found(view: CueView, source: tuple[TokenSpan, ...], content: tuple[TokenSpan, ...]) -> AttributionDraft:
    """Return an attribution whose confidence is not known yet."""
    return AttributionDraft(view.cue, source, content, 1.0)
