"""Fits how likely a claim is one to be watched, and from which probability it is listed.

    python -m training.watch.fit DATA

Writes ``watchlist/weights.json`` into the package. The articles are those of ``lists.py``; a claim is right
where half of its words and those of an item drawn by hand are of both. A logistic regression is
pulled to nothing, as strongly as predicts articles left out best. A claim is listed from the probability at
which the lists of articles left out have the highest F1, or the lowest of those that are as good: what a list
lacks nobody looks for. What is printed is of articles that were left out,
in ten folds, then of those of dev, on which nothing is fitted.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import reduce
from operator import add
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from accordingto.reading import Reader
from accordingto.types import Ledger
from accordingto.watchlist import likelihood, watch_items
from accordingto.watchlist.evidence import FEATURES, evidence
from accordingto.watchlist.likelihood import Weights
from accordingto.watchlist.watch import claims_in_place
from corpora.watch import GoldItem, is_drawn
from training.logistic import Cases, Fit, calibration_error, fit, held_out, log_loss
from training.watch.lists import WatchedArticle, read_lists, read_own_lists
from training.watch.scores import Score, score

FOLDS = 10
PULLS = (2.0, 5.0, 10.0, 20.0, 40.0)
"""How strongly weights may be pulled to nothing."""
THRESHOLDS = np.arange(0.1, 0.9, 0.05).round(2).tolist()
"""Probabilities from which a claim may be listed."""
ALIKE = 0.005
"""Difference of F1 that tells nothing: it changes by as much with the weights."""
PLACES = 3
"""Decimal places of a weight."""
PROVENANCE = "python -m training.watch.fit, on watch lists drawn by hand (training/LOG.md)"


class ReadList(NamedTuple):
    """A ledger, and what is to be watched in it."""

    ledger: Ledger
    items: tuple[GoldItem, ...]


def read_ledgers(lists: Sequence[WatchedArticle]) -> list[ReadList]:
    """Return the ledgers of some articles, with their lists."""
    reader = Reader()
    return [ReadList(reader.read(one.article), one.items) for one in lists]


def cases_of(read: Sequence[ReadList]) -> Cases:
    """Return the features of every claim, and whether it is drawn; an article is named by its place."""
    rows, right, names = [], [], []
    for at, one in enumerate(read):
        for place in claims_in_place(one.ledger):
            told = evidence(place)
            rows.append([told[name] for name in FEATURES])
            right.append(is_drawn(place.claim.content, one.items))
            names.append(f"{at:04}")
    return Cases(np.array(rows), np.array(right, dtype=np.float64), np.array(names, dtype=np.str_))


def weights_of(fitted: Fit, threshold: float) -> Weights:
    """Return a regression as the package keeps it."""
    weights = {n: round(w, PLACES) for n, w in zip(FEATURES, fitted.weights.tolist(), strict=True)}
    return Weights(PROVENANCE, weights, round(fitted.bias, PLACES), threshold)


def score_lists(read: Sequence[ReadList], weights: Sequence[Weights]) -> Score:
    """Return how the lists agree with those drawn; each ledger has weights of its own."""
    found = (
        score(watch_items(one.ledger, weights=own), one.items) for one, own in zip(read, weights, strict=True)
    )
    return reduce(add, found, Score())


def score_left_out(read: Sequence[ReadList], cases: Cases, pull: float, threshold: float) -> Score:
    """Return how lists agree with those drawn by weights that were fitted without their folds."""
    fold = np.array([int(name) % FOLDS for name in cases.article.tolist()])
    fits = [fit(cases.where(fold != left_out), pull) for left_out in range(FOLDS)]
    own = [weights_of(fits[at % FOLDS], threshold) for at in range(len(read))]
    return score_lists(read, own)


def fitted(read: Sequence[ReadList]) -> Weights:
    """Return the weights for all articles, and print how well like ones do on articles left out."""
    cases = cases_of(read)
    losses = {pull: log_loss(held_out(cases, FOLDS, pull, None), cases.right) for pull in PULLS}
    pull = min(losses, key=lambda one: losses[one])
    error = calibration_error(held_out(cases, FOLDS, pull, None), cases.right)
    print(f"{len(cases)} claims, {int(cases.right.sum())} to be watched; pulled by {pull:g}")
    print(f"left out: log loss {losses[pull]:.4f}, {error:.1f} points off")
    scores = {least: score_left_out(read, cases, pull, least) for least in THRESHOLDS}
    for least, one in scores.items():
        print(f"left out, from {least:.2f}: F1 {100 * one.f1:.1f}, {one}")
    best = max(one.f1 for one in scores.values())
    return weights_of(fit(cases, pull), min(at for at, one in scores.items() if one.f1 > best - ALIKE))


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    told = fitted(read_ledgers([*read_own_lists(data), *read_lists(data, "train")]))
    dev = read_ledgers(read_lists(data, "dev"))
    print(f"listed from {told.threshold}; dev: {score_lists(dev, [told] * len(dev))}")
    path = Path(likelihood.__file__).with_name(likelihood.FILE)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")


if __name__ == "__main__":
    main()
