"""Attacks on the reader: patterns whose time may grow faster than the text, and articles made to break it."""

from __future__ import annotations

import gc
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from accordingto.errors import InputError
from accordingto.ingest import article_from_text
from accordingto.ingest.article import HEADLINE_CHARS
from accordingto.ingest.inputs.kinds import kind_of
from accordingto.ingest.pages.html import read_html
from accordingto.reading import Reader
from accordingto.types import Article, Span
from benchmarks.reporting.report import Figure, Goal, Section, Table
from benchmarks.robustness.fuzzing import fuzzed_articles
from benchmarks.robustness.ledgerfaults import faults
from benchmarks.robustness.patterns import MARKUP, patterns, repeated
from benchmarks.robustness.trials import Outcome, try_all

NAME = "robustness"
TITLE = "Hostile texts"
SMALL, LARGE = 10_000, 40_000
"""Characters of the two texts of a pattern."""
MOST_GROWTH = 4 / 3
"""How much faster than the text the time may grow."""
HEADLINE = 60
"""Characters of the pattern that become the headline, so that it is compared with the body."""
ARTICLES = 5_000
SHOWN = 20


@dataclass(frozen=True)
class Growth:
    """The processor time, in seconds, of one pattern at two lengths."""

    pattern: str
    small: float
    large: float
    times: float
    """Length of the longer text divided by that of the shorter."""

    @property
    def ratio(self) -> float:
        """Return how much faster than the text the time grows; 1 if it is proportional to it."""
        return self.large / self.small / self.times


def measure(articles: int = ARTICLES) -> Section:
    """Read every pattern at two lengths, and ``articles`` made-up articles."""
    reader = Reader()
    measured = [growth_of(reader, pattern, SMALL, LARGE) for pattern in patterns()]
    growths = sorted((_settled(reader, growth) for growth in measured), key=lambda g: -g.ratio)
    intake = max(intake_growth_of(p, SMALL, LARGE).ratio for p in (*MARKUP, *patterns()))
    outcome = fuzz(reader, articles)
    worst = growths[0].ratio
    beyond = sum(growth.ratio > MOST_GROWTH for growth in growths)
    rows = [(repr(g.pattern[:40]), f"{g.small:.2f}", f"{g.large:.2f}", f"{g.ratio:.2f}") for g in growths]
    return Section(
        NAME,
        TITLE,
        intro=f"{len(growths)} patterns, each repeated to {SMALL:,} and to {LARGE:,} characters under a "
        "headline of its own, and ingested as a file, as a text with its headline and as a page; and "
        f"{articles:,} articles of plain and of hostile sentences. Processor time, on one thread if "
        "`OMP_NUM_THREADS=1` is set. Growth is the ratio of the two times, divided by that of the lengths.",
        figures=[
            Figure("robustness.growth", "worst growth of reading", worst, "×", Goal(MOST_GROWTH, True),
                   decimals=2),
            Figure("robustness.beyond", f"patterns with a growth above {MOST_GROWTH:.2f} ×", beyond, "",
                   Goal(0, True), decimals=0),
            Figure("robustness.intake", "worst growth of ingestion", intake, "×", Goal(MOST_GROWTH, True),
                   decimals=2),
            *outcome.figures(NAME, "ledgers with a fault", "longest reading"),
        ],
        tables=[Table("Most growth", ("pattern", "s", "s, 4 times as long", "growth"), rows[:SHOWN])],
    )  # fmt: skip


def growth_of(reader: Reader, pattern: str, small: int, large: int) -> Growth:
    """Measure one pattern; if the first run looks bad, the faster of two runs of each length counts."""
    texts = [article_of(pattern, size) for size in (small, large)]
    first = [seconds_for(reader, text) for text in texts]
    growth = Growth(pattern, first[0], first[1], large / small)
    if growth.ratio <= MOST_GROWTH:
        return growth
    again = [seconds_for(reader, text) for text in texts]
    return Growth(pattern, min(first[0], again[0]), min(first[1], again[1]), large / small)


def _settled(reader: Reader, growth: Growth) -> Growth:
    """Measure a pattern that looked bad again, when other load may have passed; return the better result."""
    if growth.ratio <= MOST_GROWTH:
        return growth
    return min(growth, growth_of(reader, growth.pattern, SMALL, LARGE), key=lambda g: g.ratio)


def intake_growth_of(pattern: str, small: int, large: int) -> Growth:
    """Measure how a pattern is ingested; the fastest of two runs (six if it looks bad) counts."""
    growth = Growth(pattern, float("inf"), float("inf"), large / small)
    for _ in range(3):
        runs = [min(intake_seconds(repeated(pattern, size)) for _ in range(2)) for size in (small, large)]
        growth = replace(growth, small=min(growth.small, runs[0]), large=min(growth.large, runs[1]))
        if growth.ratio <= MOST_GROWTH:
            break
    return growth


def intake_seconds(text: str) -> float:
    """Detect the format of a text, and ingest it as a text with a headline and as a page.

    Returns the processor time in seconds, including that of refusals.
    """
    gc.collect()
    began = time.process_time()
    kind_of(text)
    with suppress(InputError):
        article_from_text(f"{text}\n\nIt rained.", headline=f"{text[: HEADLINE_CHARS - 1]}!")
    with suppress(InputError):
        read_html(f"<article><h1>It rained</h1><p>{text}</article>", "pattern")
    return time.process_time() - began


def article_of(pattern: str, size: int) -> Article:
    """Return an article of a pattern, with a headline of the same pattern."""
    line = repeated(pattern, HEADLINE).partition("\n")[0].strip()
    headline = Span(0, len(line), line) if line else None
    text = f"{line}\n\n{repeated(pattern, size)}"
    return Article(id="p", language="en", published="2031-05-04", headline=headline, text=text)


def seconds_for(reader: Reader, article: Article) -> float:
    """Read an article and return the processor time in seconds."""
    gc.collect()
    began = time.process_time()
    reader.read(article)
    return time.process_time() - began


def fuzz(reader: Reader, articles: int) -> Outcome:
    """Read made-up articles and look for faults in their ledgers."""
    works = ((article.id, partial(reader.read, article)) for article in fuzzed_articles(articles))
    return try_all(works, faults)
