"""Nested attributions made from a corpus that has none.

PolNeAR is flat: nothing is annotated within a content. A sentence with a whole attribution is therefore put
after the opening of another one ("Mr. X said that" + sentence) or before its closing (sentence + ", according
to Mr. X."), taken from elsewhere in the corpus. So the network sees inner and outer attributions.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.tokens import Tokens
from training.polnear import Level, Marked, Reading, WordRange

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.encoder.wordpiece import WordPiece

LONGEST_OPENING = 14
"""Maximum number of words in an opening or a closing."""
CLOSED = 0.35
"""Share of the outer attributions that are put at the end of a sentence; the others are put before one."""
LONGEST_SENTENCE = 70
"""Maximum number of words in a sentence that is nested."""
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
"""Last words of cues that can have any statement as their content ("to" for "according to")."""


@dataclass(frozen=True)
class Frame:
    """A sentence without the content of its attribution: ``According to X ,`` or ``, X said .``."""

    words: Tokens
    attribution: Marked


@dataclass(frozen=True)
class Frames:
    """The frames for sentences: openings are put before a sentence, closings after it."""

    openings: list[Frame]
    closings: list[Frame]


def slice_words(words: Tokens, start: int, end: int) -> Tokens:
    """Return the words from ``start`` up to ``end``, with their own word pieces."""
    bounds = np.append(words.first, len(words.pieces))
    low, high = bounds[start], bounds[end]
    return Tokens(
        pieces=words.pieces[low:high],
        first=words.first[start:end] - low,
        start=words.start[start:end],
        end=words.end[start:end],
        case=words.case[start:end],
        quote=words.quote[start:end],
        gap=words.gap[start:end],
    )


def join_words(parts: list[Tokens]) -> Tokens:
    """Return several sequences joined into one, whose character offsets no longer refer to a text."""
    shift = np.cumsum([0] + [len(p.pieces) for p in parts[:-1]])
    return Tokens(
        pieces=np.concatenate([p.pieces for p in parts]),
        first=np.concatenate([p.first + s for p, s in zip(parts, shift, strict=True)]),
        start=np.concatenate([p.start for p in parts]),
        end=np.concatenate([p.end for p in parts]),
        case=np.concatenate([p.case for p in parts]),
        quote=np.concatenate([p.quote for p in parts]),
        gap=np.concatenate([p.gap for p in parts]),
    )


def sentence_starts(words: Tokens) -> list[int]:
    """Return the indexes of the words that begin a sentence, roughly, and at the end the number of words."""
    is_start = words.gap == 2
    stop = (words.case == 3) & (np.diff(words.first, append=len(words.pieces)) == 1)
    after = np.zeros(len(words), dtype=np.bool_)
    after[1:] = stop[:-1] & (words.gap[1:] == 1) & (words.case[1:] == 1) & (words.quote[1:] == 0)
    return [*np.flatnonzero(is_start | after).tolist(), len(words)]


def find_frames(readings: list[Reading], wordpiece: WordPiece) -> Frames:
    """Return the frames of all sentences that consist of source and cue (in either order) and content, or of
    content, source and cue."""
    frames = Frames([], [])
    for reading in readings:
        starts = sentence_starts(reading.words)
        first = set(starts)
        for a in reading.attributions:
            if not (len(a.source) == len(a.cue) == len(a.content) == 1):
                continue
            last = reading.words.pieces[reading.words.first[a.cue[0][1] - 1]]
            if wordpiece.vocabulary[int(last)] not in CLAUSE_CUES:
                continue
            begin, end = min(a.source[0][0], a.cue[0][0]), max(a.source[0][1], a.cue[0][1])
            content = a.content[0]
            if begin in first and end <= content[0] <= begin + LONGEST_OPENING:
                _add(frames.openings, reading.words, a, begin, content[0])
            if content[1] + 1 == begin and end + 1 in first and end - begin < LONGEST_OPENING:
                _add(frames.closings, reading.words, a, content[1], end + 1)
    return frames


def _add(frames: list[Frame], words: Tokens, a: Marked, start: int, end: int) -> None:
    """Add the words from ``start`` up to ``end`` as a frame, unless there are quotation marks among them."""
    if not words.quote[start:end].any():
        moved = Marked(_shift(a.source, -start), _shift(a.cue, -start), ())
        frames.append(Frame(slice_words(words, start, end), moved))


def nest(reading: Reading, frames: Frames, share: float, rng: np.random.Generator) -> Reading:
    """Return ``reading`` with a random ``share`` of the sentences that suit (``_hosted``) put into frames."""
    words = reading.words
    parts: list[Tokens] = []
    outer: list[Marked] = []
    inner: set[int] = set()
    place = np.arange(len(words))
    added = 0
    for start, end in itertools.pairwise(sentence_starts(words)):
        sentence = slice_words(words, start, end)
        at = start + added
        host = _hosted(reading, start, end)
        if host is None or rng.random() >= share:
            parts.append(sentence)
            place[start:end] += added
            continue
        inner.add(host)
        if rng.random() < CLOSED:
            frame = frames.closings[int(rng.integers(len(frames.closings)))]
            parts += [slice_words(words, start, end - 1), frame.words]
            place[start:end] += added
            body, shift = (at, at + end - start - 1), at + end - start - 1
            added += len(frame.words) - 1
        else:
            frame = frames.openings[int(rng.integers(len(frames.openings)))]
            opening = replace(frame.words, gap=_with_first(frame.words.gap, int(sentence.gap[0])))
            parts += [opening, replace(sentence, gap=_with_first(sentence.gap, 1))]
            added += len(frame.words)
            place[start:end] += added
            body, shift = (start + added, end + added - 1), at
        head = frame.attribution
        outer.append(Marked(_shift(head.source, shift), _shift(head.cue, shift), (body,), "outer"))
    moved = [_moved(a, place, "inner" if i in inner else "flat") for i, a in enumerate(reading.attributions)]
    return Reading(reading.name, reading.annotator, join_words(parts), tuple(outer + moved))


def _hosted(reading: Reading, start: int, end: int) -> int | None:
    """Return the index of the only attribution in a sentence, if it is whole and the sentence suits, or None.

    It ends before the sentence's last word, the full stop, which a closing replaces.
    """
    words = reading.words
    if not 4 <= end - start <= LONGEST_SENTENCE or words.quote[start] or words.quote[end - 1]:
        return None
    touching = [
        i for i, a in enumerate(reading.attributions) if any(x < end and y > start for x, y in _all_pieces(a))
    ]
    if len(touching) != 1:
        return None
    inside = all(start <= x and y < end for x, y in _all_pieces(reading.attributions[touching[0]]))
    return touching[0] if inside else None


def _all_pieces(a: Marked) -> tuple[WordRange, ...]:
    return a.source + a.cue + a.content


def _shift(pieces: tuple[WordRange, ...], by: int) -> tuple[WordRange, ...]:
    return tuple((a + by, b + by) for a, b in pieces)


def _moved(a: Marked, place: NDArray[np.int64], level: Level) -> Marked:
    source, cue, content = (
        tuple((int(place[x]), int(place[y - 1]) + 1) for x, y in part)
        for part in (a.source, a.cue, a.content)
    )
    return replace(a, source=source, cue=cue, content=content, level=level)


def _with_first(values: NDArray[np.int64], value: int) -> NDArray[np.int64]:
    changed = values.copy()
    changed[:1] = value
    return changed
