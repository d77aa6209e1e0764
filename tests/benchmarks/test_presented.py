from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest

from accordingto.reading.encoder.model import Model
from accordingto.types import Article, Claim, Ledger, Span
from benchmarks.presented import (
    DRAWN,
    OWN,
    Case,
    Drawn,
    DrawnAttribution,
    DrawnVoice,
    field_cases,
    read_text,
    right,
    section,
    voice_cases,
)
from corpora.parts import Piece

TEXT = "Orr reportedly said the pier may close. Boats wait."
SAID = DrawnAttribution(
    source=(Piece(0, 3),),
    cue=(Piece(4, 19),),
    content=(Piece(20, 38),),
    act="say",
    certainty="hedged",
    strength="certain",
    polarity=None,
    hedges=(Piece(4, 14),),
)
VOICES = (
    DrawnVoice(Piece(20, 38), own=False, kind="prediction"),
    DrawnVoice(Piece(40, 50), own=True, kind=None),
)

ONE = Drawn("a", hashlib.sha256(TEXT.encode()).hexdigest(), True, (SAID,), VOICES)


def claim(start: int, end: int, *chain: str) -> Claim:
    return Claim(id=f"c{start}", content=(Span(start, end, TEXT[start:end]),), chain=chain, kind="statement")


def test_fields_are_read_from_the_parts_given_and_null_is_not_judged() -> None:
    assert [(case.field, case.drawn, case.ours) for case in field_cases(ONE, TEXT, Model())] == [
        ("act", "say", "say"),
        ("certainty", "hedged", "hedged"),
        ("strength", "certain", "possible"),
        ("hedges", "reportedly", "reportedly"),
    ]


def test_a_stretch_is_whose_claims_hold_most_of_it() -> None:
    claims = (claim(20, 38, "outlet", "q1"), claim(40, 50, "outlet", "q1"))
    ledger = Ledger(reader="", article=Article(id="a", text=TEXT), claims=claims)
    assert [(case.field, case.drawn == case.ours) for case in voice_cases(ONE, {"a": ledger})] == [
        ("voice", True),
        ("kind", False),
        ("voice", False),
    ]


def test_parts_and_rows_are_counted_apart() -> None:
    cases = [
        Case("voice", True, "", "the outlet", "somebody else"),
        Case("voice", True, "", "somebody else", "somebody else"),
        Case("act", False, "", "say", "say"),
    ]
    figures = {figure.key: figure.value for figure in section(cases, "").figures}
    assert figures["presented.held_out.voice"] == 50.0
    assert figures[f"presented.held_out.{OWN}".replace(" ", "_")] == 0.0
    assert figures["presented.development.act"] == 100.0
    assert right(cases).of == 3


def test_another_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "dev" / "text"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT)
    assert read_text(tmp_path, ONE) == TEXT
    (folder / "a.txt").write_text(TEXT + " ")
    with pytest.raises(ValueError, match="a: not the text"):
        read_text(tmp_path, ONE)


def test_what_was_drawn_can_be_read_and_judges_something() -> None:
    drawn = msgspec.json.decode(DRAWN.read_bytes(), type=list[Drawn])
    assert {one.held_out for one in drawn} == {True, False}
    assert all(one.attributions or one.voices for one in drawn)
