"""The gain of each pass: every article is read again without it, from the same scores of the network.

The encoder runs once per article. A pass that changed nothing in an article is not left out there, because
the result would be the same. The gain of a pass is the figure with all passes minus the figure without it.
Its interval is computed over the same bootstrap samples of articles for both; a gain whose interval contains
0 may be chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from accordingto.reading.assemble import make_attributions
from accordingto.reading.attributions.passes import PASSES, Pass
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.outputs import Scores
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from accordingto.types import Article, Ledger, Span
from benchmarks import polnear
from benchmarks.ledgers import articles, scoring
from benchmarks.linked import whole_score
from benchmarks.reporting.intervals import LEVEL, interval_of_difference
from benchmarks.reporting.report import Figure, Section, Table, show_interval, show_points
from corpora.ledgers import paths_of, read_part, text_of
from corpora.measures import Share
from corpora.parts import ROLES, top_level
from corpora.polnear import Document as Annotated
from corpora.polnear import read_instances
from corpora.polnear import read_part as read_polnear
from corpora.spans import Instance, score_spans

NAME = "ablation"
TITLE = "Gain of each pass"
EVERY = "every pass"
WHOLE = "whole"
COLUMNS = {
    scoring.F1: "ledgers: F1",
    scoring.NESTED: "nested",
    scoring.ACTOR: "actor",
    "source": "PolNeAR: source",
    "cue": "cue",
    "content": "content",
    WHOLE: "whole, by overlap",
}
"""The figures, with the headers of their columns."""
OF_LEDGERS = (scoring.F1, scoring.NESTED, scoring.ACTOR)
WITH_INTERVAL = (scoring.F1, WHOLE)

Shares = Mapping[str, Share]
"""The share of each figure that is right in an article."""
Judge = Callable[[Ledger], Shares]


@dataclass(frozen=True)
class Reading:
    """One article, read with all passes and without each of them."""

    complete: Shares
    """The shares with all passes."""
    without: Mapping[str, Shares]
    """The shares without a pass, by its name; under ``EVERY``, those without any."""
    changed: Mapping[str, int]
    """How many attributions are missing, new or different without a pass, by its name."""


@dataclass(frozen=True)
class Ablation:
    """An article with the network's scores, which can be read with any set of passes."""

    doc: Document
    scores: Scores
    model: Model
    outlets: Outlets

    def read(self, passes: Sequence[Pass], trace: Trace) -> Ledger:
        """Return the ledger of the given passes, with attributions and actors only."""
        trace.begin(STEPS)
        draft = draft_ledger(self.doc, self.scores, self.model, self.outlets, trace, passes=passes)
        found, actors = make_attributions(
            self.doc, draft, self.outlets, self.model.calibration.actor.threshold, self.model.kinds
        )
        article = Article(id="", text=self.doc.text)
        return Ledger(reader="", article=article, attributions=tuple(found), actors=actors)

    def judge(self, judge: Judge) -> Reading:
        """Read the article with all passes, and without each of those that changed something in it."""
        trace = Trace()
        complete = self.read(PASSES, trace)
        acted = {step.name for step in trace.steps if step.articles}
        others = {one.name: [p for p in PASSES if p is not one] for one in PASSES if one.name in acted}
        if others:
            others[EVERY] = []
        ledgers = {name: self.read(passes, Trace()) for name, passes in others.items()}
        return Reading(
            judge(complete),
            {name: judge(ledger) for name, ledger in ledgers.items()},
            {name: _differing(complete, ledger) for name, ledger in ledgers.items()},
        )


def measure(data: Path) -> Section:
    """Read the development parts of the ledgers and of PolNeAR without each pass."""
    whole, flat = data / articles.FOLDER, data / polnear.NAME
    if not (whole.is_dir() and flat.is_dir()):
        return Section(NAME, TITLE, skipped=f"DATA has no folder `{articles.FOLDER}` or `{polnear.NAME}`")
    model, outlets = Model(), Outlets()
    readings = [
        [ablation_of(text, model, outlets).judge(judge) for text, judge in judged]
        for judged in (_whole_ledgers(whole), _flat_articles(flat))
    ]
    return section(*readings)


def section(whole: Sequence[Reading], flat: Sequence[Reading]) -> Section:
    """Lay out the gains of the passes on whole ledgers and on PolNeAR."""
    parts = {figure: whole if figure in OF_LEDGERS else flat for figure in COLUMNS}
    rows = [
        ("with all passes", "", *(f"{_complete(parts[figure], figure).percent:.1f}" for figure in COLUMNS))
    ]
    for name in (*(one.name for one in PASSES), EVERY):
        changed = sum(reading.changed.get(name, 0) for reading in (*whole, *flat))
        rows.append((name, f"{changed:,}", *(_gain(parts[figure], figure, name) for figure in COLUMNS)))
    return Section(
        NAME,
        TITLE,
        intro=f"The {len(whole)} articles of the benchmark `{articles.FOLDER}` and the {len(flat)} of "
        "PolNeAR's development part, read again without each of the passes between the network and the "
        "ledger, and without all of them. The gain of a pass is the figure with all passes minus the one "
        f"without it, in points; in brackets its {LEVEL:g} % interval over articles (bootstrap).",
        figures=[_figure(parts[figure], figure) for figure in WITH_INTERVAL],
        tables=[
            Table("Gain of each pass, in points", ("pass", "attributions changed", *COLUMNS.values()), rows)
        ],
    )


def _whole_ledgers(folder: Path) -> Iterator[tuple[str, Judge]]:
    """Yield the text of each article with a hand-made ledger, and the function that scores ours."""
    gold = read_part(folder, articles.PART)
    for path, drawn in zip(paths_of(folder, articles.PART), gold, strict=True):
        yield text_of(path).read_bytes().decode(), partial(scoring.score, drawn)


def _flat_articles(corpus: Path) -> Iterator[tuple[str, Judge]]:
    """Yield the text of each article of PolNeAR's development part, and the function that scores ours."""
    instances: dict[str, list[Instance]] = {}
    for instance in read_instances(corpus):
        instances.setdefault(instance.id.rpartition("_")[0], []).append(instance)
    for name, document in read_polnear(corpus / "dev").items():
        own = instances.get(name, [])
        yield document.text, partial(judge_flat, name, document, own)


def judge_flat(name: str, document: Annotated, instances: Sequence[Instance], ours: Ledger) -> Shares:
    """Return the F1 of spans and of whole attributions, as shares that add up over articles."""
    parts = top_level(ours)
    spans = score_spans(instances, {name: document.text}, {name: parts})
    whole = whole_score(polnear.compare_readings(document, parts))
    return {**{role: spans.roles[role].f1_share for role in ROLES}, WHOLE: whole.f1_share}


def ablation_of(text: str, model: Model, outlets: Outlets) -> Ablation:
    """Return a text with the network's scores, after one run of the encoder."""
    doc = Document(text, model.words(text))
    return Ablation(doc, read_scores(model, doc.tokens), model, outlets)


def _differing(one: Ledger, other: Ledger) -> int:
    """Return how many cues are in only one of two ledgers, or have another source, content or parent."""
    mine, yours = _by_cue(one), _by_cue(other)
    return sum(mine.get(cue) != yours.get(cue) for cue in mine.keys() | yours.keys())


def _by_cue(ledger: Ledger) -> dict[tuple[Span, ...], tuple[tuple[Span, ...], ...]]:
    cues = {one.id: one.cue for one in ledger.attributions}
    return {
        one.cue: (one.source, one.content, cues[one.parent] if one.parent else ())
        for one in ledger.attributions
    }


def _columns(readings: Sequence[Reading], figure: str, name: str) -> tuple[list[Share], list[Share]]:
    """Return a figure for each article: with all passes, and without one."""
    pairs = [(reading.complete, reading.without.get(name, reading.complete)) for reading in readings]
    nothing = Share(0, 0)
    return [c.get(figure, nothing) for c, _ in pairs], [w.get(figure, nothing) for _, w in pairs]


def _complete(readings: Sequence[Reading], figure: str) -> Share:
    return sum(_columns(readings, figure, "")[0], Share(0, 0))


def _brought(readings: Sequence[Reading], figure: str, name: str) -> float:
    complete, without = _columns(readings, figure, name)
    return sum(complete, Share(0, 0)).percent - sum(without, Share(0, 0)).percent


def _gain(readings: Sequence[Reading], figure: str, name: str) -> str:
    gain = show_points(_brought(readings, figure, name))
    moved = any(reading.changed.get(name) for reading in readings)
    if figure not in WITH_INTERVAL or not moved:
        return gain
    return f"{gain} {show_interval(interval_of_difference(*_columns(readings, figure, name)), show_points)}"


def _figure(readings: Sequence[Reading], figure: str) -> Figure:
    where = "PolNeAR, whole attributions" if figure == WHOLE else "whole ledgers, attributions"
    return Figure(
        f"{NAME}.{'polnear' if figure == WHOLE else 'ledgers'}",
        f"{where}, F1: gain of all passes together, in points",
        _brought(readings, figure, EVERY),
        "points",
        interval=interval_of_difference(*_columns(readings, figure, EVERY)),
    )
