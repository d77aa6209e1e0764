"""PolNeAR (Newell, Margolin & Ruths, LREC 2018): exact spans, whole attributions, and where they fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from accordingto.types import Ledger
from benchmarks.breakdown import SORTERS, Case, CueList, Sorter, list_cues, quoted_offsets
from benchmarks.command import read_ledgers
from benchmarks.linked import Comparison, Judgement, compare, share, whole_score
from benchmarks.reporting.charts import Bar, Chart, Group
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.parts import ROLES, Parts, Role, top_level
from corpora.polnear import Document, read_instances, read_part
from corpora.spans import SpanScores, score_spans

NAME = "polnear"
TITLE = "PolNeAR: attributions in US news"
SPAN_GOALS: Mapping[Role, float] = {"source": 82.0, "cue": 74.5, "content": 69.0}
PART_COLUMNS: Sequence[tuple[Role, bool]] = (
    ("source", False),
    ("source", True),
    ("content", False),
    ("content", True),
)
"""The columns on parts: role, and whether it is compared exactly."""
LINK_GOALS: Mapping[Role, float] = {"source": 90.0, "content": 88.0}


@dataclass(frozen=True)
class Published:
    """Exact F1 of source, cue and content, as reported elsewhere."""

    who: str
    source: float
    cue: float
    content: float
    on: str


PUBLISHED = (
    Published("CofeNet-BERT (110 M parameters)", 83.2, 75.3, 72.9, "test part, COLING 2022"),
    Published("BERT + CRF", 82.2, 74.9, 71.0, "test part, COLING 2022"),
    Published("BERT", 81.1, 74.0, 68.9, "test part, COLING 2022"),
    Published(
        "annotators with each other", 77.8, 70.8, 68.4, "24 articles with several annotators, by characters"
    ),
)


def measure(data: Path) -> Section:
    """Score the ledgers that the installed command writes for the development part."""
    corpus = data / "polnear"
    if not corpus.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `polnear`")
    return evaluate(corpus, read_ledgers(corpus / "dev" / "text"))


def evaluate(corpus: Path, ledgers: Mapping[str, Ledger]) -> Section:
    """Score ledgers of the development part, given by article."""
    dev = read_part(corpus / "dev")
    train = read_part(corpus / "train")
    predicted = {name: _checked(ledger, dev[name].text) for name, ledger in ledgers.items()}
    scores = score_spans(read_instances(corpus), {name: d.text for name, d in dev.items()}, predicted)
    compared = [c for name, d in dev.items() for c in compare_readings(d, predicted.get(name, ()))]
    people = [c for d in train.values() for c in _agreement(d)]
    cues = list_cues((d.text, a) for d in train.values() for a in _readings(d))
    absent = len(dev.keys() - ledgers.keys())
    return Section(
        NAME,
        TITLE,
        intro=f"{len(dev)} articles of the development part, {absent} of them without a ledger; "
        f"{scores.tokens:,} tokens, {scores.lost:,} of them not found in the text. The corpus is flat, "
        "so attributions inside others are not scored. Dev and test are different "
        "months: published figures are given for the test part.",
        figures=[*_span_figures(scores), *_link_figures(compared)],
        tables=[_span_table(scores), _whole_table(compared, people), *_breakdowns(dev, predicted, cues)],
        charts=[_chart(scores)],
        data=hash_files([corpus / "dev.bio.jsonl", *(p for p in (corpus / "dev").rglob("*.*"))], corpus),
    )


def _checked(ledger: Ledger, text: str) -> tuple[Parts, ...]:
    """Return the top-level attributions of a ledger, after checking that its offsets are the corpus's."""
    if ledger.article.text != text:
        raise ValueError(f"{ledger.article.path}: article.text is not the decoded file")
    return top_level(ledger)


def compare_readings(document: Document, predicted: Sequence[Parts]) -> list[Comparison]:
    """Compare attributions with those of each annotator of an article, each weighted equally."""
    readings = _readings(document)
    return [compare(gold, predicted, document.text, 1 / len(readings)) for gold in readings]


def _readings(document: Document) -> list[Sequence[Parts]]:
    """Return the attributions of each annotator."""
    return [annotation.attributions for annotation in document.annotators.values()]


def _agreement(document: Document) -> list[Comparison]:
    """Score each annotator of an article against each other one; empty if there is only one."""
    pairs = list(permutations(_readings(document), 2))
    return [compare(gold, other, document.text, 1 / len(pairs)) for gold, other in pairs]


def _any(judgement: Judgement) -> bool:
    return True


def _is_right(role: Role, exact: bool) -> Callable[[Judgement], bool]:
    return lambda judgement: judgement.right(role, exact=exact)


def _found(judgement: Judgement) -> bool:
    return judgement.found


def _span_figures(scores: SpanScores) -> list[Figure]:
    return [
        Figure(
            f"{NAME}.{role}.f1",
            f"{role}, exact F1",
            scores.roles[role].f1,
            goal=Goal(SPAN_GOALS[role]),
            gated=True,
        )
        for role in ROLES
    ]


def _link_figures(compared: Sequence[Comparison]) -> list[Figure]:
    def linked(role: Role) -> float:
        return share(compared, lambda j: j.right(role), _found).percent

    return [
        *(
            Figure(
                f"{NAME}.linked.{role}",
                f"{role} right where the cue is found",
                linked(role),
                "%",
                Goal(goal),
                gated=True,
            )
            for role, goal in LINK_GOALS.items()
        ),
        Figure(f"{NAME}.whole.f1", "whole attributions, F1 by overlap", whole_score(compared).f1, gated=True),
    ]


def _span_table(scores: SpanScores) -> Table:
    ours = [
        (f"ours, {role}", *(f"{x:.1f}" for x in (s.precision, s.recall, s.f1)), "dev part")
        for role, s in scores.roles.items()
    ]
    others = [
        (f"{p.who}, {role}", "", "", f"{value:.1f}", p.on)
        for p in PUBLISHED
        for role, value in zip(ROLES, (p.source, p.cue, p.content), strict=True)
    ]
    note = f"Gold cues that a predicted cue touches: {scores.cues.percent:.1f} %."
    return Table("Exact spans", ("", "P", "R", "F1", "on"), [*ours, *others], note)


def _whole_table(ours: Sequence[Comparison], people: Sequence[Comparison]) -> Table:
    def row(name: str, of: Sequence[Comparison]) -> tuple[str, ...]:
        found = share(of, _found, _any)
        values = [found.percent]
        values += [share(of, _is_right(role, exact), _found).percent for role, exact in PART_COLUMNS]
        for exact in (False, True):
            score = whole_score(of, exact=exact)
            values += [score.precision, score.recall, score.f1]
        spurious = sum(c.weight * c.spurious for c in of)
        return (name, *(f"{v:.1f}" for v in values), f"{found.of - found.right:.0f}", f"{spurious:.0f}")

    header = (
        "", "cue found %", "source % (overlap)", "source % (exact)", "content % (overlap)",
        "content % (exact)", "P (overlap)", "R (overlap)", "F1 (overlap)", "P (exact)",
        "R (exact)", "F1 (exact)", "missed", "spurious",
    )  # fmt: skip
    note = (
        "Source and content are scored where the cue is found; P, R and F1 are of whole attributions, "
        "with all three parts right. By overlap: a Jaccard overlap of one half or more. The annotators of an "
        "article share its weight."
    )
    rows = [row("ours, dev part", ours), row("annotators with each other, train part", people)]
    return Table("Whole attributions", header, rows, note)


def _breakdowns(
    dev: Mapping[str, Document], predicted: Mapping[str, Sequence[Parts]], cues: CueList
) -> list[Table]:
    judged = [
        (Case(judgement.gold, document.text, quoted, cues), judgement, comparison.weight)
        for name, document in dev.items()
        for quoted in [quoted_offsets(document.text)]
        for comparison in compare_readings(document, predicted.get(name, ()))
        for judgement in comparison.judgements
    ]
    return [_breakdown(title, sorter, judged) for title, sorter in SORTERS.items()]


def _breakdown(title: str, sorter: Sorter, judged: Sequence[tuple[Case, Judgement, float]]) -> Table:
    kinds: dict[str, list[Comparison]] = {}
    for case, judgement, weight in judged:
        kinds.setdefault(sorter(case), []).append(Comparison((judgement,), 0, weight))
    rows = []
    for kind in sorted(kinds):
        of = kinds[kind]
        shares = (
            share(of, _found, _any),
            share(of, lambda j: j.right("source"), _found),
            share(of, lambda j: j.right("content"), _found),
            share(of, lambda j: j.right("content", exact=True), _found),
            share(of, Judgement.whole, _any),
        )
        rows.append((kind, f"{shares[0].of:.0f}", *(f"{s.percent:.1f}" for s in shares)))
    header = ("", "gold", "cue found %", "source %", "content %", "content exact %", "all right %")
    return Table(f"By {title}", header, rows)


def _chart(scores: SpanScores) -> Chart:
    groups = [
        Group(
            role,
            [
                Bar("accordingto, dev", scores.roles[role].f1, goal=SPAN_GOALS[role]),
                *(Bar(p.who, dict(zip(ROLES, (p.source, p.cue, p.content), strict=True))[role], ours=False)
                  for p in PUBLISHED if p.who != "BERT"),
            ],
        )
        for role in ROLES
    ]  # fmt: skip
    return Chart("polnear-spans.svg", "Exact F1 by role (the tick is our goal)", groups, 100)
