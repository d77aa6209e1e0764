"""Learn to resolve sources without a name: a choice among candidates by weighted features.

There is a conditional logit model (McFadden, 1974) for each group of sources, such as "he" or descriptions: a
softmax over the scores of the candidates, fitted on train so that the right ones have a high probability. The
network's score for a pair of mentions is one feature of many, and that it was trained on these links matters
little (``training/LOG.md``); so dev is left for the calibration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accordingto.reading.actors.ranking.candidates import GROUPS, NOBODY, WEIGHTS, Candidates
from accordingto.reading.assemble import LedgerDraft, make_attributions
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.calibration import Linear
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from corpora.ledgers import GoldAttribution, Part, read_part
from corpora.pairing import pair_up, same_name

Floats = NDArray[np.float64]

PULL = 3.0
"""Strength of the L2 penalty, for features in units of their standard deviation."""
LEAST_SPREAD = 0.3
"""Minimum standard deviation assumed of a feature: one that seldom differs has few cases to learn from."""
NEWTON_STEPS = 30
"""Maximum number of steps of Newton's method."""
SMALLEST = 1e-3
"""Decrease of the loss in one step below which the fit ends."""
PLACES = 4
"""Decimal places of a weight."""


@dataclass(frozen=True)
class Choice:
    """A source and the candidates for whom it may mean."""

    group: str
    """The group of sources, one of ``GROUPS``."""
    rows: list[Mapping[str, float]]
    """The features of each candidate."""
    right: list[bool]
    """Whether each candidate is right, judged by its name."""


def read_choices(model: Model, folder: Path, part: Part) -> Iterator[Choice]:
    """Yield the choices in the articles of a part of the ledgers, read by a model without ranking weights."""
    for drawn in read_part(folder, part):
        text = (folder / "text" / drawn.file).read_bytes().decode("utf-8")
        doc, outlets, trace = Document(text, model.words(text)), Outlets(), Trace()
        trace.begin(STEPS)
        scores = read_scores(model, doc.tokens)
        draft = draft_ledger(doc, scores, model, outlets, trace)
        read, _ = make_attributions(doc, draft, outlets, 0.0, model.kinds)
        gold = {one.id: one for one in drawn.attributions}
        paired = {ours.id: gold[id] for id, ours in pair_up(drawn.attributions, read).items()}
        pairs = {i: paired[one.id] for i, one in enumerate(read) if one.id in paired}
        yield from choices_of(draft, pairs)


def choices_of(draft: LedgerDraft, pairs: Mapping[int, GoldAttribution]) -> Iterator[Choice]:
    """Yield the choices in an article for which at least one candidate is right.

    ``pairs`` has the gold attributions of the right attributions, by index.
    """
    entities = draft.entities
    candidates = Candidates(entities, draft.found, draft.addressees)
    for i, gold in pairs.items():
        one = draft.found[i]
        phrase = entities.phrase_of(one.source[0]) if one.source and not one.speaker else None
        if phrase is None or not gold.actor or gold.borderline:
            continue
        rows = candidates.features(i, phrase, draft.speakers)
        right = [same_name(gold.actor, entities.name(at).text) if at != NOBODY else False for at in rows]
        if NOBODY in rows and not any(right):  # somebody who is described by these words only
            right[-1] = same_name(gold.actor, entities.mention(phrase).text)
        if any(right):
            yield Choice(candidates.group(phrase) or "", list(rows.values()), right)


def fit_ranking(choices: Iterable[Choice]) -> Linear:
    """Return the weights that make the right candidates most likely, and print how many are chosen."""
    weights = dict.fromkeys(WEIGHTS, 0.0)
    choices = list(choices)
    for group in GROUPS:
        names = [name for name in WEIGHTS if name.startswith(f"{group}: ")]
        cases = [
            (
                np.array([[row.get(name, 0.0) for name in names] for row in one.rows]),
                np.array(one.right, float),
            )
            for one in choices
            if one.group == group
        ]
        if not cases:
            continue
        fitted = _fit(cases)
        chosen = sum(right[np.argmax(rows @ fitted)] for rows, right in cases)
        print(f"{group}: {chosen:.0f} of {len(cases)} choices are right")
        weights |= {name: round(float(w), PLACES) for name, w in zip(names, fitted, strict=True)}
    return Linear(weights)


def _fit(cases: list[tuple[Floats, Floats]]) -> Floats:
    """Return the weights for one group; if several candidates are right, their probabilities are added."""
    spread = np.concatenate([rows - rows.mean(axis=0) for rows, _ in cases]).std(axis=0)
    force = PULL * np.maximum(spread, LEAST_SPREAD) ** 2

    def loss(w: Floats) -> float:
        total = float((force * w**2).sum()) / 2
        for rows, right in cases:
            shares = _shares(rows @ w)
            total -= float(np.log((shares * right).sum() + 1e-300))
        return total

    w = np.zeros(len(force))
    least = loss(w)
    for _ in range(NEWTON_STEPS):
        slope, bend = force * w, np.diag(force)
        for rows, right in cases:
            shares = _shares(rows @ w)
            wanted = shares * right / (shares * right).sum()
            mean = rows.T @ shares
            slope += rows.T @ (shares - wanted)
            bend += (rows.T * shares) @ rows - np.outer(mean, mean)
        step = np.linalg.solve(bend, slope)
        size = next((s for s in 0.5 ** np.arange(10) if loss(w - s * step) < least), 0.0)
        w = w - size * step
        before, least = least, loss(w)
        if before - least < SMALLEST:
            break
    return w


def _shares(scores: Floats) -> Floats:
    """Return the softmax of the scores."""
    odds = np.exp(scores - scores.max())
    shares: Floats = odds / odds.sum()
    return shares
