"""Fit the probability that two sentences of two articles have a claim in common.

    python -m training.stories.fit DATA

Writes ``stories/match/weights.json`` into the package. It reads the stories of DATA/stories, in which the
claims that matter are annotated, not all: a pair of sentences is a case only if one of them is in an
annotated claim. Two logistic regressions with an L2 penalty are fitted; the second, which uses the
surroundings of a pair, is fitted with log-odds from a first one that has not seen the same story.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.stories.match import likelihood
from accordingto.stories.match.corpus import Corpus
from accordingto.stories.match.likelihood import AROUND, Regression, Weights, around, table_of
from accordingto.stories.match.statement import statements
from accordingto.stories.match.vectors import bundled_vectors
from accordingto.types import Ledger
from corpora.stories import DrawnStory, read_stories, touches
from training.logistic import Cases, Fit, Floats, calibration_error, fit

PULL = 5.0
"""Strength of the L2 penalty."""
FOLDS = 6
THRESHOLD = 0.35
"""Probability from which sentences are linked; see training/LOG.md, section 80."""
PLACES = 4
"""Decimal places of a weight."""


@dataclass(frozen=True)
class Pairs:
    """The pairs of sentences of a story that are compared, with their features."""

    story: str
    corpus: Corpus
    pairs: list[tuple[int, int]]
    names: list[str]
    rows: Floats
    near: np.ndarray
    """Whether one of the two sentences is in an annotated claim."""
    right: Floats
    """1 if both are annotated as having a claim in common, else 0."""


def read_ledgers(story: DrawnStory, reader: Reader) -> list[Ledger]:
    """Return the ledgers of a story's articles."""
    return [
        reader.read(
            article_from_text(
                one.text,
                path=one.path,
                outlet=one.outlet or None,
                published=one.published or None,
                url=one.url or None,
            )
        )
        for one in story.articles
    ]


def pairs_of(story: DrawnStory, ledgers: list[Ledger]) -> Pairs:
    """Return the pairs of sentences of a story that are compared, and which of them are gold links."""
    sentences = [one for number, ledger in enumerate(ledgers) for one in statements(number, ledger)]
    corpus = Corpus(sentences, bundled_vectors())
    pairs = corpus.candidates()
    names, rows = table_of(corpus, pairs)
    paths = [ledger.article.path for ledger in ledgers]
    chars = [set(range(one.start, one.end)) for one in sentences]
    drawn: set[int] = set()
    right: set[tuple[int, int]] = set()
    for claim in story.claims:
        places = [
            {
                at
                for at, one in enumerate(sentences)
                if paths[one.article] == w.path and touches(chars[at], w.chars)
            }
            for w in claim.where
        ]
        drawn = drawn.union(*places)
        for number, place in enumerate(places):
            for other in places[number + 1 :]:
                right |= {(min(a, b), max(a, b)) for a in place for b in other}
    near = np.array([a in drawn or b in drawn for a, b in pairs], dtype=np.bool_)
    return Pairs(
        story.id, corpus, pairs, names, rows, near, np.array([p in right for p in pairs], dtype=np.float64)
    )


def cases(stories: list[Pairs], rows: list[Floats]) -> Cases:
    """Return the pairs that count as cases; ``rows`` are the features of all pairs, by story."""
    names = np.array([one.story for one in stories for _ in one.pairs], dtype=np.str_)
    near = np.concatenate([one.near for one in stories])
    right = np.concatenate([one.right for one in stories])
    return Cases(np.concatenate(rows), right, names).where(near)


def first_fit(stories: list[Pairs]) -> Fit:
    """Return the first regression, over the features of the pairs."""
    return fit(cases(stories, [one.rows for one in stories]), PULL)


def wider(one: Pairs, first: Fit) -> Floats:
    """Return the features of a story's pairs, with the additional ones of the second regression."""
    odds = one.rows @ first.weights + first.bias
    return np.concatenate([one.rows, around(one.corpus, one.pairs, odds)], axis=1)


def both_fits(stories: list[Pairs]) -> tuple[Fit, Fit]:
    """Return both regressions; the second is fitted with log-odds of the first for held-out stories."""
    rows: list[Floats] = [np.zeros(0)] * len(stories)
    for fold in range(FOLDS):
        part = first_fit([one for at, one in enumerate(stories) if at % FOLDS != fold])
        for at, one in enumerate(stories):
            if at % FOLDS == fold:
                rows[at] = wider(one, part)
    return first_fit(stories), fit(cases(stories, rows), PULL)


def weights_of(stories: list[Pairs]) -> Weights:
    """Return the weights fitted on some stories."""
    first, second = both_fits(stories)
    names = stories[0].names
    provenance = "python -m training.stories.fit, on hand-annotated stories (training/LOG.md)"
    return Weights(provenance, _regression(names, first), _regression([*names, *AROUND], second), THRESHOLD)


def left_out(stories: list[Pairs], folds: int) -> tuple[Floats, Floats]:
    """Return the probability of each case from fits without its fold of stories, and whether it is right."""
    chances, right = [], []
    for fold in range(folds):
        first, second = both_fits([one for at, one in enumerate(stories) if at % folds != fold])
        for at, one in enumerate(stories):
            if at % folds == fold:
                chances.append(second.chances(wider(one, first))[one.near])
                right.append(one.right[one.near])
    return np.concatenate(chances), np.concatenate(right)


def _regression(names: list[str], found: Fit) -> Regression:
    weights = {name: round(w, PLACES) for name, w in zip(names, found.weights.tolist(), strict=True)}
    return Regression(weights, round(found.bias, PLACES))


def main() -> None:
    """Read the stories, fit, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    reader = Reader()
    stories = [
        pairs_of(one, read_ledgers(one, reader)) for one in read_stories(data / "stories" / "dev.jsonl")
    ]
    for folds in (2, FOLDS):
        chances, right = left_out(stories, folds)
        linked = chances >= THRESHOLD
        print(
            f"{folds} folds, threshold {THRESHOLD}: precision {100 * right[linked].mean():.1f}, "
            f"recall {100 * right[linked].sum() / right.sum():.1f}; "
            f"calibration error {calibration_error(chances, right):.1f} points"
        )
    target = Path(likelihood.__file__).with_name(likelihood.FILE)
    target.write_bytes(msgspec.json.format(msgspec.json.encode(weights_of(stories)), indent=1) + b"\n")


if __name__ == "__main__":
    main()
