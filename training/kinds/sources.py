"""Fit the kind of source of an attribution: named, unnamed, collective, document or outlet.

    python -m training.kinds.sources DATA [MODELS]

Writes ``sources`` and ``network`` into the ``kinds.json`` of MODELS (by default of the package). The articles
of DATA/ledgers are read, and every attribution that is paired with a gold one is an example. The regressions
are fitted on train without the network's predictions, as it has learned the answers there. The strength of
the L2 penalty and the weight of the network's predictions are chosen on dev; the printed figures choose them
on one half of dev for the other. The command must be run after ``training.kinds.actors`` and
``training.calibrate``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from accordingto.reading.actors.source_kinds import FEATURES, row_of
from accordingto.reading.assemble import make_attributions
from accordingto.reading.attributions.fields import chances_of
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.kinds import SOURCE_KINDS
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from corpora.ledgers import GoldLedger, Part, read_part
from corpora.pairing import pair_up
from training.command import data_and_models
from training.kinds.actors import as_data, chances, fit_each, write_kinds
from training.kinds.examples import Indices
from training.logistic import Cases, Floats

PULLS = (5.0, 20.0, 80.0)
"""Strengths of the L2 penalty that are tried."""
NETWORK = (0.0, 0.3, 0.5, 0.7, 1.0, 1.5)
"""Weights of the network's predictions that are tried."""


@dataclass(frozen=True)
class Sources:
    """Sources of attributions as training examples."""

    rows: Floats
    """Values of ``FEATURES``, shape (sources, features)."""
    network: Floats
    """The network's logarithms of the probabilities of ``SOURCE_KINDS``, shape (sources, kinds)."""
    kinds: Indices
    """Index of each source's kind in ``SOURCE_KINDS``."""
    article: NDArray[np.str_]
    """Name of each source's article."""


def read_sources(model: Model, folder: Path, part: Part) -> Sources:
    """Return the sources of the right attributions in the articles of a part of the ledgers."""
    rows, network, kinds, names = [], [], [], []
    for drawn in read_part(folder, part):
        text = (folder / "text" / drawn.file).read_bytes().decode("utf-8")
        for row, judged, kind in sources_of(model, drawn, text):
            rows.append(row)
            network.append(np.log(judged))
            kinds.append(kind)
            names.append(drawn.name)
    return Sources(np.array(rows, dtype=np.float64), np.array(network), np.array(kinds), np.array(names))


def sources_of(model: Model, drawn: GoldLedger, text: str) -> list[tuple[tuple[float, ...], Floats, int]]:
    """Return, for each source in an article, the features, the network's probabilities and the gold index."""
    doc, outlets, trace = Document(text, model.words(text)), Outlets(), Trace()
    trace.begin(STEPS)
    draft = draft_ledger(doc, read_scores(model, doc.tokens), model, outlets, trace)
    read, _ = make_attributions(doc, draft, outlets, 0.0, model.kinds)
    gold = {one.id: one for one in drawn.attributions}
    pairs = {ours.id: gold[id] for id, ours in pair_up(drawn.attributions, read).items()}
    found = []
    for i, ours in enumerate(read):
        pair = pairs.get(ours.id)
        if pair and ours.source and pair.source_kind in SOURCE_KINDS:
            row = row_of(draft.found[i], draft.speakers[i], draft.entities)
            judged = chances_of(draft.fields[i], "source_kind", SOURCE_KINDS).astype(np.float64)
            found.append((row, judged, SOURCE_KINDS.index(pair.source_kind)))
    return found


def fit_sources(model: Model, data: Path, models: Path) -> None:
    """Fit the regressions for the kinds of sources, and write them into a model's folder."""
    train, dev = (read_sources(model, data / "ledgers", part) for part in ("train", "dev"))
    fold = Cases(dev.rows, dev.kinds.astype(float), dev.article).folds(2)
    right, fits = {}, {}
    for pull in PULLS:
        fits[pull] = fit_each(train.rows, train.kinds, train.article, len(SOURCE_KINDS), pull)
        own = np.log(chances(fits[pull], dev.rows))
        for share in NETWORK:
            is_right = (own + share * dev.network).argmax(axis=1) == dev.kinds
            right[pull, share] = [float(is_right[fold == half].mean()) for half in (0, 1)]
            a, b = right[pull, share]
            print(f"penalty {pull:g}, network {share:g}: {100 * a:.1f} and {100 * b:.1f} % are right")
    alone = dev.network.argmax(axis=1) == dev.kinds
    print(f"network alone: {100 * alone[fold == 0].mean():.1f} and {100 * alone[fold == 1].mean():.1f} %")
    for half in (0, 1):
        best = max(right, key=lambda way: right[way][half])
        print(f"chosen on half {half} of dev: {best}; on the other {100 * right[best][1 - half]:.1f} %")
    pull, share = max(right, key=lambda way: sum(right[way]))
    fitted = as_data(fits[pull], FEATURES)
    write_kinds(msgspec.structs.replace(model.kinds, sources=fitted, network=share), models)


def main() -> None:
    """Read the arguments and run."""
    data, models = data_and_models(__doc__)
    fit_sources(Model(models), data, models)


if __name__ == "__main__":
    main()
