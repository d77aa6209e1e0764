from __future__ import annotations

import pytest

from accordingto.reading import Reader
from accordingto.reading.attributions.passes import PASSES
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.trace import Trace
from accordingto.types import Article, Attribution, Ledger, Span
from benchmarks.ledgers import scoring
from benchmarks.ledgers.ablation import EVERY, WHOLE, Reading, ablation_of, judge_flat, section
from corpora.brat import Annotation
from corpora.measures import Share
from corpora.parts import Parts, Piece
from corpora.polnear import Document
from corpora.spans import Instance

TURNS = (
    "PER VEST: Why does the harbour need another pier?\n\nIDA LUND: Because the ferries have grown.\n\n"
    "VEST: Who will pay for it in the end?\n\nLUND: The town will pay half of it.\n\n"
    "VEST: When does it begin?\n\nLUND: In the spring.\n"
)
TRANSCRIPT = "add turns of transcripts"


def article(text: str) -> Article:
    return Article(id="0" * 16, text=text)


def count(ledger: Ledger) -> dict[str, Share]:
    return {scoring.F1: Share(len(ledger.attributions), 10)}


def test_with_all_passes_it_is_what_the_reader_reads() -> None:
    ledger = ablation_of(TURNS, Model(), Outlets()).read(PASSES, Trace())
    read = Reader().read(article(TURNS))
    assert [(one.source, one.cue, one.content, one.parent, one.actor) for one in ledger.attributions] == [
        (one.source, one.cue, one.content, one.parent, one.actor) for one in read.attributions
    ]
    assert ledger.attributions
    assert ledger.actors == read.actors


def test_passes_that_changed_something_are_left_out_one_by_one_and_together() -> None:
    reading = ablation_of(TURNS, Model(), Outlets()).judge(count)
    assert reading.complete == count(Reader().read(article(TURNS)))
    assert reading.without.keys() == reading.changed.keys()
    assert {TRANSCRIPT, EVERY} <= reading.without.keys()
    assert "cut object complements from contents" not in reading.without
    assert min(reading.changed[TRANSCRIPT], reading.changed[EVERY]) > 0


def test_what_passes_bring_is_the_difference_over_all_articles() -> None:
    def of(right: float) -> dict[str, Share]:
        return {scoring.F1: Share(right, 10), scoring.NESTED: Share(0, 0)}

    name = PASSES[0].name
    whole = [
        Reading(of(8), {name: of(6), EVERY: of(5)}, {name: 3, EVERY: 4}),
        Reading(of(4), {EVERY: of(5)}, {EVERY: 1}),
    ]
    flat = [Reading({WHOLE: Share(5, 10)}, {EVERY: {WHOLE: Share(6, 10)}}, {EVERY: 2})]
    made = section(whole, flat)
    rows = {row[0]: row[1:] for row in made.tables[0].rows}
    assert [row[0] for row in made.tables[0].rows] == ["with all passes", *(p.name for p in PASSES), EVERY]
    assert rows["with all passes"][:2] == ("", "60.0")
    assert rows[name][:2] == ("3", "+10.0 (0.0 to +20.0)")
    assert rows[PASSES[1].name][:2] == ("0", "0.0")
    assert rows[EVERY][0] == "7"
    assert rows[EVERY][-1] == "-10.0 (-10.0 to -10.0)"
    assert {figure.key: figure.value for figure in made.figures} == {
        "ablation.ledgers": 10,
        "ablation.polnear": pytest.approx(-10),
    }


def test_flat_articles_are_judged_by_their_spans_and_whole() -> None:
    text = "Orr said rain fell."
    gold = Parts("E1", (Piece(0, 3),), (Piece(4, 8),), (Piece(9, 18),))
    document = Document(text, {"ab": Annotation((gold,))})
    instance = Instance(
        "rain_ab", ("Orr", "said", "rain", "fell", "."), ("B-source", "B-cue", "B-content", "I-content", "O")
    )
    found = Attribution(
        id="q1", source=(), cue=(Span(4, 8, "said"),), content=(Span(9, 18, "rain fell"),),
        form="indirect", confidence=1.0,
    )  # fmt: skip
    ours = Ledger(reader="test", article=article(text), attributions=(found,))
    assert judge_flat("rain", document, [instance], ours) == {
        "source": Share(0, 1),
        "cue": Share(2, 2),
        "content": Share(2, 2),
        WHOLE: Share(0, 2),
    }
