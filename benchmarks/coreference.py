"""Co-reference on GUM: which mentions have the same referent, and whether the reader identifies its sources.

Scored are the dev and test documents of ``GENRES`` that are available, under two conventions. *Clusters*
removes singletons (mentions of what is mentioned once) from both sides before anything is counted, as
OntoNotes, OntoGUM and the main score of CorefUD do. *All* keeps them, as GUM does. Either way the mentions
are GUM's own: an apposition is a mention beside what it explains, and predicates and possessives are
mentions. (OntoGUM makes one mention of an apposition and drops predicates.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.agreement import Read, score
from benchmarks.partitions import METRICS, Agreement
from benchmarks.referents import read_referents
from benchmarks.reporting.curves import Answer, Curve, Curves, Point, curve_points
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from benchmarks.sources import KINDS, Judgement, judge
from corpora.gum import Split, read_gum, split_files
from corpora.measures import Share

NAME = "coreference"
TITLE = "GUM: co-reference"
GENRES = ("news", "interview", "speech")
HELD_OUT: tuple[Split, ...] = ("dev", "test")
ANSWERED, RIGHT = 90.0, 85.0
"""Goals for sources, in per cent."""
PUBLISHED = (
    ("SpanBERT large, trained on OntoNotes (Zhu, Pradhan & Zeldes, ACL 2021)", "OntoGUM, test", "≈ 65"),
    ("CorPipe, mT5 large (Straka, CRAC shared task 2023)", "GUM in CorefUD 1.1, test, by heads", "≈ 75"),
)
"""The best results we know of: system, test set, CoNLL score. Not measured by us, and on all genres."""


def measure(data: Path, least_sure: float) -> Section:
    """Score the bundled reader. An actor with a confidence below ``least_sure`` counts as not given."""
    folder = data / "gum"
    if not folder.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `gum`")
    parts: dict[Split, Sequence[Read]] = {}
    for split in (*HELD_OUT, "train"):
        documents = [d for d in read_gum(folder, split) if split != "train" or d.genre in GENRES]
        referents = read_referents(d.text for d in documents)
        parts[split] = [Read(d, r) for d, r in zip(documents, referents, strict=True)]
    files = [path for split in parts for path in split_files(folder, split)]
    return section(parts, least_sure, hash_files(files, folder))


def section(parts: Mapping[Split, Sequence[Read]], least_sure: float, data: str) -> Section:
    """Score the documents that were read, and lay out the result."""
    scored = {split: _of_genres(parts[split]) for split in HELD_OUT}
    judged = {split: judge_all(parts[split], least_sure) for split in parts}
    held_out = [j for split in HELD_OUT for j in judged[split]]
    sources = [j for j in held_out if j.genre in GENRES]
    counts = ", ".join(f"{len(reads)} of {split}" for split, reads in scored.items())
    return Section(
        NAME,
        TITLE,
        intro=f"Documents of news, interviews and speeches: {counts}; the copy used has no others of these "
        "genres. *Clusters* leaves out singletons, *all* keeps them. Phrases are compared exactly, "
        "without punctuation at their ends. A source counts as answered if the confidence is at least "
        f"{least_sure:g}.",
        figures=[*_conll_figures(scored), *_source_figures(sources)],
        tables=[_score_table(scored), _published_table(), _source_table(judged)],
        charts=[_chart(sources, held_out)],
        data=data,
    )


@dataclass(frozen=True)
class Judged:
    """A source with its judgement and the genre of its document."""

    judgement: Judgement
    genre: str


def judge_all(reads: Iterable[Read], least_sure: float) -> list[Judged]:
    """Return the judged sources of documents."""
    return [
        Judged(judgement, read.document.genre)
        for read in reads
        for judgement in judge(read.document, read.referents, least_sure)
    ]


def _of_genres(reads: Iterable[Read]) -> list[Read]:
    return [read for read in reads if read.document.genre in GENRES]


def _answers(judged: Iterable[Judged]) -> list[Answer]:
    return [j.judgement.answer for j in judged if j.judgement.answer]


def _shares(judged: Sequence[Judged]) -> tuple[Share, Share]:
    """Return the share of sources that are answered, and the share of the answers that are right."""
    answers = _answers(judged)
    return Share(len(answers), len(judged)), Share(sum(a.right for a in answers), len(answers))


def _conll_figures(scored: Mapping[Split, Sequence[Read]]) -> list[Figure]:
    return [
        Figure(
            f"{NAME}.{split}.{key}",
            f"co-reference, {split}, {key}: CoNLL F1",
            score(reads, singletons=singletons).conll,
            gated=True,
        )
        for split, reads in scored.items()
        for key, singletons in (("clusters", False), ("all", True))
    ]


def _source_figures(judged: Sequence[Judged]) -> list[Figure]:
    answered, right = _shares(judged)
    what = "pronouns and noun phrases as sources in GUM"
    return [
        Figure(
            f"{NAME}.sources.answered", f"{what}, answered", answered.percent, "%", Goal(ANSWERED), gated=True
        ),
        Figure(
            f"{NAME}.sources.right", f"{what}, right if answered", right.percent, "%", Goal(RIGHT), gated=True
        ),
    ]


def _score_table(scored: Mapping[Split, Sequence[Read]]) -> Table:
    sets: dict[str, Sequence[Read]] = {str(split): reads for split, reads in scored.items()}
    held_out = [read for reads in scored.values() for read in reads]
    for genre in GENRES:
        sets[f"{genre}, both"] = [read for read in held_out if read.document.genre == genre]
    rows = []
    for name, reads in sets.items():
        for key, singletons in (("clusters", False), ("all", True)):
            result = score(reads, singletons=singletons)
            each = (f"{v:.1f}" for a in result.metrics.values() for v in (*_percents(a), a.f1))
            rows.append(
                (f"{name}, {key}", str(len(reads)), f"{result.conll:.1f}", *each, f"{result.mentions.f1:.1f}")
            )
    measures = (f"{metric} {what}" for metric in METRICS for what in ("P", "R", "F1"))
    return Table("Co-reference", ("", "documents", "CoNLL F1", *measures, "mentions F1"), rows)


def _percents(agreement: Agreement) -> tuple[float, float]:
    return agreement.precision.percent, agreement.recall.percent


def _published_table() -> Table:
    note = (
        "For orientation, rounded and not checked by us. None is directly comparable: other "
        "versions, all genres, other rules for what a mention is, and encoders at least fifteen times the "
        "size of ours."
    )
    return Table("Published", ("", "on", "CoNLL F1"), PUBLISHED, note)


def _source_table(judged: Mapping[Split, Sequence[Judged]]) -> Table:
    held_out = [j for split in HELD_OUT for j in judged[split]]
    sets = {
        "news, interviews, speeches": [j for j in held_out if j.genre in GENRES],
        **{
            f"– {k}": [j for j in held_out if j.genre in GENRES and j.judgement.source.kind == k]
            for k in KINDS
        },
        "all genres": held_out,
        "train, used in training": judged["train"],
    }
    rows = []
    for name, each in sets.items():
        answered, right = _shares(each)
        rows.append(
            (
                name,
                str(len(each)),
                f"{answered.percent:.1f}",
                f"{right.percent:.1f}",
                f"{right.right:g} of {right.of:g}",
            )
        )
    note = (
        "Subjects of verbs of saying and thinking, without names. Right if, of the other phrases "
        "of the predicted cluster that GUM also has, more than half are in GUM's cluster."
    )
    return Table("Sources", ("", "sources", "answered %", "right of those %", "count"), rows, note)


def _chart(sources: Sequence[Judged], held_out: Sequence[Judged]) -> Curves:
    named = (("news, interviews, speeches", sources), ("all genres", held_out))
    curves = [Curve(name, curve_points(_answers(judged), len(judged))) for name, judged in named]
    title = "Sources that are not names: answered, and right"
    return Curves("coreference-sources.svg", title, curves, Point(0, ANSWERED, RIGHT))
