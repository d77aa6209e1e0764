"""How probable it is that a verdict on a headline is right: fits ``lexicons/headlineconfidence.txt``.

    python -m training.headlines DATA LEDGERS.jsonl

DATA has ``ledgers`` (articles, with verdicts on their headlines as printed) and ``headlines`` (headlines that
were written to be hard, seven for each of the articles). Articles whose ledger by this model is not in
LEDGERS.jsonl are read and added to it, about a quarter of an hour on a quiet machine. One regression a rule
is fitted on the train parts. The threshold is chosen on the articles of one half of dev and judged on those
of the other.

Most printed headlines are right, and most of the hard ones that repeat the words of the body are wrong, so a
confidence says nothing without a mix of the two: ``HARD`` of the weight is on the hard ones.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from accordingto import Ledger, Reader, article_from_text
from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.encoder.wordpiece import WordPiece
from accordingto.reading.headline.confidence import Grounds
from accordingto.reading.headline.judgement import Judgement, judge_headline
from accordingto.reading.headline.verdicts import VERDICT_BY, Rule
from accordingto.reading.syntax.document import Document
from accordingto.types import Article, Span, Verdict
from corpora.measures import Share

Floats = NDArray[np.float64]
Part = Literal["train", "dev"]

HARD = 0.1
"""The share of the weight that hard headlines have: one headline in ten is taken to be as hard."""
WANTED = 0.85
"""The share of the verdicts that are given that has to be right."""
LEAST = 10
"""Verdicts from which a threshold can be chosen on them."""
PENALTY, STEPS = 1.0, 30
"""The penalty on weights other than the constant, and steps of Newton's method."""
TABLE = Path("src/accordingto/reading/lexicons/headlineconfidence.txt")
WORST_FIRST: tuple[Verdict, ...] = (
    "contradicted", "unsupported", "overstated", "hedge_dropped", "attribution_dropped", "supported",
)  # fmt: skip
"""Of several propositions in a hard headline, which one it is judged by."""
LONGEST_HEADLINE = 200
"""Characters of a first paragraph from which it is the headline that a hard one replaces."""


class Written(Struct, frozen=True):
    """A hard headline."""

    id: str
    file: str
    headline: str
    verdict: Verdict
    published: str | None = None


class DrawnHeadline(Struct, frozen=True):
    """A proposition of a headline as printed."""

    span: Span | tuple[Span, ...]
    verdict: Verdict


class Drawn(Struct, frozen=True):
    """What is looked at of a gold ledger."""

    headline: tuple[DrawnHeadline, ...] = ()


@dataclass(frozen=True)
class Case:
    """An article with a headline, and the verdicts that people gave."""

    name: str
    """Names its ledger."""
    document: str
    """The article, whichever headline it has."""
    part: Part
    is_hard: bool
    article: Article
    drawn: Sequence[tuple[Span | None, Verdict]]
    """Verdicts, each with its place; a hard headline has one, without."""


@dataclass(frozen=True)
class Example:
    """A judgement, and whether it is right."""

    case: Case
    grounds: Grounds
    is_right: bool


def cases_in(data: Path) -> Iterator[Case]:
    """Yield every headline with verdicts, as printed and hard."""
    texts = data / "ledgers" / "text"
    splits = msgspec.json.decode((data / "ledgers" / "splits.json").read_bytes(), type=dict[str, list[str]])
    for part in get_args(Part):
        for name in splits[part]:
            drawn = msgspec.json.decode((data / "ledgers" / f"{name}.json").read_bytes(), type=Drawn)
            spans = [one.span if isinstance(one.span, Span) else one.span[0] for one in drawn.headline]
            verdicts = zip(spans, (one.verdict for one in drawn.headline), strict=True)
            article = article_from_text(_text(texts / f"{name}.txt"))
            yield Case(name, name, part, False, article, list(verdicts))
        for line in (data / "headlines" / f"{part}.jsonl").read_bytes().splitlines():
            one = msgspec.json.decode(line, type=Written)
            text = f"{one.headline}\n\n{_body(one.file, _text(texts / one.file)).strip()}\n"
            article = article_from_text(text, headline=one.headline, published=one.published)
            yield Case(one.id, Path(one.file).stem, part, True, article, [(None, one.verdict)])


def _text(path: Path) -> str:
    return path.read_bytes().decode()


def _body(name: str, text: str) -> str:
    """Return an article without the headline that it was printed with; pages have none."""
    first, _, rest = text.partition("\n\n")
    return rest if len(first) < LONGEST_HEADLINE and not name.startswith("page_") else text


def read_cases(cases: Iterable[Case], path: Path) -> dict[str, Ledger]:
    """Return the ledgers of all cases by name, those that ``path`` lacks read and added to it."""
    lines = path.read_bytes().splitlines() if path.exists() else []
    reader = Reader()
    own = reader.read(article_from_text("It rained.")).reader
    found = (msgspec.json.decode(line, type=Ledger) for line in lines)
    ledgers = {one.article.path or "": one for one in found if one.reader == own}
    with path.open("ab") as out:
        for case in cases:
            if case.name not in ledgers:
                ledger = reader.read(msgspec.structs.replace(case.article, path=case.name))
                ledgers[case.name] = ledger
                out.write(msgspec.json.encode(ledger) + b"\n")
    return ledgers


def examples_of(case: Case, ledger: Ledger, wordpiece: WordPiece) -> Iterator[Example]:
    """Yield a judgement for each verdict of a case that we judge, too."""
    doc = Document(ledger.article.text, tokenize(ledger.article.text, wordpiece))
    judged = judge_headline(ledger.article, doc, ledger.attributions, wordpiece.ids).judgements
    for span, verdict in case.drawn:
        own = _at(span, judged) if span else min(judged, key=_badness, default=None)
        if own is not None:
            yield Example(case, own.grounds, own.verdict == verdict)


def _badness(judgement: Judgement) -> int:
    return WORST_FIRST.index(judgement.verdict)


def _at(span: Span, judged: Sequence[Judgement]) -> Judgement | None:
    """Return the judgement that shares the most with a place."""
    shares = [_shared(span, one.span) for one in judged]
    return judged[shares.index(max(shares))] if max(shares, default=0.0) > 0 else None


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def weights_of(examples: Sequence[Example]) -> Floats:
    """Return how much each example counts: hard ones ``HARD`` of all together."""
    hard = np.array([one.case.is_hard for one in examples])
    return np.where(hard, HARD / max(1, hard.sum()), (1 - HARD) / max(1, (~hard).sum())) * (~hard).sum()


def fit(examples: Sequence[Example], weights: Floats) -> list[float]:
    """Return the weights of a logistic regression by Newton's method.

    A right and a wrong verdict are added at the mean of the rest, so that few examples do not make one sure.
    """
    x = np.array([one.grounds.features for one in examples])
    x = np.concatenate([x, np.repeat(np.average(x, axis=0, weights=weights)[None], 2, axis=0)])
    y = np.array([*(one.is_right for one in examples), True, False], dtype=float)
    weight = np.array([*weights, 1.0, 1.0])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    found = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (p - y)) + penalty * found
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        found -= np.linalg.solve(curve, slope)
    return [round(float(one), 3) for one in found]


def threshold_on(examples: Sequence[Example], weights: Floats, sure: Floats) -> float:
    """Return the lowest confidence from which enough of the verdicts are right; ``WANTED`` if none is so."""
    right = np.array([one.is_right for one in examples])
    for hundredth in range(50, 100):
        kept = sure >= hundredth / 100
        if kept.sum() >= LEAST and np.average(right[kept], weights=weights[kept]) >= WANTED:
            return hundredth / 100
    return WANTED


def report(name: str, examples: Sequence[Example], sure: Floats, threshold: float) -> str:
    """Return how many verdicts are given, and how many of these are right, for each verdict."""
    lines = []
    for is_hard in (False, True):
        own = [(e, p >= threshold) for e, p in zip(examples, sure, strict=True) if e.case.is_hard == is_hard]
        given = [e for e, is_given in own if is_given]
        kinds = {VERDICT_BY[e.grounds.rule] for e in given}
        rows = {kind: [e.is_right for e in given if VERDICT_BY[e.grounds.rule] == kind] for kind in kinds}
        told = "; ".join(f"{kind} {sum(row)} of {len(row)}" for kind, row in sorted(rows.items()))
        before = Share(sum(e.is_right for e, _ in own), len(own))
        lines.append(
            f"{name}, {'hard' if is_hard else 'printed'}: {len(given)} of {len(own)} given, right of these "
            f"{told or '-'}; right of all {before.percent:.0f} %"
        )
    return "\n".join(lines)


def table_of(rules: dict[Rule, list[float]], threshold: float, summary: str) -> str:
    """Return the table as the reader has it."""
    comments = "\n".join(f"# {line}" for line in summary.splitlines())
    rows = "\n".join(" ".join([rule, *map(str, weights)]) for rule, weights in rules.items())
    return f"""\
# How probable it is that a verdict on a headline is right. `python -m training.headlines` writes this; do not
# edit it. Fitted on headlines as printed and on hard ones ({HARD:.0%} of the weight), all judged by us
# (CC BY 4.0). No text of theirs is here.
#
{comments}
#
# The confidence from which a verdict is given, then for each rule the weights of a logistic regression:
# constant, coverage, agreement, attributed, hedged (`Grounds` in reading/headline/confidence.py).
threshold {threshold}
{rows}
"""


def main() -> None:
    """Fit the table and write it."""
    data, ledgers = (Path(name) for name in sys.argv[1:])
    cases = list(cases_in(data))
    read = read_cases(cases, ledgers)
    wordpiece = WordPiece.from_file(BUNDLED / "vocab.txt")
    examples = [one for case in cases for one in examples_of(case, read[case.name], wordpiece)]
    train = [one for one in examples if one.case.part == "train"]
    weights = weights_of(train)
    rules = {rule: fit_rule(rule, train, weights) for rule in get_args(Rule)}
    documents = sorted({one.case.document for one in examples if one.case.part == "dev"})
    chosen, judged = ([e for e in examples if e.case.document in set(documents[k::2])] for k in (0, 1))
    threshold = threshold_on(chosen, weights_of(chosen), sureness(rules, chosen))
    parts = {"train": train, "dev, chosen on": chosen, "dev, judged on": judged}
    summary = "\n".join(report(name, part, sureness(rules, part), threshold) for name, part in parts.items())
    print(summary)
    TABLE.write_text(table_of(rules, threshold, summary), "utf-8")


def fit_rule(rule: Rule, examples: Sequence[Example], weights: Floats) -> list[float]:
    """Return the weights of a rule; those of one that never decides say that nothing is known."""
    at = [i for i, one in enumerate(examples) if one.grounds.rule == rule]
    return fit([examples[i] for i in at], weights[at]) if at else [0.0] * 5


def sureness(rules: dict[Rule, list[float]], examples: Sequence[Example]) -> Floats:
    """Return the confidence of each example."""
    scores = (np.dot(rules[one.grounds.rule], one.grounds.features) for one in examples)
    return np.round(1 / (1 + np.exp(-np.array(list(scores)))), 2)


if __name__ == "__main__":
    main()
