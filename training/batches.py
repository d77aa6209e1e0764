"""Batches of windows as tensors: inputs and targets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from accordingto.reading.encoder.outputs import CUE, FIELDS, FLAT, OWN
from accordingto.reading.encoder.windows import PIECES, EncoderWindow
from training.net import Inputs
from training.polnear import Marked, Reading, WordRange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.wordpiece import WordPiece

IGNORED = -100


@dataclass(frozen=True)
class Sample:
    """A window of an article with one annotator's attributions; ``annotator`` is that one's index."""

    reading: Reading
    window: EncoderWindow
    annotator: int


@dataclass(frozen=True)
class Targets:
    """The right outputs of the heads for a batch of n windows with k cues.

    ``flat`` and ``cue`` (n, words) are labels. For each cue, ``row`` (k,) is its window, ``start`` and
    ``end`` (k,) are its words, ``own`` and ``beside`` (k, words) labels, and ``fields`` and ``rules``
    (k, fields) values. ``cue``, ``beside``, ``fields`` and ``rules`` are ``IGNORED`` where unknown.
    """

    flat: torch.Tensor
    cue: torch.Tensor
    row: torch.Tensor
    start: torch.Tensor
    end: torch.Tensor
    own: torch.Tensor
    beside: torch.Tensor
    fields: torch.Tensor
    rules: torch.Tensor


def random_windows(words: Tokens, rng: np.random.Generator) -> list[EncoderWindow]:
    """Return windows that cover the words once; the first has a random length, so that the cuts vary."""
    bounds = np.append(words.first, len(words.pieces))
    room = int(rng.integers(PIECES // 4, PIECES + 1))
    windows, start = [], 0
    while start < len(words):
        end = int(np.searchsorted(bounds, bounds[start] + room, side="right")) - 1
        end = max(end, start + 1)
        windows.append(EncoderWindow(start, end))
        start, room = end, PIECES
    return windows


def make_inputs(parts: Sequence[tuple[Tokens, EncoderWindow]], wordpiece: WordPiece) -> Inputs:
    """Return padded tensors for windows of any texts."""
    cut = []
    for words, window in parts:
        bounds = np.append(words.first, len(words.pieces))
        low, high = bounds[window.start], bounds[window.end]
        cut.append((words.pieces[low:high], words.first[window.start : window.end] - low))
    longest = max(len(p) for p, _ in cut) + 2
    most = max(len(f) for _, f in cut)
    n = len(parts)
    pieces = np.zeros((n, longest), dtype=np.int64)
    features = np.zeros((n, longest, 3), dtype=np.int64)
    first = np.zeros((n, most), dtype=np.int64)
    mask = np.zeros((n, most), dtype=np.bool_)
    seen = np.zeros((n, longest), dtype=np.int64)
    for i, ((words, window), (ids, starts)) in enumerate(zip(parts, cut, strict=True)):
        pieces[i, : len(ids) + 2] = [wordpiece.cls, *ids, wordpiece.sep]
        seen[i, : len(ids) + 2] = 1
        first[i, : len(starts)] = starts + 1
        mask[i, : len(starts)] = True
        counts = np.diff(np.append(starts, len(ids)))
        part = slice(window.start, window.end)
        columns = np.stack([words.case[part], words.quote[part], words.gap[part]], axis=1)
        features[i, 1 : len(ids) + 1] = np.repeat(columns, counts, axis=0)
    return Inputs(*(torch.from_numpy(x) for x in (pieces, seen, features, first, mask)))


def make_targets(samples: Sequence[Sample], most: int) -> Targets:
    """Return the targets of a batch whose longest window has ``most`` words."""
    flat = np.zeros((len(samples), most), dtype=np.int64)
    cue = np.zeros((len(samples), most), dtype=np.int64)
    cues: list[tuple[int, int, int]] = []
    own: list[np.ndarray] = []
    beside: list[np.ndarray] = []
    fields: list[tuple[int, ...]] = []
    rules: list[tuple[int, ...]] = []
    unknown = (IGNORED,) * len(FIELDS)
    for i, sample in enumerate(samples):
        marked = [_clip(a, sample.window) for a in sample.reading.attributions]
        if not sample.reading.is_whole:
            for a in marked:
                if a.level != "outer":
                    _mark(cue[i], a.content, (IGNORED, IGNORED))
        for a in marked:
            if a.level != "inner":
                for role in ("content", "source", "cue"):
                    _mark(flat[i], getattr(a, role), _pair(FLAT, role))
                _mend(flat[i], FLAT)
            _mark(cue[i], a.cue, _pair(CUE, "cue"))
            if not a.cue:
                continue
            labels = np.zeros(most, dtype=np.int64)
            _mark(labels, a.content, _pair(OWN, "content"))
            _mark(labels, a.source, _pair(OWN, "source"))
            _mend(labels, OWN)
            own.append(labels)
            around = np.full(most, 0 if a.beside else IGNORED, dtype=np.int64)
            for label, pieces in enumerate(a.beside, start=1):
                _mark(around, pieces, (label, label))
            beside.append(around)
            fields.append(a.fields or unknown)
            rules.append(a.rules or unknown)
            cues.append((i, *a.cue[0]))
    places = np.array(cues, dtype=np.int64).reshape(-1, 3)
    tables = [np.stack(rows) if rows else np.zeros((0, most), dtype=np.int64) for rows in (own, beside)]
    values = [np.array(rows, dtype=np.int64).reshape(-1, len(FIELDS)) for rows in (fields, rules)]
    arrays = (flat, cue, *places.T, *tables, *values)
    return Targets(*(torch.from_numpy(np.ascontiguousarray(x)) for x in arrays))


def _pair(labels: tuple[str, ...], role: str) -> tuple[int, int]:
    return labels.index(f"B-{role}"), labels.index(f"I-{role}")


def _mark(labels: np.ndarray, pieces: tuple[WordRange, ...], pair: tuple[int, int]) -> None:
    for a, b in pieces:
        labels[a:b] = pair[1]
        labels[a] = pair[0]


def _mend(labels: np.ndarray, names: tuple[str, ...]) -> None:
    """Replace, in place, an I label after another role by B, as BIO requires (see ``Crf``)."""
    for at in np.flatnonzero(np.diff(labels, prepend=0)):
        name, before = names[labels[at]], names[labels[at - 1]] if at else "O"
        if name.startswith("I-") and before[2:] != name[2:]:
            labels[at] = names.index(f"B-{name[2:]}")


def _clip(a: Marked, window: EncoderWindow) -> Marked:
    parts = (a.source, a.cue, a.content, *a.beside)
    source, cue, content, *beside = (_within(part, window) for part in parts)
    return replace(a, source=source, cue=cue, content=content, beside=tuple(beside))


def _within(part: tuple[WordRange, ...], window: EncoderWindow) -> tuple[WordRange, ...]:
    return tuple(
        (max(x, window.start) - window.start, min(y, window.end) - window.start)
        for x, y in part
        if x < window.end and y > window.start
    )
