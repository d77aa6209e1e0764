"""Fits how a source is presented: named, unnamed, a crowd, a document or an outlet.

    python -m training.kinds.sources DATA [MODELS]

Puts ``sources`` and ``network`` into the ``kinds.json`` of MODELS (without it of the package). The articles
of DATA/ledgers are read, and every attribution that is paired with a gold one is an example. The regressions
are fitted on train without the network's own judgement, as it has learned the answers there; how strongly
they are pulled to nothing, and how much that judgement counts beside them, is chosen on dev, on each half for
the other, which is what is printed. It belongs behind ``training.kinds.actors`` and ``training.calibrate``.
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
"""How strongly weights may be pulled to nothing."""
NETWORK = (0.0, 0.3, 0.5, 0.7, 1.0, 1.5)
"""How much the network's judgement may count."""


@dataclass(frozen=True)
class Sources:
    """Sources of attributions."""

    rows: Floats
    """Values of ``FEATURES``."""
    network: Floats
    """What the network judges: logarithms of the probabilities of ``SOURCE_KINDS``."""
    kinds: Indices
    """Index of the kind of each in ``SOURCE_KINDS``."""
    article: NDArray[np.str_]
    """Name of the article of each."""


def read_sources(model: Model, folder: Path, part: Part) -> Sources:
    """Read the articles of a part of the ledgers, and find the kinds of the sources of what is right."""
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
    """Return features, the network's judgement and the kind of each source of an article."""
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
    """Fit what tells the kinds of sources, and put it into the folder of a model."""
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
            print(f"pulled by {pull:g}, network {share:g}: {100 * a:.1f} and {100 * b:.1f} % are right")
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
