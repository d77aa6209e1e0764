"""From the scores of the network to attributions, under constraints; a pure function of the scores.

The reading is cue-centred. The flat tags are decoded first, exactly: of all label sequences that BIO
allows, the best one. They fix the outermost cues. Cues within a content are found by the head that
reads cues at any depth. Then the text is read once more from each cue's point of view, again exactly:
which words are its own source and content (``cue_views.py``). From that follow

- what belongs together: what a cue sees is its own; a piece of the flat tags that no cue saw goes to
  the one that claims it most, if any claims it firmly;
- nesting: an inner cue's parts are cut to the content that holds it, and the parent is the attribution
  whose content holds the cue most closely.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import partial
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
from accordingto.reading.encoder.decoding import best_path
from accordingto.reading.encoder.outputs import CUE, FLAT
from accordingto.reading.encoder.spans import TokenSpan, clip, spans_of, split

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from accordingto.reading.attributions.rules.nested import NestedAttribution
    from accordingto.reading.encoder.outputs import Heads, Scores
    from accordingto.reading.syntax.document import Document

LONGEST_CUE = 40
"""Most words of a cue. Longer ones are mistakes, and would cost memory."""
INNER_CUE = 0.4
"""Mean probability from which words within a content may be a cue of their own; see ``confidence.py``."""
LEAST_FREE = 0.5
"""Certainty of its parts from which a cue found within a content that is nobody's stands by itself."""
GRAMMATICAL = 0.7
"""Least confidence of an attribution that grammar makes: of ten on our gold, eight or nine are right."""
LEAST_CLAIM = 0.5
"""Mean probability from which a flat piece that no cue saw is given to the cue that claims it most."""
LONGEST_STRAY = 5
"""Most words of a piece that is left out if it stands unquoted in another sentence than its cue."""
_MARKS = ('"', "“")


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
    addressee: tuple[TokenSpan, ...] = ()
    """Words for who is told, as the cue sees them."""
    channel: tuple[TokenSpan, ...] = ()
    """Words for the way in which it was said, as the cue sees them."""
    hedges: tuple[TokenSpan, ...] = ()
    """Words that keep the outlet from vouching, as the cue sees them."""


def decode(
    scores: Scores, heads: Heads, doc: Document, asides: Sequence[NestedAttribution] = ()
) -> list[AttributionDraft]:
    """Return the attributions of a text, in the order of their cues.

    ``asides`` are cues that a rule found; they count where they stand within a content.
    """
    if not len(doc):
        return []
    path = best_path(scores.flat[None], heads.flat_step, heads.flat_start)[0]
    flat = {role: spans_of(path, FLAT, role) for role in ("source", "cue", "content")}
    cues = [TokenSpan(p.start, min(p.end, p.start + LONGEST_CUE)) for p in flat["cue"]]
    contents = split(flat["content"], barriers_of(doc))
    inner = with_asides(inner_cues(scores, contents), asides, cues)
    views = [_with_adjoining(v, doc) for v in views_of(scores, heads, doc, cues + inner)]
    outer = without_rivals(views[: len(cues)])
    stray = partial(is_stray, doc=doc)
    found = [f for f in assign(outer, flat["source"], contents, stray) if f.content]
    known = with_grammar(inner, asides)
    subjects = {aside.cue: aside.source for aside in asides}
    seen = [_with_clause(v, known.get(v.cue)) for v in views[len(cues) :]]
    found = with_parents(found + within(found, seen, subjects), len(doc))
    raised = with_raised_subjects(found)
    kept = [f for f in raised if f.parent is None or f.source]
    return with_parents(kept, len(doc))


def inner_cues(scores: Scores, contents: list[TokenSpan]) -> list[TokenSpan]:
    """Return the cues within contents, by the head that reads cues at any depth."""
    found = []
    for content in contents:
        inside = softmax(scores.cue[content.start : content.end])
        for piece in spans_of(inside.argmax(axis=1), CUE, "cue"):
            if (1 - inside[piece.start : piece.end, 0]).mean() >= INNER_CUE:
                start = piece.start + content.start
                found.append(TokenSpan(start, min(piece.end + content.start, start + LONGEST_CUE)))
    return found


def with_asides(
    inner: list[TokenSpan], asides: Sequence[NestedAttribution], cues: list[TokenSpan]
) -> list[TokenSpan]:
    """Return the inner cues, and the asides that are no cue yet."""
    taken = {at for cue in (*inner, *cues) for at in range(cue.start, cue.end)}
    return inner + [a.cue for a in asides if taken.isdisjoint(range(a.cue.start, a.cue.end))]


def with_grammar(
    cues: Sequence[TokenSpan], asides: Sequence[NestedAttribution]
) -> dict[TokenSpan, NestedAttribution]:
    """Return, for each cue that shares a word with the cue of an aside, that aside; of several the last."""
    holding = {at: i for i, aside in enumerate(asides) for at in range(aside.cue.start, aside.cue.end)}
    held = ((cue, [holding[at] for at in range(cue.start, cue.end) if at in holding]) for cue in cues)
    return {cue: asides[max(places)] for cue, places in held if places}


def assign(
    views: list[CueView],
    sources: list[TokenSpan],
    contents: list[TokenSpan],
    stray: Callable[[TokenSpan, TokenSpan], bool],
) -> list[AttributionDraft]:
    """Return the outermost attributions: what each cue sees, and the flat pieces that one claims unseen.

    ``stray`` tells which of these contents is no part of what its cue attributes.
    """
    source = [list(v.source) for v in views]
    content = [list(v.content) for v in views]
    for i, piece in orphans(views, contents, 1):
        if not stray(piece, views[i].cue):
            content[i].append(piece)
    for i, piece in orphans(views, sources, 0):
        if not source[i]:
            source[i].append(piece)
    return [
        _found(view, tuple(sorted(s)), tuple(sorted(c)))
        for view, s, c in zip(views, source, content, strict=True)
    ]


def is_stray(piece: TokenSpan, cue: TokenSpan, doc: Document) -> bool:
    """Return whether a piece that no cue saw is a few words of another sentence, and not quoted."""
    first, second = sorted((piece, cue), key=lambda p: p.start)
    is_quoted = doc.quote[piece.start] or doc.written[piece.start] in _MARKS
    return (
        len(piece) <= LONGEST_STRAY and not is_quoted and not doc.is_one_sentence(first.end - 1, second.start)
    )


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


def within(
    outer: list[AttributionDraft], views: list[CueView], subjects: Mapping[TokenSpan, TokenSpan]
) -> list[AttributionDraft]:
    """Return the attributions that inner cues see inside the outer content that holds them.

    Where no outer cue claimed the content that the flat tags put around an inner cue, it is no inner one: it
    stands by itself if it has a source. ``subjects`` are sources that are known, by cue.
    """
    bounds = {piece: f.content for f in outer for piece in f.content}
    pieces = sorted(bounds)
    taken = {word for f in outer for piece in (f.cue, *f.source) for word in range(piece.start, piece.end)}
    found = []
    for view in views:
        at = bisect_right(pieces, view.cue.start, key=lambda p: p.start) - 1
        if at < 0 or view.cue.start >= pieces[at].end:
            if view.source and view.content and taken.isdisjoint(range(view.cue.start, view.cue.end)):
                one = _found(view, view.source, view.content)
                found += [one] if one.confidence >= LEAST_FREE else []
            continue
        holder = bounds[pieces[at]]
        content = clip(view.content, holder) or (view.content if view.is_adjoining else ())
        if content:
            known = subjects.get(view.cue)
            source = clip(view.source, holder) if known is None else (known,)
            one = _found(view, source, content)
            sure = one.confidence if known is None else max(one.confidence, GRAMMATICAL)
            found.append(replace(one, confidence=sure))
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


def with_raised_subjects(found: list[AttributionDraft]) -> list[AttributionDraft]:
    """Join "is said" with the "to have warned" that follows it.

    In "Orr is said to have warned of rain" the corpus has a cue "is said" whose content begins with "Orr".
    That is the subject of what follows, and so the source of the one attribution there is.
    """
    joined: dict[int, AttributionDraft | None] = {}
    for i, inner in enumerate(found):
        if inner.parent is None or inner.source or inner.parent in joined:
            continue
        outer = found[inner.parent]
        if outer.source or inner.cue.start != outer.cue.end:
            continue
        subject = tuple(p for p in outer.content if p.end <= outer.cue.start)
        cue = TokenSpan(outer.cue.start, inner.cue.end)
        joined[i] = None
        joined[inner.parent] = replace(outer, cue=cue, source=subject, content=inner.content)
    changed = (joined.get(i, one) for i, one in enumerate(found))
    return [one for one in changed if one is not None]


def _with_clause(view: CueView, aside: NestedAttribution | None) -> CueView:
    """Return an inner view completed by what grammar says of its cue: its subject and clause."""
    if aside is None:
        return view
    return replace(view, source=view.source or (aside.source,), content=view.content or (aside.clause,))


def _with_adjoining(view: CueView, doc: Document) -> CueView:
    """Return a view without content given what adjoins its cue."""
    piece = None if view.content else adjoining(view.cue, view.source, doc)
    return view if piece is None else replace(view, content=(piece,), is_adjoining=True)


def _found(view: CueView, source: tuple[TokenSpan, ...], content: tuple[TokenSpan, ...]) -> AttributionDraft:
    """Return an attribution with its confidence: the geometric mean of how sure its parts are."""
    sure = [view.certainty]
    sure += [max(view.claim(p, 0) for p in source)] if source else []
    sure += [max(view.claim(p, 1) for p in content)] if content and not view.is_adjoining else []
    confidence = math.prod(sure) ** (1 / len(sure))
    return AttributionDraft(
        view.cue,
        source,
        content,
        min(1.0, max(0.0, confidence)),
        addressee=view.pieces_beside("addressee"),
        channel=view.pieces_beside("channel"),
        hedges=view.pieces_beside("hedge"),
    )
