"""Fit the strength of attributions (how sure a source is of what it says) from their words.

    python -m training.kinds.strengths DATA [MODELS]

Writes ``strengths`` and ``network_of_strengths`` into the ``kinds.json`` of MODELS (by default of the
package). A multinomial regression is fitted on the gold attributions of the train part of DATA/ledgers,
without the network's scores, as the network has learned the answers there. The weight of the network's scores
is chosen on dev; the printed figures choose it on one half of dev for the other. The command must be run
after ``training.kinds.sources``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from accordingto.reading.assemble import make_attributions
from accordingto.reading.attributions.acts import act_of
from accordingto.reading.attributions.fields import scores_of
from accordingto.reading.attributions.presentation import joined_text, presented
from accordingto.reading.attributions.strengths import Said, features_of
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.kinds import STRENGTHS, Regressions
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from corpora.ledgers import GoldAttribution, GoldLedger, read_part
from corpora.pairing import pair_up
from training.command import data_and_models
from training.kinds.actors import PROVENANCE, write_kinds
from training.logistic import Floats

LEAST = 6
"""Minimum number of attributions of train with a feature for it to be used."""
PULL = 3.0
"""Strength of the L2 penalty."""
STEPS_OF_FIT = 250
RATE, OF_SLOPE, OF_SIZE, TINY = 0.05, 0.9, 0.99, 1e-8
"""Learning rate, beta1, beta2 and epsilon of Adam (Kingma & Ba, ICLR 2015)."""
NETWORK = (0.0, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
"""Weights of the network's scores that are tried."""
PLACES = 3
"""Decimal places of a weight."""

Indices = NDArray[np.int64]


def examples_of(drawn: GoldLedger) -> list[tuple[dict[str, float], int]]:
    """Return the features and the index of the strength of each gold attribution in an article that has one.

    Borderline attributions are left out.
    """
    sure = (one for one in drawn.attributions if one.strength and one.cue and not one.borderline)
    return [(features_of(said_in(one)), STRENGTHS.index(one.strength)) for one in sure if one.strength]


def said_in(one: GoldAttribution) -> Said:
    """Return a gold attribution as input for ``features_of``; its act is that of the lexicon, if any."""
    source, cue, content = joined_text(one.source), joined_text(one.cue), joined_text(one.content)
    act = act_of(source, cue, content) or one.act or "say"
    return Said(act, source, cue, content, one.form or "indirect", is_nested=one.parent is not None)


def fit_strengths(examples: Sequence[tuple[dict[str, float], int]]) -> Regressions:
    """Return the regression with an L2 penalty; features with fewer than ``LEAST`` examples are left out."""
    seen = Counter(name for features, _ in examples for name in features)
    names = [name for name, count in seen.items() if count >= LEAST]
    place = {name: i for i, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names) + 1), dtype=np.float32)
    rows[:, -1] = 1
    for row, (features, _) in zip(rows, examples, strict=True):
        for name, value in features.items():
            if name in place:
                row[place[name]] = value
    weights = _fitted(rows, np.array([right for _, right in examples])).round(PLACES)
    table = [tuple(row) for row in weights.tolist()]
    return Regressions(dict(zip(names, table, strict=False)), table[-1])


def _fitted(rows: NDArray[np.float32], right: Indices) -> Floats:
    weights = np.zeros((rows.shape[1], len(STRENGTHS)), dtype=np.float32)
    answers = np.eye(len(STRENGTHS), dtype=np.float32)[right]
    slope, size = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS_OF_FIT + 1):
        odds = rows @ weights
        chances = np.exp(odds - odds.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        change = (rows.T @ (chances - answers) + PULL * weights) / len(rows)
        slope = OF_SLOPE * slope + (1 - OF_SLOPE) * change
        size = OF_SIZE * size + (1 - OF_SIZE) * change**2
        spread = np.sqrt(size / (1 - OF_SIZE**step)) + TINY
        weights -= RATE * (slope / (1 - OF_SLOPE**step)) / spread
    return weights.astype(np.float64)


def judged(model: Model, drawn: GoldLedger, text: str) -> list[tuple[dict[str, float], Floats, int]]:
    """Return features, network's scores and gold strength of the right attributions in an article."""
    doc, outlets, trace = Document(text, model.words(text)), Outlets(), Trace()
    trace.begin(STEPS)
    draft = draft_ledger(doc, read_scores(model, doc.tokens), model, outlets, trace)
    read, _ = make_attributions(doc, draft, outlets, 0.0, model.kinds)
    ours = presented(doc, read, frozenset(), model, draft.fields)
    gold = {one.id: one for one in drawn.attributions}
    pairs = {one.id: gold[id] for id, one in pair_up(drawn.attributions, read).items()}
    found = []
    for one, row in zip(ours, draft.fields, strict=True):
        pair = pairs.get(one.id)
        if pair and pair.strength and not pair.borderline:
            source, cue, content = map(joined_text, (one.source, one.cue, one.content))
            is_nested = one.parent is not None
            said = Said(one.act or "say", source, cue, content, one.form, is_nested)
            scores = scores_of(row, "strength").astype(np.float64)
            found.append((features_of(said), scores, STRENGTHS.index(pair.strength)))
    return found


def choose(table: Regressions, cases: Iterable[tuple[int, dict[str, float], Floats, int]]) -> float:
    """Return the best weight of the network's scores, and print the accuracies.

    A case is its half of dev (0 or 1), the features, the network's scores and the index of the gold strength.
    """
    halves, features, scores, right = (list(column) for column in zip(*cases, strict=True))
    half, own = np.array(halves), np.array([table.score(one) for one in features])
    shares = {}
    for share in NETWORK:
        is_right = (own + share * np.array(scores)).argmax(axis=1) == np.array(right)
        shares[share] = [float(is_right[half == part].mean()) for part in (0, 1)]
        print(f"network {share:g}: {100 * shares[share][0]:.1f} and {100 * shares[share][1]:.1f} % are right")
    for part in (0, 1):
        best = max(shares, key=lambda share: shares[share][part])
        print(f"chosen on half {part} of dev: {best:g}; on the other {100 * shares[best][1 - part]:.1f} %")
    return max(shares, key=lambda share: sum(shares[share]))


def main() -> None:
    """Read the arguments and run."""
    data, models = data_and_models(__doc__)
    model, folder = Model(models), data / "ledgers"
    table = fit_strengths([one for drawn in read_part(folder, "train") for one in examples_of(drawn)])
    cases = []
    for place, drawn in enumerate(sorted(read_part(folder, "dev"), key=lambda one: one.name)):
        text = (folder / "text" / drawn.file).read_bytes().decode("utf-8")
        cases += [(place % 2, *case) for case in judged(model, drawn, text)]
    share = choose(table, cases)
    told = msgspec.structs.replace(model.kinds, provenance=PROVENANCE)
    write_kinds(msgspec.structs.replace(told, strengths=table, network_of_strengths=share), models)


if __name__ == "__main__":
    main()
