"""Scores of word pieces for acts: what the reader asks about cues that its lexicon does not list.

    python -m training.unseen DATA MODELS

A linear classifier over the encoder's piece vectors (their mean over the telling words of a cue) and the
circumstances of the cue, fitted on the lexicon's own lines and on the attributions of PolNeAR train whose cue
the lexicon lists. As it is linear, it folds into one score a piece and act: to read, neither the vectors nor
the encoder are needed. One lemma in five is left out, for ``benchmarks/acts.py``; the threshold is read off
``cross_validate``, which leaves out the others in turn. Writes ``acts.npz`` into MODELS. The scores stay
valid for later encoders of the same vocabulary.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.attributions.acts_backoff import circumstances_of, pieces_of
from accordingto.reading.attributions.cues import all_entries
from accordingto.reading.encoder.piece_tables import ACTS, PieceActs
from accordingto.reading.encoder.wordpiece import WordPiece
from corpora.cues import cues_of, fold_of, listed_cues
from corpora.polnear import read_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

EMBEDDINGS = "net.encoder.embeddings.word_embeddings.weight_"
MOST_OF_LEMMA = 4.0
"""Weight of all attributions with one lemma together, at most: "said" is half of the corpus."""
LINE_WEIGHT = 2.0
"""Weight of a line of the lexicon."""
CIRCUMSTANCE = 2.0
"""What circumstances are multiplied by, so that the penalty spares them."""
PENALTY = 330.0
STEPS, RATE, MOMENTUM = 600, 0.5, 0.95


@dataclass(frozen=True)
class Cases:
    """Cues with their acts, one row each."""

    vectors: Floats
    """Mean piece vector, then circumstances."""
    act: NDArray[np.int64]
    weight: Floats
    lemma: Sequence[str]

    def where(self, rows: NDArray[np.bool_]) -> Cases:
        """Some of the rows."""
        lemmas = [lemma for lemma, kept in zip(self.lemma, rows.tolist(), strict=True) if kept]
        return Cases(self.vectors[rows], self.act[rows], self.weight[rows], lemmas)


def piece_vectors(models: Path) -> Floats:
    """The vectors of the vocabulary's pieces, standardised, out of the shipped encoder."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(models / "reader.onnx").graph
    arrays = {one.name: one for one in graph.initializer if one.name.startswith(EMBEDDINGS)}
    small, zero, scale = (
        numpy_helper.to_array(arrays[EMBEDDINGS + part]) for part in ("quantized", "zero_point", "scale")
    )
    vectors = (small.astype(np.float32) - np.float32(zero)) * np.float32(scale)
    normal: Floats = (vectors - vectors.mean(axis=0)) / vectors.std(axis=0)
    return normal


def read_cases(data: Path, vectors: Floats, wordpiece: WordPiece) -> Cases:
    """The attributions of PolNeAR train whose cue the lexicon lists, and the lines of the lexicon."""
    found = [
        (one.cue, one.content, entry)
        for one, entry in listed_cues(cues_of(read_part(data / "polnear" / "train").values()))
        if pieces_of(one.cue, wordpiece)
    ]
    counts = Counter(entry.words[0] for _, _, entry in found)
    lines = [one for one in all_entries() if not one.is_last and one.words[0][0].isalpha()]
    seen = np.array([circumstances_of(cue, content) for cue, content, _ in found])
    around = np.concatenate([seen, np.tile(seen.mean(axis=0), (len(lines), 1))])
    cues = [cue for cue, _, _ in found] + [" ".join(one.words) for one in lines]
    means = np.array([vectors[list(pieces_of(cue, wordpiece))].mean(axis=0) for cue in cues])
    entries = [*(entry for _, _, entry in found), *lines]
    weights = [min(1.0, MOST_OF_LEMMA / counts[entry.words[0]]) for _, _, entry in found]
    return Cases(
        np.concatenate([means, CIRCUMSTANCE * around], axis=1, dtype=np.float32),
        np.array([ACTS.index(entry.act) for entry in entries]),
        np.array([*weights, *(LINE_WEIGHT for _ in lines)], dtype=np.float32),
        [entry.words[0] for entry in entries],
    )


def fit(cases: Cases) -> tuple[Floats, Floats]:
    """Weights (columns, acts) and bias of a softmax regression, by gradient descent with momentum."""
    x, share = cases.vectors, (cases.weight / cases.weight.sum())[:, None]
    mean = (x * share).sum(axis=0)
    x = x - mean
    wanted = np.eye(len(ACTS), dtype=np.float32)[cases.act]
    weights = np.zeros((x.shape[1], len(ACTS)), dtype=np.float32)
    bias = np.zeros(len(ACTS), dtype=np.float32)
    drift, bias_drift = np.zeros_like(weights), np.zeros_like(bias)
    decay = PENALTY / float(cases.weight.sum())
    rate = RATE / (1 + float(np.linalg.norm(x * np.sqrt(share), ord=2)) ** 2)
    for _ in range(STEPS):
        off = (probabilities(x @ weights + bias) - wanted) * share
        drift = MOMENTUM * drift - rate * (x.T @ off + decay * weights)
        bias_drift = MOMENTUM * bias_drift - rate * off.sum(axis=0)
        weights, bias = weights + drift, bias + bias_drift
    return weights, bias - mean @ weights


def probabilities(scores: Floats) -> Floats:
    """Softmax of each row."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = odds / odds.sum(axis=1, keepdims=True)
    return result


def cross_validate(cases: Cases, folds: Sequence[int]) -> None:
    """Print how often guesses are right on lemmas left out in turn, each lemma counting once."""
    fold = np.array([fold_of(lemma) for lemma in cases.lemma])
    sure, right, weight = [], [], []
    for left_out in folds:
        inside, outside = cases.where(fold != left_out), cases.where(fold == left_out)
        weights, bias = fit(inside)
        guessed = probabilities(outside.vectors @ weights + bias)
        counts = Counter(outside.lemma)
        sure.append(guessed.max(axis=1))
        right.append(guessed.argmax(axis=1) == outside.act)
        weight.append(np.array([1 / counts[lemma] for lemma in outside.lemma]))
    p, ok, w = np.concatenate(sure), np.concatenate(right), np.concatenate(weight)
    print(f"{int(w.sum())} lemmas, right {100 * (w * ok).sum() / w.sum():.1f} %")
    for least in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        on = p >= least
        correct = 100 * (w * ok)[on].sum() / w[on].sum()
        print(f"from {least:.2f}: {100 * w[on].sum() / w.sum():.1f} % answered, right {correct:.1f} %")


def folded(weights: Floats, bias: Floats, vectors: Floats) -> PieceActs:
    """The classifier as scores of pieces, in int8, and of circumstances."""
    width = vectors.shape[1]
    scores = vectors @ weights[:width]
    scale = np.abs(scores).max(axis=0) / 127
    return PieceActs(np.rint(scores / scale).astype(np.int8), scale, CIRCUMSTANCE * weights[width:], bias)


def write_acts(data: Path, models: Path) -> None:
    """Write ``acts.npz`` beside the encoder and the vocabulary in ``models``, and print how good it is."""
    vectors = piece_vectors(models)
    cases = read_cases(data, vectors, WordPiece.from_file(models / "vocab.txt"))
    known = cases.where(np.array([fold_of(lemma) != 0 for lemma in cases.lemma]))
    cross_validate(known, range(1, 5))
    np.savez_compressed(models / "acts.npz", **vars(folded(*fit(known), vectors)))


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path)
    args = parser.parse_args()
    write_acts(args.data, args.models)


if __name__ == "__main__":
    main()
