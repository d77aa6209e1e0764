"""Fit the strength and polarity of attributions: how sure a source is of what it says, and whether as so.

    python -m training.kinds.strengths DATA [MODELS]

Writes ``strengths`` and ``polarities``, with the weights of the network beside them, into the ``kinds.json``
of MODELS (by default of the package). Multinomial regressions are fitted on the gold attributions of the
train part of DATA/ledgers, without the network's scores, as the network has learned the answers there; the
network only gives the trees, so its encoder runs over all of these articles. The weight of the network's
scores is chosen on dev; the printed figures choose it on one half of dev for the other. The command must be
run after ``training.kinds.sources``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from accordingto.reading.assemble import make_attributions
from accordingto.reading.attributions.acts import act_of
from accordingto.reading.attributions.fields import scores_of
from accordingto.reading.attributions.presentation import presented
from accordingto.reading.attributions.strengths import Said, features_of, polarity_features
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.kinds import POLARITIES, STRENGTHS, Regressions
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.main_clauses import clause_in
from accordingto.reading.syntax.plain_words import words_in
from accordingto.reading.syntax.trees import trees_of
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

Examples = list[tuple[dict[str, float], int]]
"""The features and the index of the right value of some attributions."""


class Field(NamedTuple):
    """A field that is fitted: its name, its values and its features."""

    name: str
    values: Sequence[str]
    features: Callable[[Said], dict[str, float]]


STRENGTH = Field("strength", STRENGTHS, features_of)
POLARITY = Field("polarity", POLARITIES, polarity_features)


class Case(NamedTuple):
    """A right attribution of dev."""

    half: int
    """The half of dev that it is in, 0 or 1."""
    said: Said
    scores: NDArray[np.float32]
    """The network's scores of all fields."""
    gold: GoldAttribution


def parsed(model: Model, text: str) -> Document:
    """Return a text with its trees."""
    doc = Document(text, model.words(text))
    return doc.parsed(trees_of(doc, read_scores(model, doc.tokens), model.heads))


def said_surely(drawn: GoldLedger, doc: Document) -> Iterator[tuple[GoldAttribution, Said]]:
    """Yield the gold attributions of an article without the borderline ones, and what is known of each.

    The act is that of the lexicon, if it has one.
    """
    for one in drawn.attributions:
        if one.cue and not one.borderline:
            source, cue, content = (words_in(doc, spans) for spans in (one.source, one.cue, one.content))
            act = act_of(source, cue, content) or one.act or "say"
            clause = clause_in(doc, one.content)
            form, is_nested = one.form or "indirect", one.parent is not None
            yield one, Said(act, source, cue, content, form, is_nested, clause)


def examples_of(field: Field, known: Iterable[tuple[GoldAttribution, Said]]) -> Examples:
    """Return the attributions that have a value of a field as examples of it."""
    pairs = ((field.features(said), getattr(one, field.name)) for one, said in known)
    return [(features, field.values.index(value)) for features, value in pairs if value]


def fit_field(field: Field, examples: Examples) -> Regressions:
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
    answers = np.eye(len(field.values), dtype=np.float32)[[right for _, right in examples]]
    weights = _fitted(rows, answers).round(PLACES)
    table = [tuple(row) for row in weights.tolist()]
    return Regressions(dict(zip(names, table, strict=False)), table[-1])


def _fitted(rows: NDArray[np.float32], answers: NDArray[np.float32]) -> Floats:
    weights = np.zeros((rows.shape[1], answers.shape[1]), dtype=np.float32)
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


def judged(model: Model, drawn: GoldLedger, text: str, half: int) -> list[Case]:
    """Return the attributions that are read right in an article, without the borderline ones."""
    doc, outlets, trace = Document(text, model.words(text)), Outlets(), Trace()
    trace.begin(STEPS)
    draft = draft_ledger(doc, read_scores(model, doc.tokens), model, outlets, trace)
    doc = draft.entities.doc
    read, _ = make_attributions(doc, draft, outlets, 0.0, model.kinds)
    ours = presented(doc, read, frozenset(), model, draft.fields)
    gold = {one.id: one for one in drawn.attributions}
    pairs = {one.id: gold[id] for id, one in pair_up(drawn.attributions, read).items()}
    found = []
    for one, row in zip(ours, draft.fields, strict=True):
        pair = pairs.get(one.id)
        if pair and not pair.borderline:
            source, cue, content = (words_in(doc, spans) for spans in (one.source, one.cue, one.content))
            is_nested, clause = one.parent is not None, clause_in(doc, one.content)
            said = Said(one.act or "say", source, cue, content, one.form, is_nested, clause)
            found.append(Case(half, said, row, pair))
    return found


def choose(field: Field, table: Regressions, cases: Iterable[Case]) -> float:
    """Return the best weight of the network's scores, and print the accuracies."""
    known = [case for case in cases if getattr(case.gold, field.name)]
    half = np.array([case.half for case in known])
    own = np.array([table.score(field.features(case.said)) for case in known])
    network = np.array([scores_of(case.scores, field.name) for case in known]).astype(np.float64)
    right = np.array([field.values.index(getattr(case.gold, field.name)) for case in known])
    shares = {}
    for share in NETWORK:
        is_right = (own + share * network).argmax(axis=1) == right
        shares[share] = [float(is_right[half == part].mean()) for part in (0, 1)]
        first, second = (100 * value for value in shares[share])
        print(f"{field.name}, network {share:g}: {first:.1f} and {second:.1f} % are right")
    for part in (0, 1):
        best = max(shares, key=lambda share: shares[share][part])
        print(f"chosen on half {part} of dev: {best:g}; on the other {100 * shares[best][1 - part]:.1f} %")
    return max(shares, key=lambda share: sum(shares[share]))


def main() -> None:
    """Read the arguments and run."""
    data, models = data_and_models(__doc__)
    model, folder = Model(models), data / "ledgers"
    train = [(drawn, parsed(model, _text(folder, drawn))) for drawn in read_part(folder, "train")]
    known = [pair for drawn, doc in train for pair in said_surely(drawn, doc)]
    cases = []
    for place, drawn in enumerate(sorted(read_part(folder, "dev"), key=lambda one: one.name)):
        cases += judged(model, drawn, _text(folder, drawn), place % 2)
    tables = {field: fit_field(field, examples_of(field, known)) for field in (STRENGTH, POLARITY)}
    told = msgspec.structs.replace(
        model.kinds,
        provenance=PROVENANCE,
        strengths=tables[STRENGTH],
        network_of_strengths=choose(STRENGTH, tables[STRENGTH], cases),
        polarities=tables[POLARITY],
        network_of_polarities=choose(POLARITY, tables[POLARITY], cases),
    )
    write_kinds(told, models)


def _text(folder: Path, drawn: GoldLedger) -> str:
    return (folder / "text" / drawn.file).read_bytes().decode("utf-8")


if __name__ == "__main__":
    main()
