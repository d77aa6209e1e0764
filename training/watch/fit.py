"""Fit the probability that a claim belongs on the watch list, and the threshold from which it is listed.

    python -m training.watch.fit DATA

Writes ``watchlist/weights.json`` into the package. The articles are those of ``lists.py`` and of the train
part of DATA/watch; a claim is right if its Jaccard overlap with a hand-annotated item, in characters, is at
least one half. The strength of the L2 penalty of the logistic regression is the one that predicts held-out
articles best. The threshold is the one at which the lists of held-out articles have the highest F1, or the
lowest of those that are as good, since nobody looks for what a list lacks. The printed figures are for held-
out articles, in ten folds, and then for those of dev, on which nothing is fitted.
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
from corpora.watch import GoldItem, WatchedArticle, is_drawn, read_watched
from corpora.watchscores import WatchScore, score
from training.logistic import Cases, Fit, calibration_error, fit, held_out, log_loss
from training.watch.lists import read_own_lists

FOLDS = 10
PULLS = (2.0, 5.0, 10.0, 20.0, 40.0)
"""Strengths of the L2 penalty that are tried."""
THRESHOLDS = np.arange(0.1, 0.9, 0.05).round(2).tolist()
"""Thresholds that are tried."""
ALIKE = 0.005
"""Difference in F1 that is no difference: with other weights it changes by as much."""
PLACES = 3
"""Decimal places of a weight."""
PROVENANCE = "python -m training.watch.fit, on hand-annotated watch lists (training/LOG.md)"


class ReadList(NamedTuple):
    """A ledger and the hand-annotated watch list of its article."""

    ledger: Ledger
    items: tuple[GoldItem, ...]


def read_ledgers(lists: Sequence[WatchedArticle]) -> list[ReadList]:
    """Return the ledgers of some articles, each with its watch list."""
    reader = Reader()
    return [ReadList(reader.read(one.article), one.items) for one in lists]


def cases_of(read: Sequence[ReadList]) -> Cases:
    """Return all claims as cases, with whether the claim is annotated; articles are named by index."""
    rows, right, names = [], [], []
    for at, one in enumerate(read):
        for place in claims_in_place(one.ledger):
            told = evidence(place)
            rows.append([told[name] for name in FEATURES])
            right.append(is_drawn(place.claim.content, one.items))
            names.append(f"{at:04}")
    return Cases(np.array(rows), np.array(right, dtype=np.float64), np.array(names, dtype=np.str_))


def weights_of(fitted: Fit, threshold: float) -> Weights:
    """Return a regression in the form in which the package stores it."""
    weights = {n: round(w, PLACES) for n, w in zip(FEATURES, fitted.weights.tolist(), strict=True)}
    return Weights(PROVENANCE, weights, round(fitted.bias, PLACES), threshold)


def score_lists(read: Sequence[ReadList], weights: Sequence[Weights]) -> WatchScore:
    """Return how the lists agree with the annotated ones; there are separate weights for each ledger."""
    found = (
        score(watch_items(one.ledger, weights=own), one.items) for one, own in zip(read, weights, strict=True)
    )
    return reduce(add, found, WatchScore())


def score_left_out(read: Sequence[ReadList], cases: Cases, pull: float, threshold: float) -> WatchScore:
    """Return how lists agree with the annotated ones, with weights fitted without each article's fold."""
    fold = np.array([int(name) % FOLDS for name in cases.article.tolist()])
    fits = [fit(cases.where(fold != left_out), pull) for left_out in range(FOLDS)]
    own = [weights_of(fits[at % FOLDS], threshold) for at in range(len(read))]
    return score_lists(read, own)


def fitted(read: Sequence[ReadList]) -> Weights:
    """Return the weights fitted on all articles, and print how well such weights do on held-out articles."""
    cases = cases_of(read)
    losses = {pull: log_loss(held_out(cases, FOLDS, pull, None), cases.right) for pull in PULLS}
    pull = min(losses, key=lambda one: losses[one])
    error = calibration_error(held_out(cases, FOLDS, pull, None), cases.right)
    print(f"{len(cases)} claims, {int(cases.right.sum())} to be watched; penalty {pull:g}")
    print(f"held out: log loss {losses[pull]:.4f}, calibration error {error:.1f} points")
    scores = {least: score_left_out(read, cases, pull, least) for least in THRESHOLDS}
    for least, one in scores.items():
        print(f"held out, threshold {least:.2f}: F1 {100 * one.f1:.1f}, {one}")
    best = max(one.f1 for one in scores.values())
    return weights_of(fit(cases, pull), min(at for at, one in scores.items() if one.f1 > best - ALIKE))


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    told = fitted(read_ledgers([*read_own_lists(data), *read_watched(data, "train")]))
    dev = read_ledgers(read_watched(data, "dev"))
    print(f"threshold {told.threshold}; dev: {score_lists(dev, [told] * len(dev))}")
    path = Path(likelihood.__file__).with_name(likelihood.FILE)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")


if __name__ == "__main__":
    main()
