"""The small model compared with the large one: accuracy on whole ledgers, and time.

Both read each article one after the other, so that other load on the machine slows both. Times are processor
time; of several readings of an article, the fastest counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.reading.encoder.model import SMALL, Model
from accordingto.reading.reader import read_scores
from benchmarks.ledgers import scoring
from benchmarks.ledgers.articles import FOLDER, MISSING, PART, hash_of
from benchmarks.reporting.intervals import LEVEL, interval_of_difference
from benchmarks.reporting.report import Figure, Section, Table, show_interval
from corpora.ledgers import GoldLedger, paths_of, read_part, text_of
from corpora.measures import Share

NAME = "models"
TITLE = "The small model beside the large"
ROUNDS = 2
ROWS = (
    scoring.F1, scoring.RECALL, scoring.PRECISION, scoring.NESTED, scoring.CONTENT, scoring.ACTOR,
    scoring.NAMED, scoring.RIGHT_OF_NAMED, *scoring.FIELDS.values(), scoring.ADDRESSEE, scoring.ROLE,
    scoring.AFFILIATION, scoring.HEADLINE_GIVEN,
)  # fmt: skip


@dataclass(frozen=True)
class OneReading:
    """An article as one of the models reads it."""

    words: int
    counts: Mapping[str, Share]
    """The share that is right, by row."""
    whole: float
    """Seconds of processor time from text to ledger."""
    network: float
    """Seconds of processor time of the network alone."""


class Contender:
    """One of the two models, with its reader."""

    def __init__(self, reader: Reader, model: Model) -> None:
        self._reader, self._model = reader, model

    def read(self, gold: GoldLedger, text: str) -> OneReading:
        """Read an article and score its ledger."""
        article = article_from_text(text)
        tokens = self._model.words(article.text)
        network = _seconds(partial(read_scores, self._model, tokens))
        began = time.process_time()
        ledger = self._reader.read(article)
        whole = time.process_time() - began
        return OneReading(len(article.text.split()), scoring.score(gold, ledger), whole, network)


def measure(data: Path) -> Section:
    """Read ``DATA/ledgers`` with both models."""
    folder = data / FOLDER
    if not folder.is_dir():
        return Section(NAME, TITLE, skipped=MISSING)
    large, small = Contender(Reader(), Model()), Contender(Reader("small"), Model(SMALL))
    found: tuple[list[OneReading], list[OneReading]] = ([], [])
    for path, gold in zip(paths_of(folder, PART), read_part(folder, PART), strict=True):
        text = text_of(path).read_bytes().decode()
        rounds = [[one.read(gold, text) for one in (large, small)] for _ in range(ROUNDS)]
        for own, readings in zip(found, zip(*rounds, strict=True), strict=True):
            own.append(quickest(readings))
    return section(*found, hash_of(folder))


def quickest(readings: Sequence[OneReading]) -> OneReading:
    """Return a reading of an article with the shortest times of all its readings."""
    first = readings[0]
    whole, network = (min(times) for times in zip(*((r.whole, r.network) for r in readings), strict=True))
    return OneReading(first.words, first.counts, whole, network)


def section(large: Sequence[OneReading], small: Sequence[OneReading], data: str) -> Section:
    """Lay out the accuracy and times of the models side by side."""
    words = sum(one.words for one in large)
    rates = [words / sum(one.whole for one in each) for each in (large, small)]
    whole, network = (
        sum(getattr(one, what) for one in small) / sum(getattr(one, what) for one in large)
        for what in ("whole", "network")
    )
    return Section(
        NAME,
        TITLE,
        intro="`--model small` has three of the six layers and was distilled from the large model. The "
        f"{len(large)} articles of the benchmark `ledgers`, read with both in turn; times are processor "
        f"time, the shorter of {ROUNDS} readings of each article. In brackets: {LEVEL:g} % intervals of the "
        "difference over articles (bootstrap).",
        figures=[
            Figure(f"{NAME}.f1", "F1 of the small model", _percent(small, scoring.F1)),
            Figure(f"{NAME}.whole", "time of a reading, relative to the large model", whole, "×", decimals=2),
            Figure(f"{NAME}.network", "time of the network, relative to the large model", network, "×",
                   decimals=2),
        ],
        tables=[
            Table("Accuracy, in per cent", ("", "large", "small", "difference"),
                  [_row(large, small, row) for row in ROWS]),
            Table("Speed", ("", "large", "small"),
                  [("words per second and core, text to ledger", *(f"{rate:,.0f}" for rate in rates))]),
        ],
        data=data,
    )  # fmt: skip


def _row(large: Sequence[OneReading], small: Sequence[OneReading], row: str) -> tuple[str, ...]:
    one, other = _percent(large, row), _percent(small, row)
    apart = show_interval(interval_of_difference(_shares(small, row), _shares(large, row)))
    return row, f"{one:.1f}", f"{other:.1f}", f"{other - one:+.1f} {apart}".strip()


def _percent(readings: Sequence[OneReading], row: str) -> float:
    return sum(_shares(readings, row), Share(0, 0)).percent


def _shares(readings: Sequence[OneReading], row: str) -> list[Share]:
    return [one.counts.get(row, Share(0, 0)) for one in readings]


def _seconds(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return time.process_time() - began
