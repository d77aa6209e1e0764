"""Grow the trees that tell how a body stands to a headline, on FNC-1.

    python -m training.supporttrees DATA CACHE --split text
    python -m training.supporttrees DATA CACHE --split subject --words
    python -m training.supporttrees DATA CACHE --ship benchmarks/stancetrees.npz

The first two print how good trees of train are: on train by cross-validation over its subjects, which also
gives the leanings, and on dev; ``--words`` leaves the attributions out. The last grows trees on all that is
in test of neither split. The bodies are read once, in minutes, into ``CACHE/ledgers.jsonl``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from accordingto.reading import Reader
from accordingto.reading.headline.alignment import Body, lines_of
from accordingto.types import Article, Ledger
from benchmarks.fnc1 import evaluate
from benchmarks.stancefeatures import Told, features_of
from benchmarks.stancepairs import (
    SPLITS,
    STANCES,
    Pair,
    Split,
    find_subjects,
    key_of,
    read_corpus,
    read_pairs,
    read_untested,
)
from benchmarks.stancetrees import Trees
from training.support import figures

Floats = NDArray[np.floating]
FOLDS = 5
SEED = 1
UNRELATED = 5000
"""Unrelated pairs that are learned from: they are easy, and most of the corpus."""
DISAGREE = 2.0
"""How much more a pair counts that disagrees."""
LEANINGS = np.arange(-1.5, 2.01, 0.25)


def told_of(bodies: dict[str, str], cache: Path) -> dict[str, Told]:
    """The bodies as the package reads them."""
    file = cache / "ledgers.jsonl"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        reader = Reader()
        read = (reader.read(Article(id=number, text=text, language="en")) for number, text in bodies.items())
        file.write_bytes(b"".join(msgspec.json.encode(ledger) + b"\n" for ledger in read))
    ledgers = (msgspec.json.decode(line, type=Ledger) for line in file.read_bytes().splitlines())
    return {
        one.article.id: Told(
            one.article.text, Body(lines_of(one.article.text, one.sentences)), one.attributions
        )
        for one in ledgers
    }


def some_of(pairs: Sequence[Pair], rng: np.random.Generator) -> list[Pair]:
    """All related pairs and some unrelated ones."""
    apart = [pair for pair in pairs if pair.stance == "unrelated"]
    chosen = rng.permutation(len(apart))[:UNRELATED]
    return [pair for pair in pairs if pair.stance != "unrelated"] + [apart[i] for i in chosen]


def grow(features: Floats, stances: NDArray[np.int64]) -> HistGradientBoostingClassifier:
    """Trees of pairs."""
    trees = HistGradientBoostingClassifier(
        learning_rate=0.05,
        max_iter=120,
        max_leaf_nodes=12,
        l2_regularization=5.0,
        min_samples_leaf=40,
        max_features=0.3,
        early_stopping=False,
        random_state=SEED,
    )
    weights = np.where(stances == STANCES.index("disagree"), DISAGREE, 1.0)
    trees.fit(features, stances, sample_weight=weights)
    return trees


def left_out(
    features: Floats, stances: NDArray[np.int64], headlines: NDArray[np.int64], bodies: NDArray[np.int64]
) -> Floats:
    """Scores of pairs from trees that saw neither the subject of the headline nor that of the body."""
    scores = np.zeros((len(stances), len(STANCES)))
    for _, held in GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(features, groups=headlines):
        mine = np.unique(headlines[held])
        seen = ~np.isin(headlines, mine) & ~np.isin(bodies, mine)
        scores[held] = grow(features[seen], stances[seen]).decision_function(features[held])
    return scores


def find_leanings(scores: Floats, stances: NDArray[np.int64], unrelated: float) -> Floats:
    """What to add to the scores for the best sum of macro F1 and half the challenge's score."""
    leanings, most = np.zeros(len(STANCES)), 0.0
    for _ in range(3):
        for which in ("agree", "disagree", "unrelated"):
            for value in LEANINGS:
                tried = leanings.copy()
                tried[STANCES.index(which)] = value
                found = judge(scores + tried, stances, unrelated)
                if found["macro"] + found["score"] / 2 > most:
                    leanings, most = tried, found["macro"] + found["score"] / 2
    return leanings


def judge(scores: Floats, stances: NDArray[np.int64], unrelated: float) -> dict[str, float]:
    """How good scores are."""
    pairs = [(STANCES[i], STANCES[j]) for i, j in zip(stances, scores.argmax(axis=1), strict=True)]
    return figures(evaluate(pairs, unrelated))


def export(trees: HistGradientBoostingClassifier, leanings: Floats) -> Trees:
    """Trees as the benchmark takes them."""
    rows, roots, at = [], [], 0
    for some in trees._predictors:
        for one in some:
            rows.append(one.nodes)
            roots.append(at)
            at += len(one.nodes)
    starts = np.repeat(roots, [len(row) for row in rows])
    nodes = np.concatenate(rows)
    leaf, itself = nodes["is_leaf"].astype(bool), np.arange(at)
    return Trees(
        roots=np.array(roots, dtype=np.int32).reshape(-1, len(STANCES)),
        feature=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int16),
        bound=np.where(leaf, np.inf, nodes["num_threshold"]),
        left=np.where(leaf, itself, nodes["left"] + starts).astype(np.int32),
        right=np.where(leaf, itself, nodes["right"] + starts).astype(np.int32),
        value=np.where(leaf, nodes["value"], 0.0),
        start=trees._baseline_prediction.reshape(-1) + leanings,
    )


def numbers_of(pairs: Sequence[Pair], told: dict[str, Told]) -> tuple[Floats, NDArray[np.int64]]:
    """What is known of pairs, and their stances."""
    features = np.array([features_of(pair.headline, told[pair.body]) for pair in pairs], dtype=np.float32)
    return features, np.array([STANCES.index(pair.stance) for pair in pairs])


def lean(
    pairs: Sequence[Pair],
    subjects: dict[str, str],
    features: Floats,
    stances: NDArray[np.int64],
    unrelated: float,
) -> Floats:
    """The leanings of pairs by cross-validation, which is printed."""
    number = {name: i for i, name in enumerate(sorted(set(subjects.values())))}
    headlines = np.array([number[subjects[key_of(pair.headline)]] for pair in pairs])
    bodies = np.array([number[subjects[pair.body]] for pair in pairs])
    scores = left_out(features, stances, headlines, bodies)
    leanings = find_leanings(scores, stances, unrelated)
    print("left out, as it is:", judge(scores, stances, unrelated))
    print("left out, leaning: ", judge(scores + leanings, stances, unrelated), leanings)
    return leanings


def compare(folder: Path, cache: Path, split: Split, *, words: bool) -> None:
    """Print how good trees of train are on dev."""
    corpus = read_corpus(folder, split)
    told = told_of(corpus.bodies, cache)
    if words:
        told = {number: replace(one, attributions=()) for number, one in told.items()}
    train = some_of(corpus.parts["train"], np.random.default_rng(SEED))
    features, stances = numbers_of(train, told)
    leanings = lean(train, find_subjects(*read_pairs(folder)[::-1]), features, stances, corpus.unrelated)
    trees = grow(features, stances)
    features, stances = numbers_of(corpus.parts["dev"], told)
    scores = trees.decision_function(features)
    print("dev, as it is:     ", judge(scores, stances, corpus.unrelated))
    print("dev, leaning:      ", judge(scores + leanings, stances, corpus.unrelated))


def ship(folder: Path, cache: Path, file: Path) -> None:
    """Write the trees that ship."""
    bodies, pairs = read_untested(folder)
    unrelated = read_corpus(folder, "text").unrelated
    pairs = some_of(pairs, np.random.default_rng(SEED))
    features, stances = numbers_of(pairs, told_of(bodies, cache))
    leanings = lean(pairs, find_subjects(*read_pairs(folder)[::-1]), features, stances, unrelated)
    trees = export(grow(features, stances), leanings)
    np.savez_compressed(file, **vars(trees))
    print(f"{len(pairs):,} pairs, {len(trees.feature):,} nodes, {file.stat().st_size:,} bytes")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("cache", type=Path)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--split", choices=SPLITS)
    what.add_argument("--ship", type=Path, metavar="FILE")
    parser.add_argument("--words", action="store_true")
    args = parser.parse_args()
    folder = args.data / "fnc1"
    if args.ship:
        ship(folder, args.cache, args.ship)
    else:
        compare(folder, args.cache, args.split, words=args.words)


if __name__ == "__main__":
    main()
