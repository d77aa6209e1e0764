"""Fits what sort of actor a mention is: persons, organisations, outlets, places, groups and documents.

    python -m training.kinds DATA [MODELS]

Writes ``kinds.json`` into MODELS (without it into the package). A mention in an article of DATA/ledgers is an
example if it is the source of an attribution, or names an actor; its kind is that of the gold actor. One
regression a kind tells it from all others (``encoder/kinds.py``). They are fitted on train; how strongly the
weights are pulled to nothing is chosen on dev, on each half for the other, which is what is printed.

The vectors are those of the network, which learned on train too, but not the kinds of its actors. It belongs
behind every change of the weights, and before ``training.calibrate``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from accordingto.reading.actors.kinds import FEATURES, rows_of
from accordingto.reading.actors.naming.personal_names import PREPOSITIONS
from accordingto.reading.encoder.kinds import ACTOR_KINDS, FILE, VERSION, KindTable
from accordingto.reading.encoder.mentions import MentionDrafts, MentionFinder, kind_chances
from accordingto.reading.encoder.model import BUNDLED, Model, version_of_encoder
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.phrase_bounds import PhraseBounds
from accordingto.types import Span
from corpora.ledgers import GoldLedger, Part, read_part
from training.logistic import Cases, Fit, Floats, fit

PULLS = (10.0, 40.0, 160.0)
"""How strongly weights may be pulled to nothing."""
PLACES = 4
"""Decimal places of a weight."""
MOST_TITLES = 4
"""Words before a name within its mention: "the former attorney general, Ida Orr" is not looked for."""


@dataclass(frozen=True)
class Examples:
    """Mentions of actors."""

    rows: Floats
    """Values of ``FEATURES``, then the network's vector."""
    kinds: np.ndarray
    """Index of the kind of each in ``ACTOR_KINDS``."""
    article: np.ndarray
    """Name of the article of each."""

    def of_kind(self, kind: int) -> Cases:
        """Return the cases of telling one kind from the others."""
        return Cases(self.rows, (self.kinds == kind).astype(float), self.article)


def unfitted(encoder: str) -> KindTable:
    """Return a table for which all kinds are alike."""
    nothing = (0.0,) * len(ACTOR_KINDS)
    return KindTable(VERSION, encoder, "not fitted", dict.fromkeys(FEATURES, nothing), (nothing,), nothing)


def write_kinds(table: KindTable, models: Path) -> None:
    """Write a table into the folder of a model."""
    (models / FILE).write_bytes(msgspec.json.encode(table).replace(b"],", b"],\n") + b"\n")


def write_unfitted(models: Path) -> None:
    """Write a table that tells nothing, so that a model can be loaded before it is fitted."""
    write_kinds(unfitted(version_of_encoder((models / "reader.onnx").read_bytes())), models)


def read_examples(model: Model, folder: Path, part: Part) -> Examples:
    """Read the articles of a part of the ledgers, and find the mentions of their actors."""
    rows, kinds, names = [], [], []
    for drawn in read_part(folder, part):
        text = (folder / "text" / drawn.file).read_bytes().decode("utf-8")
        doc = Document(text, model.words(text))
        found, labels = labelled(model, doc, drawn)
        chosen = sorted(labels)
        network = kind_chances(found.vectors, model.heads)
        row = np.concatenate([rows_of(found, network, doc), found.vectors], axis=1)
        rows.append(row[chosen])
        kinds += [labels[i] for i in chosen]
        names += [drawn.name] * len(chosen)
    return Examples(np.concatenate(rows).astype(np.float64), np.array(kinds), np.array(names))


def labelled(model: Model, doc: Document, drawn: GoldLedger) -> tuple[MentionDrafts, dict[int, int]]:
    """Return the mentions of an article, and the kind of those that are of an actor, by index."""
    sources = [(one.actor, _piece(one.source[0], doc)) for one in drawn.attributions if one.source]
    finder = MentionFinder(read_scores(model, doc.tokens), model.heads, doc.tokens, PhraseBounds(doc).cut)
    found = finder.find([piece for _, piece in sources])
    place = {item.piece: i for i, item in enumerate(found.items)}
    kind_of = {a.name: ACTOR_KINDS.index(a.kind) for a in drawn.actors if a.kind in ACTOR_KINDS}
    labels: dict[int, int] = {}
    for actor in drawn.actors:
        if actor.name in kind_of and actor.mentions:
            named = _piece(actor.mentions[0], doc)
            labels |= dict.fromkeys(_with_titles(named, found, doc), kind_of[actor.name])
    for name, piece in sources:
        widest = max(found.naming(piece), key=lambda item: item.piece.end, default=None)
        if name in kind_of and widest is not None:
            labels.setdefault(place[widest.piece], kind_of[name])
    return found, labels


def _with_titles(named: TokenSpan, found: MentionDrafts, doc: Document) -> Iterator[int]:
    """Yield the mentions, by index, that are a name with no more than titles before it."""
    for i, item in enumerate(found.items):
        before = range(item.piece.start, named.start)
        is_it = item.piece.end == named.end and item.piece.start <= named.start
        if is_it and len(before) <= MOST_TITLES and not any(doc.written[at] in PREPOSITIONS for at in before):
            yield i


def _piece(span: Span, doc: Document) -> TokenSpan:
    return TokenSpan(doc.token_at(span.start), doc.token_at(span.end))


def fit_kinds(examples: Examples, pull: float) -> list[Fit]:
    """Return a regression for each kind."""
    return [fit(examples.of_kind(kind), pull) for kind in range(len(ACTOR_KINDS))]


def share_right(fits: Sequence[Fit], examples: Examples, chosen: np.ndarray) -> float:
    """Return the share of some of the examples whose kind is the likeliest."""
    chances = np.stack([one.chances(examples.rows[chosen]) for one in fits], axis=1)
    return float((chances.argmax(axis=1) == examples.kinds[chosen]).mean())


def fit_table(model: Model, data: Path) -> KindTable:
    """Return the table fitted on the ledgers."""
    train, dev = (read_examples(model, data / "ledgers", part) for part in ("train", "dev"))
    fold = Cases(dev.rows, dev.kinds.astype(float), dev.article).folds(2)
    fits = {pull: fit_kinds(train, pull) for pull in PULLS}
    halves = {pull: [share_right(one, dev, fold == half) for half in (0, 1)] for pull, one in fits.items()}
    for pull, (a, b) in halves.items():
        print(f"pulled by {pull:g}: {100 * a:.1f} and {100 * b:.1f} % of the halves of dev are right")
    chosen = [max(PULLS, key=lambda pull: halves[pull][half]) for half in (0, 1)]
    for half in (0, 1):
        print(f"chosen on half {half}: pull {chosen[half]:g}, {100 * halves[chosen[half]][1 - half]:.1f} %")
    best = fits[max(PULLS, key=lambda pull: sum(halves[pull]))]
    weights = np.stack([one.weights for one in best], axis=1).round(PLACES)
    table = [tuple(row) for row in weights.tolist()]
    return KindTable(
        version=VERSION,
        encoder=model.version,
        provenance="python -m training.kinds, on the ledgers drawn by hand (training/LOG.md)",
        features=dict(zip(FEATURES, table, strict=False)),
        vector=tuple(table[len(FEATURES) :]),
        bias=tuple(round(one.bias, PLACES) for one in best),
    )


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path, nargs="?", default=BUNDLED)
    args = parser.parse_args()
    write_unfitted(args.models)
    write_kinds(fit_table(Model(args.models), args.data), args.models)


if __name__ == "__main__":
    main()
