"""Learns whom a source without a name means: a choice among candidates, by weights of their features.

A conditional logit (McFadden, 1974) for each group of sources, such as "he" or descriptions: the scores of
the candidates become probabilities that add up to 1, and those of the right ones shall be high. It is fitted
on train. What the network says of a pair of mentions is one feature of many, and that it has seen these links
matters little (``training/LOG.md``); so dev stays for telling how sure the reader may be.
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
"""How strongly weights are pulled to nothing, in units of a feature's spread."""
LEAST_SPREAD = 0.3
"""Spread for which a feature counts at least: what hardly ever differs has few cases to learn from."""
NEWTON_STEPS = 30
"""Most steps of Newton's method."""
SMALLEST = 1e-3
"""Gain of a step below which the fit has ended."""
PLACES = 4
"""Decimal places of a weight."""


@dataclass(frozen=True)
class Choice:
    """A source and those it may mean, a row each."""

    group: str
    rows: list[Mapping[str, float]]
    right: list[bool]
    """Which of them it means, by their names."""


def read_choices(model: Model, folder: Path, part: Part) -> Iterator[Choice]:
    """Yield the choices in the articles of a part of the ledgers, as a model without a ranking sees them."""
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
    """Yield the choices in an article where one candidate is right.

    ``pairs`` gives the gold attribution of those that are right, by index.
    """
    entities = draft.entities
    candidates = Candidates(entities, draft.found)
    for i, gold in pairs.items():
        one = draft.found[i]
        phrase = entities.phrase_of(one.source[0]) if one.source and not one.speaker else None
        if phrase is None or not gold.actor or gold.borderline:
            continue
        rows = candidates.features(i, phrase, draft.speakers)
        right = [same_name(gold.actor, entities.name(at).text) if at != NOBODY else False for at in rows]
        if NOBODY in rows and not any(right):  # who is described by these words and no others
            right[-1] = same_name(gold.actor, entities.mention(phrase).text)
        if any(right):
            yield Choice(candidates.group(phrase) or "", list(rows.values()), right)


def fit_ranking(choices: Iterable[Choice]) -> Linear:
    """Return the weights under which the right candidates are likeliest; prints how many are chosen."""
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
        print(f"{group}: {chosen:.0f} of {len(cases)} chosen that are right")
        weights |= {name: round(float(w), PLACES) for name, w in zip(names, fitted, strict=True)}
    return Linear(weights)


def _fit(cases: list[tuple[Floats, Floats]]) -> Floats:
    """Return the weights of one group; of several right candidates any may be chosen."""
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
    """Return the probabilities that scores stand for."""
    odds = np.exp(scores - scores.max())
    shares: Floats = odds / odds.sum()
    return shares
