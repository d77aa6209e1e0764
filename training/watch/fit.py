"""Fits how likely a claim is one to be watched, and from which probability it is listed.

    python -m training.watch.fit DATA

Writes ``watchlist/weights.json`` into the package. The articles of DATA/watch are read; a claim is right
where it shares half of its words, or of the item's, with an item drawn by hand. A logistic regression is
pulled to nothing, as strongly as predicts articles left out best. A claim is listed from half of the F1 that
is reached (Lipton, Elkan & Naryanaswamy, ECML 2014). What is printed is of articles that were left out: by
halves, of which one is fitted and the other judged, and in ten folds.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.watchlist import likelihood
from accordingto.watchlist.evidence import FEATURES, evidence
from accordingto.watchlist.likelihood import Weights
from accordingto.watchlist.watch import claims_in_place
from corpora.watch import is_drawn, read_watch_lists
from training.logistic import Cases, Floats, calibration_error, fit, held_out, log_loss

FOLDS = 10
PULLS = (2.0, 5.0, 10.0, 20.0, 40.0)
"""How strongly weights may be pulled to nothing."""
PLACES = 3
"""Decimal places of a weight."""


def read_cases(data: Path) -> Cases:
    """Return the features of every claim of the articles drawn, and whether it is on the watch list."""
    reader, rows, right, names = Reader(), [], [], []
    for gold in read_watch_lists(data / "watch"):
        text = (data / "ledgers" / "text" / gold.file).read_text(encoding="utf-8")
        article = msgspec.structs.replace(article_from_text(text), published=gold.published)
        for place in claims_in_place(reader.read(article)):
            told = evidence(place)
            rows.append([told[name] for name in FEATURES])
            right.append(is_drawn(place.claim.content, gold.items))
            names.append(gold.file)
    return Cases(np.array(rows), np.array(right, dtype=np.float64), np.array(names, dtype=np.str_))


def best_f1(chances: Floats, right: Floats) -> tuple[float, float, float]:
    """Return the best F1 that claims from a probability on reach, and their precision and recall."""
    kept = [chances >= least for least in np.arange(0.05, 0.95, 0.01)]
    scored = [
        (2 * right[one].sum() / (one.sum() + right.sum()), right[one].mean(), right[one].sum() / right.sum())
        for one in kept
        if one.any()
    ]
    f1, precision, recall = max(scored)
    return float(f1), float(precision), float(recall)


def fitted(cases: Cases) -> Weights:
    """Return the weights for all cases, and print how well like ones do on articles left out."""
    losses = {pull: log_loss(held_out(cases, FOLDS, pull, None), cases.right) for pull in PULLS}
    pull = min(losses, key=lambda one: losses[one])
    for name, folds in (("one half for the other", 2), ("ten folds", FOLDS)):
        chances = held_out(cases, folds, pull, None)
        f1, precision, recall = (100 * one for one in best_f1(chances, cases.right))
        error = calibration_error(chances, cases.right)
        print(f"{name}: F1 {f1:.1f} (precision {precision:.1f}, recall {recall:.1f}), {error:.1f} points off")
    threshold = round(best_f1(held_out(cases, FOLDS, pull, None), cases.right)[0] / 2, 2)
    whole = fit(cases, pull)
    print(
        f"{len(cases)} claims, {int(cases.right.sum())} to be watched; pulled by {pull:g}; from {threshold}"
    )
    weights = {n: round(w, PLACES) for n, w in zip(FEATURES, whole.weights.tolist(), strict=True)}
    provenance = "python -m training.watch.fit, on watch lists drawn by hand (training/LOG.md)"
    return Weights(provenance, weights, round(whole.bias, PLACES), threshold)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    told = fitted(read_cases(parser.parse_args().data))
    path = Path(likelihood.__file__).with_name(likelihood.FILE)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")


if __name__ == "__main__":
    main()
