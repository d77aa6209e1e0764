"""Attributions inside attributions, made out of a corpus that has none.

PolNeAR is flat: nothing is annotated within a content. A sentence that holds a whole attribution is
therefore put behind the opening of another one ("Mr. X said that" + sentence), taken from elsewhere
in the corpus. The reader so sees what an inner attribution looks like beside an outer one.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.words import Words
from training.corpus import Level, Marked, Piece, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.wordpiece import WordPiece

LONGEST_OPENING = 14
"""Words in an opening, at most."""
LONGEST_SENTENCE = 70
"""Words in a sentence that is put behind one, at most."""
CLAUSE_CUES = {
    "said",
    "says",
    "say",
    "to",
    "added",
    "adds",
    "reported",
    "reports",
    "claimed",
    "claims",
    "argued",
    "argues",
    "noted",
    "notes",
    "wrote",
    "writes",
    "believes",
    "explained",
    "explains",
    "insisted",
    "insists",
    "announced",
    "warned",
    "warns",
    "suggested",
    "suggests",
    "thinks",
}
"""Last words of cues that take any statement as content ("to" is that of "according to")."""


@dataclass(frozen=True)
class Opening:
    """The beginning of a sentence up to its attribution's content: ``According to X ,``."""

    words: Words
    attribution: Marked


def slice_words(words: Words, start: int, end: int) -> Words:
    """Words ``start`` to ``end`` with pieces of their own."""
    bounds = np.append(words.first, len(words.pieces))
    low, high = bounds[start], bounds[end]
    return Words(
        pieces=words.pieces[low:high],
        first=words.first[start:end] - low,
        start=words.start[start:end],
        end=words.end[start:end],
        case=words.case[start:end],
        quote=words.quote[start:end],
        gap=words.gap[start:end],
    )


def join_words(parts: list[Words]) -> Words:
    """One sequence out of several; character offsets are no longer those of a text."""
    shift = np.cumsum([0] + [len(p.pieces) for p in parts[:-1]])
    return Words(
        pieces=np.concatenate([p.pieces for p in parts]),
        first=np.concatenate([p.first + s for p, s in zip(parts, shift, strict=True)]),
        start=np.concatenate([p.start for p in parts]),
        end=np.concatenate([p.end for p in parts]),
        case=np.concatenate([p.case for p in parts]),
        quote=np.concatenate([p.quote for p in parts]),
        gap=np.concatenate([p.gap for p in parts]),
    )


def sentence_starts(words: Words) -> list[int]:
    """Indices of the words that begin a sentence, roughly: enough to cut host sentences."""
    is_start = words.gap == 2
    stop = (words.case == 3) & (np.diff(words.first, append=len(words.pieces)) == 1)
    after = np.zeros(len(words), dtype=np.bool_)
    after[1:] = stop[:-1] & (words.gap[1:] == 1) & (words.case[1:] == 1) & (words.quote[1:] == 0)
    return [*np.flatnonzero(is_start | after).tolist(), len(words)]


def find_openings(readings: list[Reading], wordpiece: WordPiece) -> list[Opening]:
    """Every sentence beginning that runs source, cue (in either order), content."""
    openings = []
    for reading in readings:
        starts = set(sentence_starts(reading.words))
        for a in reading.attributions:
            if not (len(a.source) == len(a.cue) == len(a.content) == 1):
                continue
            begin = min(a.source[0][0], a.cue[0][0])
            end = a.content[0][0]
            ready = begin in starts and max(a.source[0][1], a.cue[0][1]) <= end <= begin + LONGEST_OPENING
            if not ready or reading.words.quote[begin : end + 1].any():
                continue
            last = reading.words.pieces[reading.words.first[a.cue[0][1] - 1]]
            if wordpiece.vocabulary[int(last)] not in CLAUSE_CUES:
                continue
            moved = Marked(_shift(a.source, -begin), _shift(a.cue, -begin), ())
            openings.append(Opening(slice_words(reading.words, begin, end), moved))
    return openings


def nest(reading: Reading, openings: list[Opening], share: float, rng: np.random.Generator) -> Reading:
    """``reading`` with a ``share`` of its sentences that hold whole attributions put behind openings."""
    words = reading.words
    starts = sentence_starts(words)
    parts: list[Words] = []
    outer: list[Marked] = []
    inner: set[int] = set()
    place = np.arange(len(words))
    added = 0
    for start, end in itertools.pairwise(starts):
        sentence = slice_words(words, start, end)
        host = _hosted(reading, start, end)
        if host is not None and rng.random() < share:
            opening = openings[int(rng.integers(len(openings)))]
            at = start + added
            added += len(opening.words)
            parts.append(replace(opening.words, gap=_with_first(opening.words.gap, int(sentence.gap[0]))))
            sentence = replace(sentence, gap=_with_first(sentence.gap, 1))
            body = (start + added, end + added - 1)
            head = opening.attribution
            outer.append(Marked(_shift(head.source, at), _shift(head.cue, at), (body,), "outer"))
            inner.add(host)
        parts.append(sentence)
        place[start:end] += added
    moved = [_moved(a, place, "inner" if i in inner else "flat") for i, a in enumerate(reading.attributions)]
    return Reading(reading.name, reading.annotator, join_words(parts), tuple(outer + moved))


def _hosted(reading: Reading, start: int, end: int) -> int | None:
    """Index of the one attribution that stands whole in a plain sentence that nothing else reaches into."""
    words = reading.words
    if not 4 <= end - start <= LONGEST_SENTENCE or words.quote[start] or words.quote[end - 1]:
        return None
    touching = [
        i for i, a in enumerate(reading.attributions) if any(x < end and y > start for x, y in _all_pieces(a))
    ]
    if len(touching) != 1:
        return None
    inside = all(start <= x and y <= end for x, y in _all_pieces(reading.attributions[touching[0]]))
    return touching[0] if inside else None


def _all_pieces(a: Marked) -> tuple[Piece, ...]:
    return a.source + a.cue + a.content


def _shift(pieces: tuple[Piece, ...], by: int) -> tuple[Piece, ...]:
    return tuple((a + by, b + by) for a, b in pieces)


def _moved(a: Marked, place: NDArray[np.int64], level: Level) -> Marked:
    source, cue, content = (
        tuple((int(place[x]), int(place[y - 1]) + 1) for x, y in part)
        for part in (a.source, a.cue, a.content)
    )
    return Marked(source, cue, content, level)


def _with_first(values: NDArray[np.int64], value: int) -> NDArray[np.int64]:
    changed = values.copy()
    changed[:1] = value
    return changed
