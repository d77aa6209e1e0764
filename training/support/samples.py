"""What the network is trained on, as arrays: pairs of ours, and public pairs of claim and evidence."""

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
"""How many of the nearest sentences are read beside a headline of news."""
FORCED = 0.8
"""How often the sentence that decides is read even where others are nearer."""
NEAR = 0.75
"""The share of the nearest sentence's share from which another goes with the evidence that is taken out."""
LEAST_LEFT = 3
"""Sentences that are left of an article without its evidence."""
LONGEST_CLAIM, LONGEST_TEXT = 220, 6000
"""Characters of public pairs."""
SOFT = 100
"""In place of a verdict: borne out in some way, whether attributed, hedged or not."""
PUBLIC = {
    "Supports": SOFT, "SUPPORTED": SOFT, "SUPPORTS": SOFT, "agree": SOFT, "same": SOFT, "downplays": SOFT,
    "Refutes": VERDICTS.index("contradicted"), "REFUTED": VERDICTS.index("contradicted"),
    "REFUTES": VERDICTS.index("contradicted"), "disagree": VERDICTS.index("contradicted"),
    "Neutral": VERDICTS.index("unsupported"), "NOT_ENOUGH_INFO": VERDICTS.index("unsupported"),
    "unrelated": VERDICTS.index("unsupported"), "exaggerates": VERDICTS.index("overstated"),
}  # fmt: skip
"""Their labels, in our verdicts."""
MOST_OF_FNC = {"agree": 900, "disagree": 840, "unrelated": 500}


@dataclass(frozen=True)
class Sample:
    """What the network reads, and what it should say."""

    pieces: Ints
    marks: Ints
    decides: Ints
    """1 for each piece that decides; none is known to where all are 0."""
    verdict: int
    """Index into ``VERDICTS``, or ``SOFT``."""
    kind: str
    """Where it is from: names its share of an epoch."""


def samples_of(ledger: Ledger, cases: Sequence[Case], model: Model, rng: random.Random) -> Iterator[Sample]:
    """Yield what one article gives: its headlines, these altered, and statements in its own words."""
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
    """Return where a text has the words that decide; nothing where they are not its own."""
    start = text.find(evidence) if evidence else -1
    return (Span(start, start + len(evidence), evidence),) if start >= 0 else ()


def printed_samples(
    ledgers: Iterable[Ledger], articles: Mapping[str, Headlined], model: Model, seed: int
) -> list[Sample]:
    """Return what headlines of news give, of those ``articles`` whose ledger is there."""
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
    """Return the same with some sentences ranked first."""
    forced = replace(alike)
    order = [*first, *(i for i in alike.ranking if i not in first)]
    forced.__dict__["ranking"] = order
    return forced


def own_samples(ledgers: Iterable[Ledger], cases: Iterable[Case], model: Model, seed: int) -> list[Sample]:
    """Return what articles give."""
    rng = random.Random(seed)
    grouped = by_article(cases)
    own = (samples_of(one, grouped.get(one.article.path or "", []), model, rng) for one in ledgers)
    return [sample for samples in own for sample in samples]


def public_samples(data: Path, model: Model, seed: int) -> list[Sample]:
    """Return the public pairs, as far as their files are there."""
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
    """Yield claim, evidence and label of HealthVer, COVID-Fact, Climate-FEVER and of science news."""
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
