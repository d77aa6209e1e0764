"""From the scores of the network to attributions, under constraints; a pure function of the scores.

The reading is cue-centred. The flat tags are decoded first, exactly: of all label sequences that BIO
allows, the best one. They fix the outermost cues. Cues within a content, and some that the flat tags do
not see, are found by the head that reads cues at any depth. Then the text is read once more from each
cue's point of view, again exactly: which words are its own source and content (``cue_views.py``). From
that follow

- what belongs together: what a cue sees is its own; a piece of the flat tags that no cue saw goes to
  the one that claims it most, if any claims it firmly;
- nesting: an inner cue's parts are cut to the content that holds it, and the parent is the attribution
  whose content holds the cue most closely.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

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
    from collections.abc import Sequence

    from accordingto.reading.attributions.cue_views import OwnHead
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.syntax.document import Document

LONGEST_CUE = 40
"""Most words of a cue. Longer ones are mistakes, and would cost memory."""
FREE_CUE = 0.6
"""Mean probability from which words outside all contents are a cue that the flat tags, which see most cues
there, did not see. Whether it is one is for ``confidence.py`` to say, as of all others."""
LEAST_CLAIM = 0.5
"""Mean probability from which a flat piece that no cue saw is given to the cue that claims it most."""


@dataclass(frozen=True)
class AttributionDraft:
    """An attribution in words; ``parent`` is an index into the list it stands in."""

    cue: TokenSpan
    source: tuple[TokenSpan, ...]
    content: tuple[TokenSpan, ...]
    confidence: float
    parent: int | None = None
    speaker: str = ""
    """Of a turn of a transcript, the same for all turns of one speaker; its content is verbatim."""
    source_confidence: float = 1.0
    """How likely the words of the source are those of this cue, 0 to 1."""
    answers: bool = False
    """Whether the label of a turn says nothing but that it answers ("A:")."""
    is_label: bool = False
    """Whether its cue is a label of a claim that is looked into ("Claim:")."""

    @property
    def is_certain(self) -> bool:
        """Whether its layout leaves no doubt: a turn of a transcript, or a labelled claim."""
        return bool(self.speaker) or self.is_label


def decode(own: OwnHead, doc: Document) -> list[AttributionDraft]:
    """Return the attributions of a text, in the order of their cues."""
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
    """Return the cues that are seen by ``emissions`` over ``CUE``, those aside that the flat tags have.

    ``cues`` and ``contents`` are those of the flat tags.
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
    """Return the outermost attributions: what each cue sees, and the flat pieces that one claims unseen."""
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
    """Return the flat pieces that no view sees, each with the index of the view that claims it most.

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


def within(outer: list[AttributionDraft], views: list[CueView]) -> list[AttributionDraft]:
    """Return the attributions that inner cues see inside the outer content that holds them.

    What no outer content holds is no inner one: it stands by itself if it has a source.
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
    """Order the attributions of a text of so many words and give each the one that holds its cue closest.

    A parent has the larger content, or the same and the earlier cue; so no chain runs in a circle.
    """
    found = sorted(found, key=lambda f: f.cue)
    order = sorted(range(len(found)), key=lambda i: (-sum(map(len, found[i].content)), i))
    holder = np.full(words, -1, dtype=np.int64)
    result = list(found)
    for i in order:
        parent = int(holder[found[i].cue.start])
        result[i] = with_parent(found[i], parent if parent >= 0 else None)
        for piece in found[i].content:
            holder[piece.start : piece.end] = i
    return result


def with_parent(one: AttributionDraft, parent: int | None) -> AttributionDraft:
    """Return an attribution with this parent: itself where it is so already."""
    return one if one.parent == parent else replace(one, parent=parent)


def renumbered(
    found: Sequence[AttributionDraft | None], before: Sequence[AttributionDraft]
) -> list[AttributionDraft]:
    """Return those of ``found`` that are not None, with parents by their new places.

    What stood in one that is gone has the parent of that one, which ``before`` still has.
    """
    if all(one is not None for one in found):
        return [one for one in found if one is not None]
    places = list(accumulate((one is not None for one in found), initial=0))
    kept = []
    for one in found:
        if one is not None:
            parent = one.parent
            while parent is not None and found[parent] is None:
                parent = before[parent].parent
            kept.append(with_parent(one, None if parent is None else places[parent]))
    return kept


def _with_adjoining(view: CueView, doc: Document) -> CueView:
    """Return a view without content given what adjoins its cue."""
    piece = None if view.content else adjoining(view.cue, view.source, doc)
    return view if piece is None else replace(view, content=(piece,), is_adjoining=True)


def _found(view: CueView, source: tuple[TokenSpan, ...], content: tuple[TokenSpan, ...]) -> AttributionDraft:
    """Return an attribution of which it is not known yet how likely it is one."""
    return AttributionDraft(view.cue, source, content, 1.0)
