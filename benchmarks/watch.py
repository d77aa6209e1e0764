"""The watch list compared with hand-made ones: what an article says will happen, and the day it is due.

The lists are those of the development part of ``DATA/watch``. The weights of the watch list are fitted on
others (``training/watch/fit.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.reading import Reader
from accordingto.watchlist import in_order, watch_items
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.intervals import LEVEL, interval
from benchmarks.reporting.report import Figure, Goal, Section
from corpora.ledgers import Part
from corpora.measures import Share
from corpora.watch import read_watched, watch_files, watched_text
from corpora.watchscores import WatchScore, score

NAME = "watch"
TITLE = "The watch list, compared with hand-made ones"
PART: Part = "dev"


@dataclass(frozen=True)
class Row:
    """A figure of the section."""

    key: str
    name: str
    share: Callable[[WatchScore], Share]
    """What it takes from the score of an article."""
    goal: float | None = None
    """In per cent; meant for similar articles that no developer has seen."""


ROWS = (
    Row("recall", "watch items found, recall", lambda one: one.recall, 65.0),
    Row("precision", "watch items listed that are annotated, precision", lambda one: one.precision, 80.0),
    Row("kind", "kind of the watch items found", lambda one: one.kind),
    Row("due", "day, or that there is none, of the watch items found", lambda one: one.due),
    Row("day_precision", "watch items listed with a day that are annotated with it, precision",
        lambda one: one.day_precision, 85.0),
    Row("day_recall", "watch items annotated with a day that are listed with it, recall",
        lambda one: one.day_recall, 60.0),
)  # fmt: skip


def measure(data: Path) -> Section:
    """Read the articles with the bundled reader, and compare their watch lists with the annotated ones."""
    files = watch_files(data, PART)
    if not files:
        return Section(NAME, TITLE, skipped="DATA has no watch lists in `watch` for articles of `ledgers`")
    reader = Reader()
    scores = [
        score(in_order(watch_items(reader.read(one.article))), one.items) for one in read_watched(data, PART)
    ]
    return section(scores, hash_files([*files, *(watched_text(data, path) for path in files)]))


def section(scores: Sequence[WatchScore], data: str) -> Section:
    """Lay out the scores of articles."""
    return Section(
        NAME,
        TITLE,
        intro=f"{len(scores)} articles of the development part, with every promise, threat, prediction and "
        "deadline that lay ahead when they were published, and the last day on which each can be kept. A "
        "listed item is an annotated one if they share at least half of the characters of the shorter; each "
        "counts once. In the last two figures an item is right only if it is an annotated one and has its "
        f"day. In brackets: {LEVEL:g} % intervals over articles (bootstrap). The weights of the list were "
        "fitted on other articles, but the probability from which it lists was chosen with these in view "
        "(`training/LOG.md`, section 78). The goals are meant for similar articles that no developer has "
        "seen.",
        figures=[_figure(row, [row.share(one) for one in scores]) for row in ROWS],
        data=data,
    )


def _figure(row: Row, shares: Sequence[Share]) -> Figure:
    pooled = sum(shares, Share(0, 0))
    return Figure(
        f"{NAME}.{row.key}",
        f"{row.name} ({pooled.right} of {pooled.of})",
        pooled.percent,
        "%",
        goal=None if row.goal is None else Goal(row.goal),
        gated=row.goal is not None,
        interval=interval(shares),
    )
