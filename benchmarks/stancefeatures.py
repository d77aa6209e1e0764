"""What a headline and a body have that tells how the body stands to the headline: plain numbers.

Words that the two share are looked at where the body says them: in whose content they stand, and what hedges,
denies or doubts them there. So are the beginning of the body, which tells whose news this is, and its whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.headline.alignment import covered, find_matches, find_windows, weight
from accordingto.reading.headline.content_words import terms_of, words_of
from accordingto.reading.headline.negation import is_negation, negated_words, untrue_words
from accordingto.reading.headline.softening import hedged_words, possible_words
from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.text.quotations import find_quotes, touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.headline.alignment import Body, EvidenceWindow, TermMatch
    from accordingto.reading.headline.content_words import ContentWord, HeadlineToken
    from accordingto.types import Act, Attribution, SourceKind

    Floats = NDArray[np.float64]

_CLASSES = (
    ("untruths", "untrue"),
    ("denials",),
    ("doubts",),
    ("negations",),
    ("clause-hedges", "noun-hedges"),
    ("possible-modals",),
    ("headline-hedges",),
    ("infinitive-hedges",),
    ("headline-cues",),
    ("sure-modals",),
    ("unreal",),
    ("refusals",),
)
"""Words that are counted, each tuple together."""
_KINDS: tuple[SourceKind, ...] = ("named", "unnamed", "collective", "document", "outlet", "none")
_ACTS: tuple[tuple[Act, ...], ...] = (
    ("say",),
    ("confirm", "find"),
    ("decide", "promise"),
    ("deny", "decline"),
    ("accuse", "criticise"),
    ("believe", "suggest", "predict"),
    ("warn", "threaten"),
    ("ask", "urge"),
)
"""Acts that are told apart, each tuple together."""
_WIDTH = 3 + len(_KINDS) + len(_ACTS) + 3 + 6
"""Properties of a word of the body."""
_LABEL = 5
"""Words before a colon that can name who says what follows."""
_LONG_QUOTE = 25
"""Characters from which words in quotation marks are no name or catchword."""
_LEAD = 3
"""Sentences at the beginning of a body."""
_RELATED = 0.33
"""The share of a headline that a window holds which is about it."""
_NEAR = 0.7
"""The share of the fullest window's coverage from which another is looked at beside it."""


@dataclass(frozen=True)
class Told:
    """A body, and on whose word it has what it says."""

    text: str
    body: Body
    attributions: Sequence[Attribution]

    @cached_property
    def properties(self) -> dict[int, Floats]:
        """For the offset of every content word what is so of it where it stands, 0 or 1 each."""
        holding = self._holding()
        quotes = [q for q in find_quotes(self.text) if q.end - q.start >= _LONG_QUOTE]
        found = {}
        for line in self.body.lines:
            reached = [hedged_words(line), possible_words(line), negated_words(line)]
            untrue = untrue_words(line)
            for term in line.terms:
                said = holding.get(term.start, [])
                quoted = bool(touching(quotes, term.start, term.end))
                found[term.start] = np.array(
                    [
                        *_of_holding(said),
                        quoted,
                        not (said or quoted),
                        *(term.at in r for r in reached),
                        untrue,
                    ],
                    dtype=np.float64,
                )
        return found

    def _holding(self) -> dict[int, list[Attribution]]:
        starts = sorted(term.start for line in self.body.lines for term in line.terms)
        holding = defaultdict(list)
        for one in self.attributions:
            for span in one.content:
                for start in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                    holding[start].append(one)
        return holding

    @cached_property
    def counts(self) -> Floats:
        """For every sentence how many words of each class it has."""
        return np.array([_counts(line.words) for line in self.body.lines])

    @cached_property
    def whole(self) -> Floats:
        """What the body tells whatever the headline."""
        lines, number = self.body.lines, len(self.body.lines)
        shares = [
            _mean([self.properties[t.start] for one in some for t in one.terms])
            for some in (lines, lines[:_LEAD])
        ]
        said = self.attributions
        kinds = [sum(one.source_kind == kind for one in said) for kind in _KINDS]
        acts = [sum(one.act in some for one in said) for some in _ACTS]
        hedged = sum(one.certainty == "hedged" for one in said)
        asking = [line.sentence.text.rstrip().endswith("?") for line in lines]
        total = self.counts.sum(axis=0)
        return np.concatenate(
            [
                *shares,
                np.log1p(
                    [number, len(said), *kinds, *acts, hedged, *total, *self.counts[:_LEAD].sum(axis=0)]
                ),
                [len(said) / number, sum(asking) / number, any(asking[: _LEAD + 1])],
                total / number,
            ]
        )


def features_of(headline: str, told: Told) -> Floats:
    """What a headline and a body have, always as many numbers in the same order."""
    words = words_of(headline)
    terms = terms_of(words)
    body = told.body
    weights = [weight(term, body) for term in terms]
    matches = find_matches(terms, body)
    windows = find_windows(matches, weights, len(body.lines))
    near = [w for w in windows if w.coverage >= _NEAR * windows[0].coverage]
    scopes = [windows[0].matches if windows else [], [m for w in near for m in w.matches], matches]
    held = [_held(told, some, weights) for some in scopes]
    lines = [sorted({m.line for m in some}) for some in scopes[:2]]
    lines.append(_beside(lines[0], len(body.lines)))
    counts = [np.log1p(told.counts[some].sum(axis=0)) for some in lines]
    return np.concatenate(
        [
            _overlap(terms, weights, matches, windows, body),
            *held,
            *counts,
            _of_headline(headline, words, terms),
            told.whole,
        ]
    )


def _overlap(
    terms: Sequence[ContentWord],
    weights: Sequence[float],
    matches: Sequence[TermMatch],
    windows: Sequence[EvidenceWindow],
    body: Body,
) -> list[float]:
    """How much of a headline a body has, and where."""
    number, first = len(body.lines), windows[0] if windows else None
    shares = [window.coverage for window in windows[:3]]
    names = [w if t.name else 0.0 for t, w in zip(terms, weights, strict=True)]
    figures = [w if t.value is not None else 0.0 for t, w in zip(terms, weights, strict=True)]
    plain = [0.0 if t.name or t.value is not None else w for t, w in zip(terms, weights, strict=True)]
    pairs = _pairs(terms)
    shared = pairs & {pair for line in body.lines for pair in _pairs(line.terms)}
    return [
        covered(matches, weights),
        *shares,
        *[0.0] * (3 - len(shares)),
        covered([m for m in matches if m.line < 2], weights),
        covered([m for m in matches if m.line < 4], weights),
        first.lines[0] / number if first else 1.0,
        float(np.log1p(first.lines[0] if first else number)),
        covered(matches, plain),
        covered(first.matches, plain) if first else 0.0,
        covered(matches, names),
        covered(matches, figures) if any(figures) else -1.0,
        sum(window.coverage >= _RELATED for window in windows) / number,
        float(len(terms)),
        len(shared) / max(1, len(pairs)),
    ]


def _held(told: Told, matches: Sequence[TermMatch], weights: Sequence[float]) -> Floats:
    """The shares of what is matched of which the properties of words hold."""
    if not matches:
        return np.zeros(_WIDTH)
    by = np.array([weights[m.asked] * m.likeness for m in matches])
    shares: Floats = by @ np.array([told.properties[m.term.start] for m in matches]) / by.sum()
    return shares


def _of_headline(headline: str, words: Sequence[HeadlineToken], terms: Sequence[ContentWord]) -> list[float]:
    """What a headline tells by itself."""
    before, colon, after = headline.partition(":")
    label = min(len(words_of(before)), len(words_of(after)))
    return [
        *_counts(words),
        float(headline.rstrip("\"'”’").endswith("?")),
        float(any(is_negation(word) for word in words)),
        float(any(mark in headline for mark in '"“”‘') or " '" in headline),
        float(bool(colon)),
        float(bool(colon) and 0 < label <= _LABEL),
        sum(word.capital for word in words) / max(1, len(words)),
        float(any(term.value is not None for term in terms)),
    ]


def _of_holding(said: Sequence[Attribution]) -> list[bool]:
    """What is so of the attributions that hold a word."""
    return [
        bool(said),
        any(one.certainty == "hedged" for one in said),
        any(one.certainty == "inferred" for one in said),
        *(any(one.source_kind == kind for one in said) for kind in _KINDS),
        *(any(one.act in some for one in said) for some in _ACTS),
        any(one.polarity == "negative" for one in said),
        any(one.strength != "certain" for one in said),
        any(one.parent is not None for one in said),
    ]


def _counts(words: Iterable[HeadlineToken]) -> list[int]:
    forms = [word.form for word in words]
    return [sum(any(form in headline_class(name) for name in some) for form in forms) for some in _CLASSES]


def _beside(lines: Sequence[int], number: int) -> list[int]:
    """The sentences next to some."""
    return sorted({j for i in lines for j in (i - 1, i + 1) if 0 <= j < number} - set(lines))


def _pairs(terms: Sequence[ContentWord]) -> set[tuple[str, str]]:
    return {(one.stem, other.stem) for one, other in pairwise(terms)}


def _mean(rows: Sequence[Floats]) -> Floats:
    return np.mean(rows, axis=0) if rows else np.zeros(_WIDTH)
