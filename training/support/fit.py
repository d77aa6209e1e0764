"""Fit ``support.json``: the probabilities of verdicts from features and the network's scores, and thresholds.

    python -m training.support.fit DATA MODELS BODIES.jsonl

DATA has ``ledgers`` (articles, with verdicts on their headlines as printed) and ``headlines`` (headlines that
were written to be hard). Articles whose ledger is not in BODIES.jsonl are read and added to it.

The network was trained on the train part, so its scores there are of no use. Therefore a regression over the
features alone is fitted on train; its weight, those of the network's scores, and the thresholds are fitted on
dev and on the development part of ``benchmarks/headlines.json``. Thresholds are chosen by probabilities
fitted without the article, in ten folds, and the reported figures are for articles left out of both fits.

A verdict other than ``supported`` is given where it is mostly right on hard headlines and hardly ever wrong
on printed ones, which are the usual ones; ``supported``, where it is mostly right on both. ``contradicted``
is given only where headline and sentence visibly disagree.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from accordingto import Ledger
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.support import SCORED, TABLE, VERDICTS, VERSION, SupportTable
from accordingto.reading.support.weighing import weigh
from accordingto.types import Verdict
from training.support.cases import (
    Case,
    ReadBody,
    asked,
    body_of,
    by_article,
    cases_in,
    development_cases,
    parse,
    read_bodies,
)
from training.support.multinomial import Floats, Ints, chances_of, design_of, fit

PULL = 10.0
"""Strength of the L2 penalty on the weights of features, in units of a feature's standard deviation."""
ALONE_PULL, BIAS_PULL = 1.0, 2.0
PRINTED = 1.0
"""Weight of a printed headline of train, relative to a hard one."""
PRINTED_OF_DEV = 1.5
"""The same for those of dev, which are fewer: most headlines in use are like printed ones."""
WANTED, WANTED_OF_SUPPORTED, WANTED_OF_CONTRADICTED = 0.85, 0.8, 0.9
"""Minimum precision of a verdict on hard headlines: ``contradicted`` is the most serious."""
PRINTED_SUPPORTED = 0.85
"""Minimum precision of ``supported`` on printed headlines."""
MOST_FALSE = 0.008
"""Maximum share of printed headlines that a verdict may fault wrongly; for ``contradicted`` it is 0."""
LEAST_SURE = {"contradicted": 0.8}
"""Minimum threshold of a verdict: printed headlines hardly ever contradict their body, and a probability
fitted on as many hard ones is too high."""
WRONG = 1.0
"""Number of wrong verdicts that are added to the counts, so that a few right ones do not make a threshold."""
LEAST = 5
"""Minimum number of verdicts for choosing a threshold."""
FOLDS = 10
NEVER = 1.01
"""The threshold of a verdict that is never given."""
BIASED = ("denies", "disagrees")
"""Features with an additional bias for ``contradicted``."""
KINDS = len(VERDICTS)
CONTRADICTED = VERDICTS.index("contradicted")
DIGITS = 4

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Examples:
    """Cases as arrays with a row each."""

    features: Floats
    scores: Floats
    """The network's logarithms of probabilities, shape (cases, ``SCORED``, verdicts)."""
    right: Ints
    """Index of the gold verdict in ``VERDICTS``."""
    is_hard: Flags
    article: NDArray[np.str_]
    disagrees: Flags
    """Whether statement and sentence visibly disagree."""

    def where(self, chosen: Flags) -> Examples:
        """Return the examples for which ``chosen`` is true."""
        return Examples(
            self.features[chosen],
            self.scores[chosen],
            self.right[chosen],
            self.is_hard[chosen],
            self.article[chosen],
            self.disagrees[chosen],
        )


@dataclass(frozen=True)
class Fitted:
    """A regression over features and scores: weights by feature and verdict, of the scores, and biases."""

    weights: Floats
    scores: Floats
    bias: Floats

    def chances(self, one: Examples) -> Floats:
        """Return the probabilities of the verdicts, shape (cases, verdicts)."""
        scores = np.einsum("s,nsv->nv", self.scores, one.scores)
        return chances_of(one.features @ self.weights + scores + self.bias)


def weighed(cases: Sequence[Case], ledgers: Mapping[str, Ledger], model: Model) -> tuple[list[str], Examples]:
    """Return the names of the features, and the cases as arrays."""
    names: list[str] = []
    rows: list[tuple[list[float], Floats, int, bool, str]] = []
    for name, own in by_article(cases).items():
        body = ReadBody(ledgers[name], model, parse(ledgers[name].article.text, model))
        if not body.sentences:
            continue
        for case in own:
            one = asked(case.statement, model, parse(case.statement, model))
            found = weigh(one, body.words, body.known, body.sentences, model.support, model.wordpiece)
            names = list(found.features)
            verdict, scores = VERDICTS.index(case.verdict), found.scores.astype(np.float64)
            rows.append((list(found.features.values()), scores, verdict, case.is_hard, name))
    features, scores, right, hard, article = (np.array(column) for column in zip(*rows, strict=True))
    disagrees = features[:, names.index("disagrees")] > 0
    return names, Examples(features, scores, right, hard, article, disagrees)


def fit_features(train: Examples) -> tuple[Floats, Floats]:
    """Return the weights (features, verdicts) and biases (verdicts,) of a regression over features alone."""
    mean, spread = train.features.mean(axis=0), train.features.std(axis=0) + 1e-6
    design = design_of((train.features - mean) / spread, KINDS)
    size = train.features.shape[1] + 1
    pull = np.tile(np.append(np.full(size - 1, PULL), 1e-3), KINDS)
    weight = np.where(train.is_hard, 1.0, PRINTED)
    found = fit(design, train.right, weight, pull, np.zeros(design.shape[2])).reshape(KINDS, size)
    weights = found[:, :-1].T / spread[:, None]
    return weights, found[:, -1] - mean @ weights


def fit_mix(dev: Examples, names: Sequence[str], weights: Floats, bias: Floats) -> Fitted:
    """Return a regression over the network's scores and the features, combined by ``weights`` and ``bias``.

    The network takes negations for contradictions too easily, so the features in ``BIASED`` (the statement
    denies, or visibly disagrees) have additional biases.
    """
    own = np.log(chances_of(dev.features @ weights + bias))
    eye = np.broadcast_to(np.eye(KINDS), (len(own), KINDS, KINDS))
    at = [names.index(name) for name in BIASED]
    biased = dev.features[:, at, None] * np.eye(KINDS)[CONTRADICTED]
    columns = np.concatenate([own[:, None], dev.scores, biased, eye], axis=1)
    start = np.concatenate([[0.5, 0.5], np.zeros(columns.shape[1] - 2)])
    pull = np.concatenate([[1e-3, 1e-3, ALONE_PULL], np.full(len(at) + KINDS, BIAS_PULL)])
    weight = np.where(dev.is_hard, 1.0, PRINTED_OF_DEV)
    found = fit(columns.transpose(0, 2, 1), dev.right, weight, pull, start)
    scores, contradicted, added = np.split(found[1:], np.cumsum([len(SCORED), len(at)]))
    mixed = found[0] * weights
    mixed[at, CONTRADICTED] += contradicted
    return Fitted(mixed, scores, found[0] * bias + added)


def left_out(dev: Examples, names: Sequence[str], weights: Floats, bias: Floats, fold: Ints) -> Floats:
    """Return the probabilities from regressions fitted by ``fit_mix`` without the fold of each case."""
    chances = np.zeros((len(fold), KINDS))
    for one in np.unique(fold):
        fitted = fit_mix(dev.where(fold != one), names, weights, bias)
        chances[fold == one] = fitted.chances(dev.where(fold == one))
    return chances


def thresholds_on(chances: Floats, dev: Examples) -> list[float]:
    """Return, for each verdict, the lowest threshold at which it is right often enough, or ``NEVER``."""
    likeliest, sure = chances.argmax(axis=1), np.round(chances.max(axis=1), 2)
    found = []
    for verdict in range(KINDS):
        of_kind = (likeliest == verdict) & _may_be_given(likeliest, dev)
        steps = (hundredth / 100 for hundredth in range(30, 100))
        least = LEAST_SURE.get(VERDICTS[verdict], 0.0)
        enough = (
            step for step in steps if step >= least and _is_enough(verdict, of_kind & (sure >= step), dev)
        )
        found.append(next(enough, NEVER))
    return found


def _may_be_given(likeliest: Ints, dev: Examples) -> Flags:
    """Return, for each case, whether its verdict may be given: ``contradicted`` only if they disagree."""
    return (likeliest != CONTRADICTED) | dev.disagrees


def _is_enough(verdict: int, given: Flags, dev: Examples) -> bool:
    """Return whether enough of the cases that are ``given`` a verdict have it as their gold one."""
    if given.sum() < LEAST:
        return False
    right = dev.right == verdict
    hard, printed = given & dev.is_hard, given & ~dev.is_hard
    wanted = {0: WANTED_OF_SUPPORTED, CONTRADICTED: WANTED_OF_CONTRADICTED}.get(verdict, WANTED)
    if (hard & right).sum() < wanted * (hard.sum() + WRONG):
        return False
    if verdict:
        most = 0.0 if verdict == CONTRADICTED else MOST_FALSE
        return bool((printed & ~right).sum() <= most * (~dev.is_hard).sum())
    return bool((printed & right).sum() >= PRINTED_SUPPORTED * (printed.sum() + WRONG))


def report(name: str, chances: Floats, thresholds: Sequence[Floats], dev: Examples) -> str:
    """Return a text on how many verdicts are right, of all and of those given.

    ``thresholds`` has the thresholds of all verdicts for each case.
    """
    likeliest, sure = chances.argmax(axis=1), np.round(chances.max(axis=1), 2)
    lines = []
    for is_hard in (True, False):
        own = dev.is_hard == is_hard
        right = likeliest == dev.right
        given = own & _may_be_given(likeliest, dev)
        given &= sure >= np.array(thresholds)[np.arange(len(sure)), likeliest]
        told = []
        for i, verdict in enumerate(VERDICTS):
            mine = given & (likeliest == i)
            told.append(f"{verdict} {int((mine & right).sum())} of {int(mine.sum())}")
        kind = "hard" if is_hard else "printed"
        lines.append(
            f"{name}, {kind}: likeliest right {int((right & own).sum())} of {int(own.sum())}; given "
            f"{int(given.sum())}, right {int((given & right).sum())}: {'; '.join(told)}"
        )
    return "\n".join(lines)


def folds_of(dev: Examples) -> Ints:
    """Return the fold of each case; articles, sorted by name, take turns as a whole."""
    place = {name: i % FOLDS for i, name in enumerate(sorted(set(dev.article.tolist())))}
    return np.array([place[name] for name in dev.article.tolist()])


def table_of(
    names: Sequence[str], fitted: Fitted, thresholds: Sequence[float], network: str, told: str
) -> bytes:
    """Return the contents of ``support.json``; ``network`` is that one's version, ``told`` the provenance."""
    rows = {
        name: tuple(np.round(row, DIGITS).tolist()) for name, row in zip(names, fitted.weights, strict=True)
    }
    given: dict[Verdict, float] = dict(zip(VERDICTS, thresholds, strict=True))
    table = SupportTable(
        version=VERSION,
        network=network,
        provenance=told,
        features=rows,
        scores=tuple(np.round(fitted.scores, DIGITS).tolist()),
        bias=tuple(np.round(fitted.bias, DIGITS).tolist()),
        thresholds=given,
    )
    return msgspec.json.format(msgspec.json.encode(table), indent=1) + b"\n"


def main() -> None:
    """Read the arguments, fit the table and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("bodies", type=Path)
    args = parser.parse_args()
    model = Model(args.models)
    cases = list(cases_in(args.data))
    bodies = {case.article: body_of(args.data, case.article) for case in cases}
    for case, body in development_cases(args.data):
        cases.append(case)
        bodies[case.article] = body
    ledgers = read_bodies(bodies.items(), args.bodies)
    names, train = weighed([c for c in cases if c.part == "train"], ledgers, model)
    _, dev = weighed([c for c in cases if c.part == "dev"], ledgers, model)
    weights, bias = fit_features(train)
    fold = folds_of(dev)
    chances, given = left_out(dev, names, weights, bias, fold), np.zeros((len(fold), KINDS))
    for one in range(FOLDS):
        others = fold != one
        given[fold == one] = thresholds_on(chances[others], dev.where(others))
    told = report("dev, articles left out", chances, list(given), dev)
    print(told)
    fitted = fit_mix(dev, names, weights, bias)
    thresholds = thresholds_on(chances, dev)
    print(f"features {fitted.weights.shape}, scores {fitted.scores}, thresholds {thresholds}")
    provenance = f"printed and hard headlines of train and dev, all annotated by us. {told}"
    (args.models / TABLE).write_bytes(table_of(names, fitted, thresholds, model.support.version, provenance))


if __name__ == "__main__":
    main()
