"""Clustering of articles by event: which are grouped together, and which articles of other events get in.

BASIL has each event as three outlets report it, with days. ECB+ has no days, and for every event another one
that resembles it. The hand-made stories are also hidden in a stream of news, and each is to be found as one
story. Nothing was fitted on BASIL or ECB+; the threshold was chosen on rumours of the Fake News Challenge.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from accordingto.stories.cluster.clusters import Clusters
from accordingto.stories.cluster.gathering import key_of
from accordingto.stories.cluster.outline import Outline, outline_of
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.events import Told, read_basil, read_drawn, read_ecbplus, read_news

NAME = "stories"
TITLE = "Stories: articles on one event"
STREAM = 10_000
"""Number of articles in the stream, including those of the hand-made stories."""
BASIL, ECBPLUS = 99.5, 92.0
"""Goals for B-cubed F1, in per cent."""
FOREIGN = 0.1
"""Goal: articles of other events in a hand-made story, on average, at most."""


@dataclass(frozen=True)
class Agreement:
    """Agreement of groups of articles with the gold events (B-cubed, Bagga & Baldwin 1998), in per cent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@dataclass(frozen=True)
class Hidden:
    """How the hand-made stories were grouped in the stream."""

    stories: int
    whole: int
    """Stories whose articles are all in one group."""
    foreign: int
    """Articles that are not part of the story, over the groups that hold most of each story."""


def measure(data: Path) -> Section:
    """Group the articles of BASIL, of ECB+ and of the stream."""
    files = [
        *sorted((data / "basil" / "articles").glob("*.json")),
        *sorted((data / "ecbplus").glob("*.json*")),
        data / "stories" / "dev.jsonl",
        data / "news" / "articles.jsonl.gz",
    ]
    if not all(file.exists() for file in files) or len(files) < 5:
        return Section(NAME, TITLE, skipped="DATA lacks `basil`, `ecbplus`, `stories` or `news`")
    basil = agreement_of(read_basil(data / "basil" / "articles"))
    ecbplus = agreement_of(read_ecbplus(data / "ecbplus"))
    drawn = read_drawn(data / "stories" / "dev.jsonl")
    outlines = stream(drawn, data / "news" / "articles.jsonl.gz")
    groups, slowest = grouped(list(outlines), outlines)
    hidden = found(drawn, groups)
    shuffled = list(outlines)
    random.Random(1).shuffle(shuffled)
    other, _ = grouped(shuffled, outlines)
    orders = agreement(other, groups)
    return section(basil, ecbplus, hidden, orders, slowest, groups, hash_files(files, data))


def agreement_of(told: Sequence[Told]) -> Agreement:
    """Group articles, and compare the groups with their events."""
    outlines = {one.name: outline_of(one.article) for one in told}
    groups, _ = grouped(list(outlines), outlines)
    return agreement(groups, {one.name: one.event for one in told})


def grouped(order: Sequence[str], outlines: Mapping[str, Outline]) -> tuple[dict[str, str], float]:
    """Return the first key of each key's group, and the longest processor time (s) to add one article."""
    clusters, slowest = Clusters(), 0.0
    for key in order:
        began = time.process_time()
        clusters.add(key, outlines[key])
        slowest = max(slowest, time.process_time() - began)
    return {key: story[0] for story in clusters.stories() for key in story}, slowest


def agreement(groups: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> Agreement:
    """Return the agreement of two groupings of the same articles."""
    ours: defaultdict[Hashable, set[str]] = defaultdict(set)
    theirs: defaultdict[Hashable, set[str]] = defaultdict(set)
    for key, event in gold.items():
        ours[groups[key]].add(key)
        theirs[event].add(key)
    precision = recall = 0.0
    for key, event in gold.items():
        both = len(ours[groups[key]] & theirs[event])
        precision += both / len(ours[groups[key]])
        recall += both / len(theirs[event])
    return Agreement(100 * precision / len(gold), 100 * recall / len(gold))


def stream(drawn: Sequence[Told], news: Path) -> dict[str, Outline]:
    """Return ``STREAM`` articles by key, sorted by day: the hand-made stories, filled up with news."""
    texts = {one.article.text for one in drawn}
    outlines = {key_of(one.article): outline_of(one.article) for one in drawn}
    others = (one.article for one in read_news(news) if one.article.text not in texts)
    for article in islice(others, STREAM - len(outlines)):
        outlines.setdefault(key_of(article), outline_of(article))
    return dict(sorted(outlines.items(), key=lambda pair: (pair[1].day or 0, pair[0])))


def found(drawn: Sequence[Told], groups: Mapping[str, str]) -> Hidden:
    """Return how the hand-made stories are grouped."""
    sizes = Counter(groups.values())
    stories: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in drawn:
        stories[one.event][groups[key_of(one.article)]] += 1
    best = [held.most_common(1)[0] for held in stories.values()]
    return Hidden(
        stories=len(stories),
        whole=sum(len(held) == 1 for held in stories.values()),
        foreign=sum(sizes[group] - count for group, count in best),
    )


def section(
    basil: Agreement,
    ecbplus: Agreement,
    hidden: Hidden,
    orders: Agreement,
    slowest: float,
    groups: Mapping[str, str],
    data: str,
) -> Section:
    """Lay out the results."""
    sizes = Counter(Counter(groups.values()).values())
    several = sum(count for size, count in sizes.items() if size > 1)
    rows = [
        (name, f"{one.precision:.1f}", f"{one.recall:.1f}", f"{one.f1:.1f}")
        for name, one in (("BASIL", basil), ("ECB+", ecbplus), ("the stream, in another order", orders))
    ]
    table = Table(
        "B-cubed, in percent",
        ("Articles", "Precision", "Recall", "F1"),
        rows,
        note=f"The stream has {len(groups):,} articles and {several:,} stories of two or more, the largest "
        f"of {max(sizes)}. The last row compares these with the stories that a random order gives.",
    )
    figures = [
        Figure("stories.basil.f1", "BASIL, B-cubed F1", basil.f1, "%", Goal(BASIL), gated=True),
        Figure("stories.ecbplus.f1", "ECB+, B-cubed F1", ecbplus.f1, "%", Goal(ECBPLUS), gated=True),
        Figure(
            "stories.stream.whole",
            f"Hand-made stories found as one, of {hidden.stories} in the stream",
            hidden.whole,
            goal=Goal(hidden.stories),
            gated=True,
            decimals=0,
        ),
        Figure(
            "stories.stream.foreign",
            "Articles of other events per story",
            hidden.foreign / hidden.stories,
            goal=Goal(FOREIGN, lower_is_better=True),
            decimals=2,
        ),
        Figure(
            "stories.stream.orders",
            "The stream in another order, B-cubed F1",
            orders.f1,
            "%",
            gated=True,
        ),
        Figure(
            "stories.stream.slowest",
            "Longest time to add one article",
            1000 * slowest,
            "ms of processor time",
            goal=Goal(300, lower_is_better=True),
            decimals=0,
        ),
    ]
    return Section(NAME, TITLE, figures=figures, tables=[table], data=data)
