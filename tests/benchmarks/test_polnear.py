from __future__ import annotations

import os
from pathlib import Path

import pytest

from accordingto.types import Article, Attribution, Ledger, Span
from benchmarks.breakdown import (
    Case,
    CueList,
    cue_frequency,
    quotation,
    quoted_offsets,
    source_distance,
    source_kind,
)
from benchmarks.polnear import evaluate, measure
from corpora.parts import Parts, Piece, Pieces
from corpora.polnear import Document, read_part

TEXT = "“Rain fell,” she said. “It was so wet that we left,” Mara Prell told a meeting of the board."
CUES = CueList(frozenset({"said", "told", "mused"}), frozenset({"said", "told"}))


def at(words: str) -> Pieces:
    start = TEXT.index(words)
    return (Piece(start, start + len(words)),)


def case(source: Pieces, cue: str, content: str) -> Case:
    return Case(Parts("g", source, at(cue), at(content)), TEXT, quoted_offsets(TEXT), CUES)


def test_kinds() -> None:
    first = case(at("she"), "said", "“Rain fell,”")
    assert (source_kind(first), quotation(first), cue_frequency(first)) == ("pronoun", "direct", "“said”")
    second = case(at("Mara Prell"), "told", "so wet that we left,” Mara")
    assert (source_kind(second), quotation(second)) == ("name", "mixed")
    assert source_distance(second) == "0"
    third = case((), "meeting", "the board")
    assert (source_kind(third), quotation(third), source_distance(third)) == ("none", "indirect", "no source")
    assert cue_frequency(third) == "never seen in training"


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = '“Open\n\nplain "in" out'
    assert "".join(text[i] for i in sorted(quoted_offsets(text))) == "Openin"


def test_without_data_the_section_says_so(tmp_path: Path) -> None:
    assert "polnear" in (measure(tmp_path).skipped or "")


def as_ledger(name: str, document: Document) -> Ledger:
    def spans(of: Pieces) -> tuple[Span, ...]:
        return tuple(Span(p.start, p.end, document.text[p.start : p.end]) for p in of)

    gold = next(iter(document.annotators.values())).attributions
    attributions = tuple(
        Attribution(
            id=f"q{i}", source=spans(a.source), cue=spans(a.cue), content=spans(a.content), form="indirect",
            confidence=1.0,
        )
        for i, a in enumerate(gold)
    )  # fmt: skip
    article = Article(id="0" * 16, path=f"{name}.txt", text=document.text)
    return Ledger(reader="gold", article=article, attributions=attributions)


@pytest.mark.skipif("ACCORDINGTO_DATA" not in os.environ, reason="ACCORDINGTO_DATA names no data folder")
def test_the_gold_itself_scores_nearly_100() -> None:
    corpus = Path(os.environ["ACCORDINGTO_DATA"]) / "polnear"
    ledgers = {name: as_ledger(name, document) for name, document in read_part(corpus / "dev").items()}
    figures = {f.key: f.value for f in evaluate(corpus, ledgers).figures}
    assert min(figures.values()) > 96  # two articles have annotators who differ, and tokens can be lost
