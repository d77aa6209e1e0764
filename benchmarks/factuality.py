"""How certain a writer is that an event happened: the reader's judgement beside people's, on UW dev."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.outputs import FACTS
from accordingto.reading.reader import read_scores
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.factuality import JudgedSentence, read_sentences

NAME = "factuality"
TITLE = "UW: how certain events are"
ERROR, CORRELATION = 0.45, 0.82
"""Goals: mean absolute error, at most, and Pearson's r, at least."""
PUBLISHED = (
    ("Rudinger, White & Van Durme (NAACL 2018), BiLSTM ensembles", "0.451", "0.830"),
    ("Veyseh, Nguyen & Dou (ACL 2019), BERT large and graphs", "0.42", "0.86"),
)
"""The best we know of on UW test, which is not here: mean absolute error and r."""
SCALE = 3.0


def measure(data: Path) -> Section:
    """Score the bundled model on UW dev."""
    path = data / "factuality" / "UW" / "dev.jsonl"
    if not path.exists():
        return Section(NAME, TITLE, skipped="DATA has no file `factuality/UW/dev.jsonl`")
    sentences = read_sentences(path)
    judged, ours = judge(sentences, Model())
    error, correlation = agreement(judged, ours)
    rows = [("ours, dev", f"{error:.3f}", f"{correlation:.3f}"), *PUBLISHED]
    return Section(
        NAME,
        TITLE,
        intro=f"{len(judged):,} events in {len(sentences):,} sentences.",
        figures=[
            Figure(
                f"{NAME}.error",
                "mean absolute error",
                error,
                "",
                Goal(ERROR, lower_is_better=True),
                decimals=3,
            ),
            Figure(f"{NAME}.r", "Pearson's r", correlation, "", Goal(CORRELATION), gated=True, decimals=3),
        ],
        tables=[
            Table("Factuality", ("", "mean absolute error", "r"), rows, "Published figures are for test.")
        ],
        data=hash_files([path], data),
    )


def judge(sentences: Sequence[JudgedSentence], model: Model) -> tuple[list[float], list[float]]:
    """What people and the model say of each judged word."""
    judged: list[float] = []
    ours: list[float] = []
    column = FACTS.index("UW")
    for sentence in sentences:
        words = model.words(sentence.text)
        facts = read_scores(model, words).facts
        for at, target in zip(sentence.places(words), sentence.targets, strict=True):
            judged.append(target.label)
            ours.append(float(np.clip(facts[at, column], -SCALE, SCALE)))
    return judged, ours


def agreement(judged: Sequence[float], ours: Sequence[float]) -> tuple[float, float]:
    """Mean absolute error and Pearson's r."""
    one, other = np.array(judged), np.array(ours)
    return float(np.abs(one - other).mean()), float(np.corrcoef(one, other)[0, 1])
