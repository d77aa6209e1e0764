"""Calibration of ``confidence`` and ``actor_confidence``: whether they are the probabilities of being right.

``confidence`` is judged on every attribution of ours, which is right if it is paired with a gold one. Those
paired with a borderline one are left out. ``actor_confidence`` is judged where the attribution is right and
the ledger names its actor; it is right if that is the gold actor. The expected calibration error is defined
in ``benchmarks/reporting/reliability.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from accordingto.types import Ledger
from benchmarks.ledgers.actors import cases_of
from benchmarks.ledgers.articles import MISSING, Articles, read_articles
from benchmarks.reporting.reliability import (
    BINS,
    RIGHT,
    Bin,
    Outcome,
    Reliability,
    bins_of,
    expected_calibration_error,
)
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.ledgers import GoldLedger
from corpora.pairing import pair_up, places

NAME = "calibration"
TITLE = "Calibration of the confidence"
LEAST_OFF = 5.0
"""Goal for the expected calibration error, in points."""
OTHER, NOTHING_THERE = "other content", "no attribution there"
WRONG_NAME = "wrong name"
BORDERLINE = "borderline"


def measure(data: Path) -> Section:
    """Judge the confidence in the installed command's ledgers of the articles in ``DATA/ledgers``."""
    articles = read_articles(data)
    return Section(NAME, TITLE, skipped=MISSING) if articles is None else section(articles)


def section(articles: Articles) -> Section:
    """Judge the confidence of ledgers, and lay out the result."""
    found = [one for gold, ledger in articles.pairs() for one in attribution_outcomes(gold, ledger)]
    attributions = bins_of([one for one in found if one.kind != BORDERLINE])
    actors = bins_of([one for gold, ledger in articles.pairs() for one in actor_outcomes(gold, ledger)])
    left_out = sum(one.kind == BORDERLINE for one in found)
    return Section(
        NAME,
        TITLE,
        intro=f"On the articles of the benchmark `ledgers`: {_size(attributions):,} attributions of ours, "
        f"without {left_out} that are borderline, and {_size(actors):,} actors named in right attributions. "
        "The expected calibration error is the mean difference between confidence and the share that is "
        f"right, over {BINS} bins of equal size; equal confidences stay in one bin. "
        "The confidences were fitted on these same articles; fitted on one half and evaluated on the other, "
        "the errors are 2.9 and 2.0 points (training/LOG.md, 32).",
        figures=[
            _figure("confidence", attributions),
            _figure("actor_confidence", actors),
        ],
        tables=[
            _table("`confidence` of attributions", attributions, (RIGHT, OTHER, NOTHING_THERE)),
            _table("`actor_confidence` of actors named", actors, (RIGHT, WRONG_NAME)),
        ],
        charts=[
            Reliability(
                "ledger-reliability.svg",
                "Share that is right, by confidence (the diagonal: perfectly calibrated)",
                {
                    "confidence: the attribution is right": attributions,
                    "actor_confidence: the actor is right": actors,
                },
            )
        ],
        data=articles.data,
    )


def attribution_outcomes(gold: GoldLedger, ledger: Ledger) -> Iterator[Outcome]:
    """Yield the outcome of every attribution of a ledger: ``BORDERLINE`` if its gold one is borderline."""
    pairs = pair_up(gold.attributions, ledger.attributions)
    doubtful = {one.id for one in gold.attributions if one.borderline}
    kinds = {ours.id: BORDERLINE if drawn in doubtful else RIGHT for drawn, ours in pairs.items()}
    cues = places(span for one in gold.attributions for span in one.cue)
    for ours in ledger.attributions:
        wrong = OTHER if cues & places(ours.cue) else NOTHING_THERE
        yield Outcome(ours.confidence, kinds.get(ours.id, wrong))


def actor_outcomes(gold: GoldLedger, ledger: Ledger) -> Iterator[Outcome]:
    """Yield the outcome of every actor that is named where the attribution is right."""
    for case in cases_of(gold, ledger):
        if case.answer is not None:
            yield Outcome(case.answer.confidence, RIGHT if case.answer.right else WRONG_NAME)


def _figure(field: str, bins: Sequence[Bin]) -> Figure:
    return Figure(
        f"{NAME}.{field}",
        f"expected calibration error of `{field}`",
        expected_calibration_error(bins),
        "points",
        Goal(LEAST_OFF, lower_is_better=True),
    )


def _table(title: str, bins: Sequence[Bin], kinds: Sequence[str]) -> Table:
    rows = []
    for one in bins:
        counts = Counter(outcome.kind for outcome in one.outcomes)
        sure = [outcome.confidence for outcome in one.outcomes]
        rows.append(
            (
                f"{100 * min(sure):.0f} to {100 * max(sure):.0f}",
                f"{one.confidence:.1f}",
                f"{one.right.percent:.1f}",
                f"{one.gap:+.1f}",
                *(str(counts[kind]) for kind in kinds),
            )
        )
    return Table(title, ("confidence, %", "mean", "right, %", "overconfident by", *kinds), rows)


def _size(bins: Sequence[Bin]) -> int:
    return sum(len(one.outcomes) for one in bins)
