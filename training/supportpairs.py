"""A headline and a body as the network that judges them takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.headline.alignment import covered, find_matches, find_windows, weight
from accordingto.reading.headline.content_words import terms_of, words_of
from accordingto.reading.headline.synonyms import headline_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.wordpiece import WordPiece
    from accordingto.reading.headline.alignment import Body, TermMatch

MOST_PIECES = 160
"""Word pieces that the model is given of a pair, with the three special ones."""
_OF_HEADLINE = 40
_LEAD = 2
"""Sentences at the beginning of a body that are always among its evidence."""
_TELLING = ("untruths", "untrue", "denials")
_MOST_TELLING = 2
"""Sentences that call something untrue or deny it, of those that are taken before others more alike."""
_CLASSES = (
    ("untruths", "untrue"),
    ("denials",),
    ("doubts",),
    ("negations",),
    ("clause-hedges", "noun-hedges"),
    ("possible-modals",),
    ("headline-hedges",),
)
"""Words that are counted, each tuple together."""


@dataclass(frozen=True)
class Pairing:
    """A headline and the sentences of a body that bear on it, as the model takes them."""

    pieces: NDArray[np.int64]
    segments: NDArray[np.int64]
    """0 for the headline, 1 for the body."""
    features: NDArray[np.float32]
    """What words alone tell."""
    lines: tuple[int, ...]
    """The sentences that were taken, in the order of the body."""


def pair_up(headline: str, body: Body, wordpiece: WordPiece) -> Pairing:
    """Make ready what the model is to see of a headline and a body."""
    words = words_of(headline)
    terms = terms_of(words)
    weights = [weight(term, body) for term in terms]
    matches = find_matches(terms, body)
    by_line: list[list[TermMatch]] = [[] for _ in body.lines]
    for match in matches:
        by_line[match.line].append(match)
    held = [covered(mine, weights) for mine in by_line]
    best = _ranked(held, body)
    asked = _pieces(headline, wordpiece)[:_OF_HEADLINE]
    left = MOST_PIECES - 3 - len(asked)
    taken: dict[int, list[int]] = {}
    for i in best:
        if left <= 0:
            break
        taken[i] = _pieces(body.lines[i].sentence.text, wordpiece)[:left]
        left -= len(taken[i])
    lines = tuple(sorted(taken))
    told = [piece for i in lines for piece in taken[i]]
    pieces = [wordpiece.cls, *asked, wordpiece.sep, *told, wordpiece.sep]
    segments = [0] * (len(asked) + 2) + [1] * (len(told) + 1)
    windows = find_windows(matches, weights, len(body.lines))
    overlap = [
        covered(matches, weights),
        windows[0].coverage if windows else 0.0,
        covered([m for m in matches if m.line < _LEAD], weights),
        windows[0].lines[0] / len(body.lines) if windows else 1.0,
        float(np.log1p(len(body.lines))),
        float(headline.rstrip("\"'”’").endswith("?")),
    ]
    near = sorted(range(len(held)), key=lambda i: (-held[i], i))[:3]
    counts = [
        *_counts([w.form for w in words]),
        *_counts(w.form for i in near for w in body.lines[i].words),
        *_counts(w.form for line in body.lines for w in line.words),
    ]
    return Pairing(
        np.array(pieces, dtype=np.int64),
        np.array(segments, dtype=np.int64),
        np.array([*overlap, *counts], dtype=np.float32),
        lines,
    )


def _ranked(held: Sequence[float], body: Body) -> list[int]:
    """The sentences of a body, those first that bear most on a headline of which they hold such shares.

    They are those the body begins with, the most alike, some that call something untrue (who does so far
    down mostly means the news of the headline), and then the others by how alike they are.
    """
    alike = sorted(range(len(held)), key=lambda i: (-held[i], i))
    telling = [i for i in alike if _count([w.form for w in body.lines[i].words], _TELLING)]
    first = [*range(min(_LEAD, len(held))), *alike[:1], *telling[:_MOST_TELLING]]
    return list(dict.fromkeys([*first, *alike]))


def _pieces(text: str, wordpiece: WordPiece) -> list[int]:
    return [piece for token in wordpiece.tokens(text) for piece in token.pieces]


def _counts(forms: Iterable[str]) -> list[float]:
    """How many words there are of each of the classes, as the logarithm of one more."""
    forms = list(forms)
    return [float(np.log1p(_count(forms, classes))) for classes in _CLASSES]


def _count(forms: Sequence[str], classes: Sequence[str]) -> int:
    return sum(any(form in headline_class(name) for name in classes) for form in forms)
