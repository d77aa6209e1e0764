"""Temporal expressions on the corpora of TempEval-3, scored as TempEval-3 does.

A time that is found matches an annotated one if the two overlap (*relaxed*) or are equal (*strict*);
each counts once. Type and value are scored over the overlapping ones, as in TempEval-3's ranking (UzZaman et
al. 2013). Nothing is trained here: ten parts of the documents only show how much the figures vary. The rules
were written by looking at the errors in about half of the documents (``is_looked_at``); of the others, only
totals were seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import mean, stdev

from accordingto.reading.encoder.model import Model
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.trees import trees_of
from accordingto.reading.times.timex import find_times
from accordingto.types import Time
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.measures import Score
from corpora.timeml import CORPORA, Dated, GoldTime, read_timeml, timeml_files

NAME = "times"
TITLE = "TempEval-3: temporal expressions"
EXTENT, VALUE = 90.0, 80.0
"""Goals for F1, in per cent: of relaxed extents, and of values."""
PARTS = 10
PUBLISHED = (
    ("best of TempEval-3 and after, extents", "90.7", ""),
    ("best by rules", "", "77.6"),
    ("best learned", "", "≈ 82"),
)
"""The best results we know of, on TempEval-3's evaluation set, which is not available here."""
MEASURES = ("relaxed", "strict", "kind", "value")


@dataclass(frozen=True)
class TimeScore:
    """True positives, false positives and false negatives under each measure."""

    relaxed: Score = field(default_factory=Score)
    strict: Score = field(default_factory=Score)
    kind: Score = field(default_factory=Score)
    value: Score = field(default_factory=Score)

    def __add__(self, other: TimeScore) -> TimeScore:
        """Return the sum of two scores."""
        return TimeScore(*(getattr(self, name) + getattr(other, name) for name in MEASURES))

    @property
    def f1s(self) -> tuple[float, ...]:
        """Return F1 under each of ``MEASURES``."""
        return tuple(getattr(self, name).f1 for name in MEASURES)


@dataclass(frozen=True)
class Scored:
    """The score of a document."""

    document: Dated
    score: TimeScore


def measure(data: Path) -> Section:
    """Score the rules on both corpora."""
    folder = data / "tempeval3"
    files = timeml_files(folder)
    if not files:
        return Section(NAME, TITLE, skipped="DATA has no folder `tempeval3` with TimeML files")
    corpora = {path.name: path.parent.name for path in files}
    model = Model()
    scored = [Scored(d, score(d.times, _found(d, model))) for d in map(read_timeml, files)]
    return section(scored, corpora, hash_files(files, folder))


def _found(document: Dated, model: Model) -> tuple[Time, ...]:
    """Return the times that the reader finds in a document; its dependency trees give the tenses."""
    doc = Document(document.text, model.words(document.text))
    doc = doc.parsed(trees_of(doc, read_scores(model, doc.tokens), model.heads))
    return find_times(document.text, document.published, doc=doc)


def score(gold: Sequence[GoldTime], found: Sequence[Time]) -> TimeScore:
    """Score the times found in one document."""
    used: set[int] = set()
    hits = dict.fromkeys(MEASURES, 0)
    for time in gold:
        at = _partner(time, found, used)
        if at is None:
            continue
        used.add(at)
        hits["relaxed"] += 1
        hits["strict"] += (found[at].start, found[at].end) == (time.start, time.end)
        hits["kind"] += found[at].kind == time.kind
        hits["value"] += found[at].value == time.value
    return TimeScore(*(Score(hits[m], len(found) - hits[m], len(gold) - hits[m]) for m in MEASURES))


def _partner(time: GoldTime, found: Sequence[Time], used: set[int]) -> int | None:
    """Return the index of the unused time found with the same characters, else of the first that overlaps."""
    free = [i for i, f in enumerate(found) if i not in used and f.start < time.end and f.end > time.start]
    same = [i for i in free if (found[i].start, found[i].end) == (time.start, time.end)]
    return next(iter([*same, *free]), None)


def is_looked_at(name: str) -> bool:
    """Return whether the rules were written with a document's errors in view."""
    return _digest(name)[0] % 2 == 0


def _digest(name: str) -> bytes:
    return hashlib.md5(name.removesuffix(".tml").encode(), usedforsecurity=False).digest()


def _is_of(corpora: dict[str, str], corpus: str, name: str) -> bool:
    """Return whether a document belongs to a corpus."""
    return corpora.get(name) == corpus


def section(scored: Sequence[Scored], corpora: dict[str, str], data: str) -> Section:
    """Lay out the scores; ``corpora`` gives the corpus of every document."""
    total = pooled(scored)
    sets: dict[str, Callable[[str], bool]] = {
        "all": lambda name: True,
        "errors inspected": is_looked_at,
        "errors not inspected": lambda name: not is_looked_at(name),
    }
    for corpus in CORPORA:
        sets[corpus] = partial(_is_of, corpora, corpus)
    rows = []
    for label, member in sets.items():
        part = [s for s in scored if member(s.document.name)]
        marked = sum(len(s.document.times) for s in part)
        rows.append((label, str(len(part)), str(marked), *(f"{f1:.1f}" for f1 in pooled(part).f1s)))
    rows.append(("ten parts: mean ± spread", str(len(scored)), "", *_spread(scored)))
    return Section(
        NAME,
        TITLE,
        intro="Explicit temporal expressions of the training corpora of TempEval-3, found by rules and "
        "resolved against the document's day. Values are compared as strings.",
        figures=[
            _figure("relaxed", "times, extents, relaxed F1", total.relaxed, Goal(EXTENT)),
            _figure("strict", "times, extents, strict F1", total.strict),
            _figure("type", "times, type F1", total.kind),
            _figure("value", "times, value F1", total.value, Goal(VALUE)),
        ],
        tables=[
            Table(
                "Times", ("", "documents", "times", "relaxed F1", "strict F1", "type F1", "value F1"), rows
            ),
            Table(
                "Published",
                ("", "relaxed F1", "value F1"),
                PUBLISHED,
                "On TempEval-3's evaluation set, not on these documents.",
            ),
        ],
        data=data,
    )


def _figure(key: str, name: str, scored: Score, goal: Goal | None = None) -> Figure:
    return Figure(f"{NAME}.{key}", name, scored.f1, goal=goal, gated=True)


def pooled(scored: Iterable[Scored]) -> TimeScore:
    """Return the sum of the scores of documents."""
    return sum((s.score for s in scored), TimeScore())


def _spread(scored: Sequence[Scored]) -> list[str]:
    """Return mean and standard deviation of each measure over ten parts of the documents."""
    parts = [[s for s in scored if _digest(s.document.name)[1] % PARTS == part] for part in range(PARTS)]
    f1s = [pooled(part).f1s for part in parts if part]
    return [
        f"{mean(each):.1f} ± {stdev(each) if len(each) > 1 else 0:.1f}" for each in zip(*f1s, strict=True)
    ]
