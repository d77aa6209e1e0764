"""Fit the resolution of sources, ``confidence`` and ``actor_confidence``, and the thresholds of the two.

    python -m training.calibrate DATA [MODELS] [--actors FILE]

Writes ``confidence.json`` into MODELS (by default into the package). The weights that resolve sources without
a name are learned from train (``training/ranking.py``). Then the articles in DATA/ledgers are read. An
attribution is right if it is paired with a gold one, an actor if it has the same name. Borderline ones and
those in the headline, where none are annotated, are ignored. For attributions a logistic regression is fitted
on dev, from which the network did not learn; its weights are regularised towards 0 or towards those fitted on
train, whichever predicts held-out articles of dev best. For actors, trees are boosted on train
(``training/boosting.py``), and their odds are scaled on dev. The printed figures are for held-out articles.

With ``--actors``, the weights that resolve sources and the trees are taken from FILE, the ``confidence.json``
of the network from which this one was trained on. One that was taught on the texts of train knows their
answers too well to learn from there when they are wrong (``training/LOG.md``, section 109).

An attribution is dropped below half of the best F1, where dropping it raises F1 (Lipton, Elkan &
Naryanaswamy, ECML 2014). An actor is named if ``PRECISE`` of those named are expected to be right.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from accordingto.ingest.texts.headline import headline_of
from accordingto.reading.actors import confidence as actors
from accordingto.reading.assemble import make_attributions
from accordingto.reading.attributions import confidence as attributions
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.boosted import Boosted
from accordingto.reading.encoder.calibration import FILE, VERSION, Calibration, Linear, Logistic
from accordingto.reading.encoder.model import BUNDLED, Model
from accordingto.reading.encoder.network import version_of
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from corpora.ledgers import GoldAttribution, GoldLedger, Part, read_part
from corpora.pairing import pair_up, same_name
from training.boosting import boost
from training.logistic import (
    Cases,
    Fit,
    Floats,
    bins_of,
    calibration_error,
    fit,
    held_out,
    log_loss,
)
from training.ranking import fit_ranking, read_choices
from training.recorders import ActorRecorder, Recorder

PRECISE = 0.945
"""Share of the named actors that should be right."""
FOLDS = 10
PULLS = (5.0, 20.0, 80.0, 320.0, 1280.0, 5120.0)
"""Strengths of the L2 penalty towards the prior weights that are tried."""
FREE = 1e-3
"""Strength of a penalty that hardly matters."""
OF_TRAIN = 20.0
"""Strength of the L2 penalty towards 0 for the regression fitted on train."""
PLACES = 4
"""Decimal places of a weight."""


@dataclass(frozen=True)
class Judged:
    """The cases on which the two are fitted, and the number of gold attributions."""

    attributions: Cases
    actors: Cases
    gold: int


def unfitted(encoder: str) -> Calibration:
    """Return a calibration with zero weights and thresholds, which drops nothing."""
    return Calibration(
        version=VERSION,
        encoder=encoder,
        provenance="not fitted",
        attribution=Logistic(dict.fromkeys(attributions.FEATURES, 0.0), 0.0, 0.0),
        actor=Boosted(actors.FEATURES, (), (), (), 0.0, 0.0),
        ranking=Linear({}),
    )


def write_calibration(calibration: Calibration, models: Path) -> None:
    """Write a calibration into a model's folder."""
    encoded = msgspec.json.format(msgspec.json.encode(calibration), indent=1)
    rows = re.sub(rb"\[[-\d.,\s]+\]", lambda row: b"".join(row[0].split()), encoded)
    (models / FILE).write_bytes(rows + b"\n")


def write_unfitted(models: Path) -> None:
    """Write a calibration that drops nothing, so that a model can be used before it is calibrated."""
    write_calibration(unfitted(version_of(models / "reader.onnx")), models)


def read_cases(model: Model, folder: Path, part: Part) -> Judged:
    """Read the articles of a part of the ledgers with a model, and compare the result with the gold ones."""
    of_attributions: list[tuple[Mapping[str, float], bool, str]] = []
    of_actors: list[tuple[Mapping[str, float], bool, str]] = []
    gold = 0
    for drawn in read_part(folder, part):
        text = (folder / "text" / drawn.file).read_bytes().decode("utf-8")
        gold += sum(not one.borderline for one in drawn.attributions)
        found, named = judge(model, drawn, text)
        of_attributions += [(row, right, drawn.name) for row, right in found]
        of_actors += [(row, right, drawn.name) for row, right in named]
    return Judged(_cases(of_attributions, attributions.FEATURES), _cases(of_actors, actors.FEATURES), gold)


def judge(
    model: Model, drawn: GoldLedger, text: str
) -> tuple[list[tuple[Mapping[str, float], bool]], list[tuple[Mapping[str, float], bool]]]:
    """Return the features of each attribution and of each actor of an article, and whether it is right.

    Actors are judged only in attributions that are right.
    """
    asked, asked_of_actors = Recorder({}, 0.0, 0.0, []), ActorRecorder((), (), (), (), 0.0, 0.0, [])
    model.calibration = msgspec.structs.replace(model.calibration, attribution=asked, actor=asked_of_actors)
    doc, outlets, trace = Document(text, model.words(text)), Outlets(), Trace()
    trace.begin(STEPS)
    draft = draft_ledger(doc, read_scores(model, doc.tokens), model, outlets, trace)
    read, everybody = make_attributions(doc, draft, outlets, 0.0, model.kinds)
    names = {actor.id: actor.name for actor in everybody}
    gold = {one.id: one for one in drawn.attributions}
    pairs: dict[str, GoldAttribution] = {
        ours.id: gold[id] for id, ours in pair_up(drawn.attributions, read).items()
    }
    headline = headline_of(text)
    rows, rows_of_actors = iter(asked.asked), iter(asked_of_actors.asked)
    found, named = [], []
    for one, ours, who in zip(draft.found, read, draft.speakers, strict=True):
        if one.is_certain:
            continue
        row = next(rows)
        row_of_actor = None if who is None else next(rows_of_actors)
        pair = pairs.get(ours.id)
        if (pair and pair.borderline) or (headline and ours.cue[0].start < headline.end):
            continue
        found.append((row, pair is not None))
        if pair and pair.actor and row_of_actor:
            named.append((row_of_actor, ours.actor is not None and same_name(pair.actor, names[ours.actor])))
    return found, named


def _cases(judged: Sequence[tuple[Mapping[str, float], bool, str]], features: Sequence[str]) -> Cases:
    rows = [[row[name] for name in features] for row, _, _ in judged]
    return Cases(
        np.array(rows, dtype=np.float64).reshape(-1, len(features)),
        np.array([right for _, right, _ in judged], dtype=np.float64),
        np.array([name for _, _, name in judged], dtype=np.str_),
    )


def best_fit(name: str, dev: Cases, train: Cases) -> tuple[Fit, Floats]:
    """Return the regression on dev that predicts held-out articles best, and its predictions for them."""
    best: tuple[float, str, float, Fit | None] | None = None
    for source, prior in (("nothing", None), ("train", fit(train, OF_TRAIN))):
        for pull in PULLS:
            loss = log_loss(held_out(dev, FOLDS, pull, prior), dev.right)
            print(f"{name}: penalty {pull:g} towards {source}: log loss {loss:.4f}")
            if best is None or loss < best[0]:
                best = (loss, source, pull, prior)
    assert best is not None
    _, source, pull, prior = best
    print(f"{name}: {len(dev)} of dev, penalty {pull:g} towards {source}")
    return fit(dev, pull, prior), _left_out(dev, pull, prior)


def _left_out(dev: Cases, pull: float, prior: Fit | None) -> Floats:
    """Return the predictions for held-out articles, and print how good they are."""
    halves = held_out(dev, 2, pull, prior)
    print("  expected calibration error:")
    print(f"  fitted on one half, judged on the other, both ways: {calibration_error(halves, dev.right):.1f}")
    chances = held_out(dev, FOLDS, pull, prior)
    loss = log_loss(chances, dev.right)
    print(
        f"  {FOLDS} folds: {calibration_error(chances, dev.right):.1f}, log loss {loss:.4f}; mean, right, of:"
    )
    for sure, right, size in bins_of(chances, dev.right):
        print(f"    {100 * sure:5.1f} % {100 * right:5.1f} % {size:5d}")
    return chances


def fit_actors(dev: Cases, trees: Boosted) -> tuple[Boosted, Floats]:
    """Return trees calibrated on dev, and their predictions for dev.

    A scale and an offset of the log-odds are fitted on dev (Platt, 1999). The predictions for each article
    are made with a scale and offset fitted without it.
    """
    scaled = Cases(trees.odds(dev.rows)[:, None], dev.right, dev.article)
    print(f"actors: {len(dev)} of dev")
    chances = _left_out(scaled, FREE, None)
    scale = fit(scaled, FREE)
    factor = float(scale.weights[0])
    leaves = tuple(tuple(round(factor * leaf, PLACES) for leaf in own) for own in trees.leaves)
    bias = round(factor * trees.bias + scale.bias, PLACES)
    return msgspec.structs.replace(trees, leaves=leaves, bias=bias), chances


def attribution_threshold(chances: Floats, right: Floats, gold: int) -> float:
    """Return half of the best F1 that dropping unlikely attributions reaches; ``gold`` is the true count."""

    def f1(least: float) -> float:
        kept = chances >= least
        return float(2 * (right * kept).sum() / (kept.sum() + gold))

    best = max(f1(least) for least in np.arange(0, 1, 0.05))
    threshold = round(best / 2, 2)
    print(f"attributions: F1 {100 * f1(0):.1f}, {100 * f1(threshold):.1f} with those from {threshold}")
    return threshold


def actor_threshold(chances: Floats, right: Floats) -> float:
    """Return the lowest probability from which ``PRECISE`` of the actors are right; 1 if there is none.

    It is the mean predicted probability, on held-out articles, that is compared with ``PRECISE``. The share
    of those that are ``right`` gives the same threshold with more noise, since few are near it
    (``training/LOG.md``).
    """

    def is_enough(least: float) -> bool:
        kept = chances >= least
        return bool(kept.any() and chances[kept].mean() >= PRECISE)

    threshold = next((percent / 100 for percent in range(100) if is_enough(percent / 100)), 1.0)
    for least in sorted({0.0, 0.5, 0.6, 0.7, 0.8, 0.9, threshold}):
        kept = chances >= least
        share = right[kept].mean() if kept.any() else 0.0
        print(f"actors from {least:.2f}: {100 * kept.mean():.1f} % named, {100 * share:.1f} % of these right")
    return threshold


def calibrate(data: Path, models: Path, known: Calibration | None = None) -> None:
    """Fit the calibration of a model and write it into the model's folder.

    Sources are resolved as in ``known``, with its trees, if given; else both are fitted, too.
    """
    write_unfitted(models)
    model = Model(models)
    ranking = known.ranking if known else fit_ranking(read_choices(model, data / "ledgers", "train"))
    model.calibration = msgspec.structs.replace(model.calibration, ranking=ranking)
    train, dev = (read_cases(model, data / "ledgers", part) for part in ("train", "dev"))
    attribution, likely = best_fit("attributions", dev.attributions, train.attributions)
    trees = known.actor if known else boost(train.actors, actors.FEATURES)
    actor, sure = fit_actors(dev.actors, trees)
    least = attribution_threshold(likely, dev.attributions.right, dev.gold)
    least_sure = actor_threshold(sure, dev.actors.right)
    fitted = Calibration(
        version=VERSION,
        encoder=model.version,
        provenance="python -m training.calibrate, on the hand-annotated ledgers (training/LOG.md)",
        attribution=_logistic(attribution, attributions.FEATURES, least),
        actor=msgspec.structs.replace(actor, threshold=least_sure),
        ranking=ranking,
    )
    write_calibration(fitted, models)


def _logistic(fitted: Fit, features: Sequence[str], threshold: float) -> Logistic:
    weights = {
        name: round(weight, PLACES) for name, weight in zip(features, fitted.weights.tolist(), strict=True)
    }
    return Logistic(weights, round(fitted.bias, PLACES), threshold)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path, nargs="?", default=BUNDLED)
    parser.add_argument("--actors", type=Path)
    args = parser.parse_args()
    known = msgspec.json.decode(args.actors.read_bytes(), type=Calibration) if args.actors else None
    calibrate(args.data, args.models, known)


if __name__ == "__main__":
    main()
