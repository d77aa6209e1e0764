"""The training samples of the support network as arrays: our own pairs, and public claim–evidence pairs."""

from __future__ import annotations

import csv
import gzip
import io
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from accordingto import Ledger
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.support import VERDICTS
from accordingto.reading.support.likeness import Likeness, likeness
from accordingto.reading.support.packing import pack
from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Article, Span
from training.support import pairs
from training.support.cases import Case, ReadBody, asked, by_article
from training.support.multinomial import Ints
from training.support.pairs import Pair
from training.support.printed import Casing, Headlined, Later, printed_pairs

FEWER = (2, 3, 4, 8)
"""Numbers of the most similar sentences, chosen at random, that are given with a headline of news."""
FORCED = 0.8
"""How often the deciding sentences are ranked first even if others are more similar."""
NEAR = 0.75
"""Share of the evidence's similarity from which another sentence is taken out together with the evidence."""
LEAST_LEFT = 3
"""Minimum number of sentences of an article after its evidence is taken out."""
LONGEST_CLAIM, LONGEST_TEXT = 220, 6000
"""Maximum lengths of public claims and evidence, in characters."""
SOFT = 100
"""Used in place of a verdict: supported in some way, with or without attribution or hedge."""
PUBLIC = {
    "Supports": SOFT, "SUPPORTED": SOFT, "SUPPORTS": SOFT, "agree": SOFT, "same": SOFT, "downplays": SOFT,
    "Refutes": VERDICTS.index("contradicted"), "REFUTED": VERDICTS.index("contradicted"),
    "REFUTES": VERDICTS.index("contradicted"), "disagree": VERDICTS.index("contradicted"),
    "Neutral": VERDICTS.index("unsupported"), "NOT_ENOUGH_INFO": VERDICTS.index("unsupported"),
    "unrelated": VERDICTS.index("unsupported"), "exaggerates": VERDICTS.index("overstated"),
}  # fmt: skip
"""The labels of the public pairs as our verdicts."""
MOST_OF_FNC = {"agree": 900, "disagree": 840, "unrelated": 500}


@dataclass(frozen=True)
class Sample:
    """An input of the network, and its target."""

    pieces: Ints
    marks: Ints
    decides: Ints
    """1 for each piece that decides the verdict; all 0 if none is known."""
    verdict: int
    """Index into ``VERDICTS``, or ``SOFT``."""
    kind: str
    """The kind of sample, which determines its share of an epoch."""


def samples_of(ledger: Ledger, cases: Sequence[Case], model: Model, rng: random.Random) -> Iterator[Sample]:
    """Yield the samples of one article: its headlines, altered headlines, and statements from its claims."""
    body = ReadBody(ledger, model)
    if len(body.sentences) <= 1:
        return
    for case in cases:
        kind = "hard" if case.is_hard else "printed"
        pair = Pair(case.statement, case.verdict, evidence_in(ledger.article.text, case.evidence))
        yield from _sampled(pair, kind, body, model, rng)
        if case.is_hard or case.verdict == "supported":
            for other in pairs.altered(pair, ledger, rng):
                yield from _sampled(other, f"{kind} altered", body, model, rng)
    for pair in pairs.own_words(ledger, rng):
        yield from _sampled(pair, "own words", body, model, rng)


def evidence_in(text: str, evidence: str) -> tuple[Span, ...]:
    """Return the span of some words in a text; nothing if they are not in it."""
    start = text.find(evidence) if evidence else -1
    return (Span(start, start + len(evidence), evidence),) if start >= 0 else ()


def printed_samples(
    ledgers: Iterable[Ledger], articles: Mapping[str, Headlined], model: Model, seed: int
) -> list[Sample]:
    """Return the samples of news headlines, for those of the ``articles`` that have a ledger."""
    rng = random.Random(seed)
    known = [one for one in ledgers if (one.article.path or "") in articles]
    casing = Casing(one.article.text for one in known)
    later = Later.of(articles.values(), casing)
    found: list[Sample] = []
    for ledger in known:
        body, own = ReadBody(ledger, model), articles[ledger.article.path or ""]
        if len(body.sentences) <= 1:
            continue
        printed = list(printed_pairs(ledger, own.headline, casing, rng))
        named = [("news" if pair.statement == own.headline else "news altered", pair) for pair in printed]
        if own.published:
            named += [("news later", pair) for pair in later.pairs(ledger, own.published, rng)]
        for kind, pair in named:
            found += _sampled(pair, kind, body, model, rng)
    return found


def _sampled(pair: Pair, kind: str, body: ReadBody, model: Model, rng: random.Random) -> Iterator[Sample]:
    statement = asked(pair.statement, model)
    if not statement.at:
        return
    alike = likeness(statement.words, statement.at, body.words, body.sentences)
    decides = np.zeros(len(body.words), dtype=np.int64)
    body.words.mark(pair.evidence, decides, 1)
    deciding = [i for i, at in enumerate(body.sentences) if decides[at.start : at.stop].any()]
    verdict = pair.verdict
    if verdict == pairs.REMOVED:
        most = max((float(alike.shares[i]) for i in deciding), default=1.0)
        left = [i for i in range(len(body.sentences)) if i not in deciding and alike.shares[i] < NEAR * most]
        if len(left) < LEAST_LEFT:
            return
        verdict, decides = "unsupported", np.zeros_like(decides)
        alike = _only(alike, left)
    elif deciding and rng.random() < FORCED:
        alike = _forced(alike, deciding)
    if kind.startswith("news"):
        alike = _only(alike, alike.ranking[: rng.choice(FEWER)])
    packed = pack(statement, body.words, body.known, alike, model.wordpiece)
    marked = np.zeros(len(packed.pieces), dtype=np.int64)
    for i, at in packed.places:
        words = alike.sentences[i]
        own = np.repeat(decides[words.start : words.stop], body.words.sizes(words))
        if len(own) == at.stop - at.start:
            marked[at] = own
    right = SOFT if verdict == pairs.BORNE_OUT else VERDICTS.index(verdict)
    yield Sample(packed.pieces, packed.marks, marked, right, kind)


def _only(alike: Likeness, kept: Sequence[int]) -> Likeness:
    return replace(alike, sentences=[alike.sentences[i] for i in kept])


def _forced(alike: Likeness, first: Sequence[int]) -> Likeness:
    """Return the similarities with some sentences ranked first."""
    forced = replace(alike)
    order = [*first, *(i for i in alike.ranking if i not in first)]
    forced.__dict__["ranking"] = order
    return forced


def own_samples(ledgers: Iterable[Ledger], cases: Iterable[Case], model: Model, seed: int) -> list[Sample]:
    """Return the samples of some articles, with their ``cases``."""
    rng = random.Random(seed)
    grouped = by_article(cases)
    own = (samples_of(one, grouped.get(one.article.path or "", []), model, rng) for one in ledgers)
    return [sample for samples in own for sample in samples]


def public_samples(data: Path, model: Model, seed: int) -> list[Sample]:
    """Return the samples of the public pairs; missing files of DATA/support are skipped."""
    rng = random.Random(seed)
    found = []
    for claim, text, label in (*_support(data / "support"), *_fnc(data / "fnc1", rng)):
        sentences = split_sentences(text[:LONGEST_TEXT])
        article = Article(id="", text=text[:LONGEST_TEXT])
        ledger = Ledger(reader="", article=article, sentences=sentences)
        body, statement = ReadBody(ledger, model), asked(claim[:LONGEST_CLAIM], model)
        if body.sentences and statement.at:
            alike = likeness(statement.words, statement.at, body.words, body.sentences)
            packed = pack(statement, body.words, body.known, alike, model.wordpiece)
            none = np.zeros(len(packed.pieces), dtype=np.int64)
            found.append(Sample(packed.pieces, packed.marks, none, PUBLIC[label], "public"))
    return found


def _support(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield claim, evidence and label from HealthVer, COVID-Fact, Climate-FEVER and science news."""
    for path in sorted(folder.glob("healthver_*.csv.gz")):
        for row in csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode())):
            if not row["claim"].strip().endswith("?"):
                yield row["claim"], row["evidence"], row["label"]
    for one in _lines(folder / "covidfact.jsonl.gz"):
        yield one["claim"], " ".join(one["evidence"]), one["label"]
    for one in _lines(folder / "climate-fever.jsonl.gz"):
        for own in one["evidences"]:
            yield one["claim"], own["evidence"], own["evidence_label"]
    for path in sorted(folder.glob("exaggeration_*.jsonl.gz")):
        for one in _lines(path):
            yield one["press_release_conclusion"], one["abstract_conclusion"], one["exaggeration_label"]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for line in gzip.decompress(path.read_bytes()).splitlines():
            yield msgspec.json.decode(line)


def _fnc(folder: Path, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    with (folder / "train_bodies.csv").open(encoding="utf-8", newline="") as rows:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(rows)}
    with (folder / "train_stances.csv").open(encoding="utf-8", newline="") as rows:
        stances = list(csv.DictReader(rows))
    rng.shuffle(stances)
    left = dict(MOST_OF_FNC)
    for row in stances:
        if left.get(row["Stance"], 0):
            left[row["Stance"]] -= 1
            yield row["Headline"], bodies[row["Body ID"]], row["Stance"]
