"""Headlines with gold verdicts, each compared with its article as our own reader reads it.

The part of ``benchmarks/headlines.json`` that is not held out is used as well; the held-out part is only for
evaluation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from accordingto import Ledger, Reader, article_from_text
from accordingto.reading.encoder.model import Model
from accordingto.reading.headline.statement import statement_of
from accordingto.reading.reader import read_scores
from accordingto.reading.support.comparison import Statement
from accordingto.reading.support.knowledge import Knowledge
from accordingto.reading.support.words import Words
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.trees import Trees, trees_of
from accordingto.types import Span, Verdict

Part = Literal["train", "dev"]
BENCHMARK = Path("benchmarks/headlines.json")
LONGEST_HEADLINE = 200
"""Number of characters from which a first paragraph is not a headline; pages have none."""


class Written(Struct, frozen=True):
    """A hard headline, written for this purpose."""

    file: str
    headline: str
    verdict: Verdict
    evidence: str = ""
    """The words of the body that decide the verdict; empty if there are none."""


class DrawnHeadline(Struct, frozen=True):
    """A proposition of a headline as printed, with its verdict."""

    span: Span | tuple[Span, ...]
    verdict: Verdict


class Drawn(Struct, frozen=True):
    """The part of a gold ledger that is used here."""

    headline: tuple[DrawnHeadline, ...] = ()


class PrintedStatement(Struct, frozen=True):
    """A part of a headline as printed, in the benchmark."""

    span: tuple[int, int]
    verdict: Verdict


class AlteredHeadline(Struct, frozen=True):
    """A headline written in place of the printed one, as words and offsets of words in the article."""

    pieces: tuple[str | tuple[int, int], ...]
    verdict: Verdict


class Benchmarked(Struct, frozen=True):
    """An article of the benchmark."""

    document: str
    headline: tuple[int, int]
    held_out: bool
    printed: tuple[PrintedStatement, ...]
    altered: tuple[AlteredHeadline, ...]


@dataclass(frozen=True)
class Case:
    """A statement, the name of its article and its gold verdict."""

    article: str
    part: Part
    is_hard: bool
    statement: str
    verdict: Verdict
    evidence: str = ""


def cases_in(data: Path) -> Iterator[Case]:
    """Yield every headline with a verdict, printed and hard ones, of the train and the dev part."""
    splits = msgspec.json.decode((data / "ledgers" / "splits.json").read_bytes(), type=dict[str, list[str]])
    for part in get_args(Part):
        for name in splits[part]:
            drawn = msgspec.json.decode((data / "ledgers" / f"{name}.json").read_bytes(), type=Drawn)
            for one in drawn.headline:
                span = one.span if isinstance(one.span, Span) else one.span[0]
                yield Case(name, part, False, span.text, one.verdict)
        for line in (data / "headlines" / f"{part}.jsonl").read_bytes().splitlines():
            own = msgspec.json.decode(line, type=Written)
            yield Case(Path(own.file).stem, part, True, own.headline, own.verdict, own.evidence)


def development_cases(data: Path) -> Iterator[tuple[Case, str]]:
    """Yield the benchmark's cases that are not held out, each with the body of its article."""
    texts = data / "polnear" / "train" / "text"
    for one in msgspec.json.decode(BENCHMARK.read_bytes(), type=list[Benchmarked]):
        if one.held_out:
            continue
        text = (texts / f"{one.document}.txt").read_bytes().decode()
        start, end = one.headline
        body = f"{(text[:start] + text[end:]).strip()}\n"
        for own in one.printed:
            yield Case(one.document, "dev", False, text[slice(*own.span)], own.verdict), body
        for other in one.altered:
            words = "".join(p if isinstance(p, str) else text[slice(*p)] for p in other.pieces)
            yield Case(one.document, "dev", True, words, other.verdict), body


def body_of(data: Path, name: str) -> str:
    """Return the text of an article of the ledgers without its printed headline."""
    text = (data / "ledgers" / "text" / f"{name}.txt").read_bytes().decode()
    first, _, rest = text.partition("\n\n")
    has_headline = len(first) < LONGEST_HEADLINE and not name.startswith("page_")
    return f"{(rest if has_headline else text).strip()}\n"


def read_bodies(bodies: Iterable[tuple[str, str]], path: Path) -> dict[str, Ledger]:
    """Return the ledgers in the file ``path`` by name, after adding those of the ``bodies`` it lacks.

    ``bodies`` are pairs of name and text.
    """
    lines = path.read_bytes().splitlines() if path.exists() else []
    reader = Reader()
    ledgers = {one.article.path or "": one for one in (msgspec.json.decode(x, type=Ledger) for x in lines)}
    with path.open("ab") as out:
        for name, text in bodies:
            if name not in ledgers:
                ledgers[name] = reader.read(article_from_text(text, path=name))
                out.write(msgspec.json.encode(ledgers[name]) + b"\n")
    return ledgers


class ReadBody:
    """An article in the form in which statements are compared with it; ``trees`` are its dependency trees."""

    def __init__(self, ledger: Ledger, model: Model, trees: Trees | None = None) -> None:
        self.ledger = ledger
        self.words = _words(ledger.article.text, model, trees)
        self.known = Knowledge(self.words, ledger.claims, ledger.attributions, ledger.actors)
        ranges = (self.words.range_of(one.start, one.end) for one in ledger.sentences)
        self.sentences = [at for at in ranges if at]


def parse(text: str, model: Model) -> Trees:
    """Return the dependency trees of a text."""
    doc = Document(text, model.words(text))
    return trees_of(doc, read_scores(model, doc.tokens), model.heads)


def asked(statement: str, model: Model, trees: Trees | None = None) -> Statement:
    """Return a text as a statement to check; ``trees`` are its dependency trees."""
    return statement_of(_words(statement, model, trees), Span(0, len(statement), statement))


def _words(text: str, model: Model, trees: Trees | None) -> Words:
    """Return the words of a text; without trees, each is a root."""
    doc = Document(text, model.words(text))
    return Words(doc if trees is None else doc.parsed(trees), model.support)


def by_article(cases: Iterable[Case]) -> Mapping[str, list[Case]]:
    """Return the cases grouped by article, in order."""
    found: dict[str, list[Case]] = {}
    for one in cases:
        found.setdefault(one.article, []).append(one)
    return found
