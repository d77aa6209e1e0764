"""Fit the kind of actor of a mention: person, organisation, outlet, place, group or document.

    python -m training.kinds.actors DATA [MODELS]

Writes ``kinds.json`` and ``nouns.npz`` into MODELS (by default into the package). A mention in an article of
DATA/ledgers is an example if it is the source of an attribution, or names an actor; its kind is that of the
gold actor. Names in DATA/gum, and some of its descriptions, are examples, too; most of them do not speak
(``names.py``). The kinds of nouns without context are fitted first (``nouns.py``). There is one regression
per kind, against all others (``encoder/kinds.py``). They are fitted on train; the strength of the L2 penalty
is chosen on the speakers of dev. The printed figures choose it on one half of dev for the other.

The vectors are those of the network, which was also trained on train, but not on the kinds of its actors. The
command must be run after every change of the network's weights, and before ``training.calibrate``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from accordingto.reading.actors.kinds import FEATURES, noun_of
from accordingto.reading.actors.naming.personal_names import PREPOSITIONS
from accordingto.reading.actors.source_kinds import FEATURES as SOURCE_FEATURES
from accordingto.reading.encoder.kinds import (
    ACTOR_KINDS,
    FILE,
    MENTION_KINDS,
    POLARITIES,
    SOURCE_KINDS,
    STRENGTHS,
    VERSION,
    KindTables,
    Regressions,
)
from accordingto.reading.encoder.mentions import MentionDrafts
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.network import version_of
from accordingto.reading.encoder.nouns import UNTOLD
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.wordpiece import WordPiece
from accordingto.reading.syntax.document import Document
from accordingto.types import Span
from corpora.ledgers import GoldLedger, Part, read_part
from training.command import data_and_models
from training.kinds.examples import Examples, Indices, Rows, gathered
from training.kinds.names import mentions_of, read_names
from training.kinds.nouns import NounFit, write_nouns
from training.logistic import Cases, Fit, Floats, fit

PROVENANCE = (
    "python -m training.kinds.actors, .sources and .strengths, on the hand-annotated ledgers and GUM "
    "(training/LOG.md)"
)
"""Provenance in the tables: the commands that fitted them, and the data."""
PULLS = (5.0, 10.0, 40.0)
"""Strengths of the L2 penalty that are tried."""
PLACES = 4
"""Decimal places of a weight."""
ONE_IN = 8
"""One in this many descriptions of GUM is an example: with all of them, speakers are classified worse."""
MOST_TITLES = 4
"""Maximum number of words before a name in its mention; "the former attorney general, Ida Orr" has more."""


def untold(features: Sequence[str], kinds: Sequence[str], width: int = 0) -> Regressions:
    """Return regressions with zero weights; ``width`` is the width of the network's vectors."""
    nothing = (0.0,) * len(kinds)
    return Regressions(dict.fromkeys(features, nothing), nothing, (nothing,) * width)


def unfitted(encoder: str, width: int) -> KindTables:
    """Return tables with zero weights, with which the network alone decides the kinds of sources."""
    return KindTables(
        version=VERSION,
        encoder=encoder,
        provenance="not fitted",
        actors=untold(FEATURES, MENTION_KINDS, width),
        sources=untold(SOURCE_FEATURES, SOURCE_KINDS),
        network=1.0,
        strengths=Regressions({}, (0.0,) * len(STRENGTHS)),
        network_of_strengths=1.0,
        polarities=Regressions({}, (0.0,) * len(POLARITIES)),
        network_of_polarities=1.0,
    )


def write_kinds(tables: KindTables, models: Path) -> None:
    """Write tables into a model's folder."""
    (models / FILE).write_bytes(msgspec.json.encode(tables).replace(b"],", b"],\n") + b"\n")


def write_unfitted(models: Path) -> None:
    """Write tables with zero weights, so that a model can be loaded before they are fitted."""
    encoder = version_of(models / "reader.onnx")
    with np.load(models / "heads.npz", allow_pickle=False) as heads:
        write_kinds(unfitted(encoder, len(heads["kind_out"])), models)
    pieces = len(WordPiece.from_file(models / "vocab.txt").vocabulary)
    write_nouns(models, np.tile(np.array(UNTOLD), (pieces, 1)))


def read_speakers(model: Model, folder: Path, part: Part) -> Examples:
    """Return the mentions of actors in the articles of a part of the ledgers, as examples."""
    return gathered((drawn.name, *_speakers(model, drawn, folder)) for drawn in read_part(folder, part))


def _speakers(model: Model, drawn: GoldLedger, folder: Path) -> tuple[Rows, list[int], list[str]]:
    """Return the feature rows, the kinds and the nouns of the mentions of actors in an article."""
    text = (folder / "text" / drawn.file).read_bytes().decode("utf-8")
    doc = Document(text, model.words(text))
    found, rows, labels = labelled(model, doc, drawn)
    chosen = sorted(labels)
    nouns = [noun_of(doc.text_of(found.items[i].piece), found.items[i].form) for i in chosen]
    return rows[chosen], [labels[i] for i in chosen], nouns


def labelled(model: Model, doc: Document, drawn: GoldLedger) -> tuple[MentionDrafts, Rows, dict[int, int]]:
    """Return the mentions in an article, their feature rows, and the kinds of those of actors, by index."""
    sources = [(one.actor, _piece(one.source[0], doc)) for one in drawn.attributions if one.source]
    found, rows = mentions_of(model, doc, [piece for _, piece in sources])
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
    return found, rows, labels


def _with_titles(named: TokenSpan, found: MentionDrafts, doc: Document) -> Iterator[int]:
    """Yield the indexes of the mentions that are a name, with nothing but titles before it."""
    for i, item in enumerate(found.items):
        before = range(item.piece.start, named.start)
        is_it = item.piece.end == named.end and item.piece.start <= named.start
        if is_it and len(before) <= MOST_TITLES and not any(doc.written[at] in PREPOSITIONS for at in before):
            yield i


def _piece(span: Span, doc: Document) -> TokenSpan:
    return TokenSpan(doc.token_at(span.start), doc.token_at(span.end))


def fit_each(rows: Floats, kinds: Indices, article: NDArray[np.str_], count: int, pull: float) -> list[Fit]:
    """Return one regression for each of ``count`` kinds, against all other kinds."""
    return [fit(Cases(rows, (kinds == kind).astype(float), article), pull) for kind in range(count)]


def chances(fits: Sequence[Fit], rows: Floats) -> Floats:
    """Return the probabilities of the kinds, shape (rows, kinds)."""
    each = np.stack([one.chances(rows) for one in fits], axis=1)
    found: Floats = each / each.sum(axis=1, keepdims=True)
    return found


def as_data(fits: Sequence[Fit], features: Sequence[str]) -> Regressions:
    """Return regressions as data; the weights after the features are those of the network's vector."""
    weights = np.stack([one.weights for one in fits], axis=1).round(PLACES)
    rows = [tuple(row) for row in weights.tolist()]
    return Regressions(
        features=dict(zip(features, rows, strict=False)),
        bias=tuple(round(one.bias, PLACES) for one in fits),
        vector=tuple(rows[len(features) :]),
    )


def fit_actors(model: Model, data: Path, models: Path) -> Regressions:
    """Return the regressions for the kinds of mentions, fitted on the ledgers and on mentions of GUM."""
    train, dev = (read_speakers(model, data / "ledgers", part) for part in ("train", "dev"))
    names = read_names(model, data / "gum", "train", described=True)
    names_dev = read_names(model, data / "gum", "dev", described=True)
    words = NounFit(model)
    both = words.held_out(train + names)
    nouns = words.fitted(train + names)
    dev, names_dev = nouns.told(dev), nouns.told(names_dev)
    is_named = names_dev.noun == ""
    dealt = np.cumsum(both.noun != "")  # some of the descriptions that do not speak are enough
    speaks = np.arange(len(both.kinds)) < len(train.kinds)
    both = both.where(speaks | (both.noun == "") | (dealt % ONE_IN == 0))
    fold = Cases(dev.rows, dev.kinds.astype(float), dev.article).folds(2)
    right, fits = {}, {}
    for pull in PULLS:
        fits[pull] = fit_each(both.rows, both.kinds, both.article, len(MENTION_KINDS), pull)
        acting = chances(fits[pull], dev.rows)[:, : len(ACTOR_KINDS)]
        is_right = acting.argmax(axis=1) == dev.kinds
        is_known = chances(fits[pull], names_dev.rows).argmax(axis=1) == names_dev.kinds
        named, described = is_known[is_named].mean(), is_known[~is_named].mean()
        right[pull] = [float(is_right[fold == half].mean()) for half in (0, 1)]
        halves = " and ".join(f"{100 * share:.1f}" for share in right[pull])
        print(
            f"penalty {pull:g}: {halves} % of speakers are right, {100 * named:.1f} % of names in GUM, "
            f"{100 * described:.1f} % of descriptions"
        )
    for half in (0, 1):
        best = max(PULLS, key=lambda pull: right[pull][half])
        print(f"chosen on half {half} of dev: {best:g}; on the other {100 * right[best][1 - half]:.1f} %")
    write_nouns(models, nouns.logarithms)
    return as_data(fits[max(PULLS, key=lambda pull: sum(right[pull]))], FEATURES)


def main() -> None:
    """Read the arguments and run."""
    data, models = data_and_models(__doc__)
    write_unfitted(models)
    model = Model(models)
    told = msgspec.structs.replace(model.kinds, provenance=PROVENANCE)
    fitted = msgspec.structs.replace(told, actors=fit_actors(model, data, models))
    write_kinds(fitted, models)


if __name__ == "__main__":
    main()
