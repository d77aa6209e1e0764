"""Ledgers drawn by hand: what is wrong with one is said, and words are put to offsets."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from corpora.gold import FOLDER, Drawn, DrawnActor, DrawnAttribution, gum_text, main, problems, with_words
from corpora.parts import Piece, Pieces

TEXT = "Mara Prell said Bo Vik denied that it rained."


def at(words: str) -> Pieces:
    start = TEXT.index(words)
    return (Piece(start, start + len(words)),)


def attribution(id: str, source: str, cue: str, content: str, parent: str | None = None) -> DrawnAttribution:
    return DrawnAttribution(
        id=id, source=at(source), cue=at(cue), content=at(content), parent=parent, actor="p1",
        source_kind="named", addressee=None, addressee_span=(), channel=(), form="indirect", act="say",
        certainty="reported", hedges=(), strength="certain", polarity="positive",
    )  # fmt: skip


OUTER = attribution("a1", "Mara Prell", "said", "Bo Vik denied that it rained")
INNER = attribution("a2", "Bo Vik", "denied", "it rained", "a1")


def drawn(*attributions: DrawnAttribution, text: str = TEXT) -> Drawn:
    return Drawn(
        corpus="polnear", document="ferry", sha256=hashlib.sha256(text.encode()).hexdigest(), published=None,
        attributions=attributions, actors=(DrawnActor(id="p1", name=at("Mara Prell"), kind="person"),),
        own_voice=(), headline=(),
    )  # fmt: skip


def test_a_sound_ledger_has_no_problems() -> None:
    assert problems(drawn(OUTER, INNER), TEXT) == []


def test_another_text_is_refused() -> None:
    assert "sha256" in problems(drawn(OUTER, text="Another text."), TEXT)[0]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (msgspec.structs.replace(OUTER, content=(Piece(40, 99),)), "outside the text"),
        (msgspec.structs.replace(OUTER, content=(Piece(15, 22),)), "white space"),
        (msgspec.structs.replace(OUTER, content=at("denied") + at("Bo Vik")), "out of order"),
        (msgspec.structs.replace(OUTER, actor="p9"), "actor p9 is nobody"),
        (msgspec.structs.replace(OUTER, parent="a9"), "parent a9 is nothing"),
        (msgspec.structs.replace(OUTER, parent="a1"), "run in a circle"),
        (msgspec.structs.replace(OUTER, content=at("said Bo Vik")), "overlap"),
    ],
)
def test_what_is_wrong_is_said(wrong: DrawnAttribution, said: str) -> None:
    assert any(said in problem for problem in problems(drawn(wrong), TEXT))


def test_an_inner_part_that_crosses_its_parents_content_is_said() -> None:
    wrong = msgspec.structs.replace(INNER, source=at("said Bo Vik"))

    assert any("crosses" in problem for problem in problems(drawn(OUTER, wrong), TEXT))


def test_words_are_put_to_offsets() -> None:
    written = with_words(drawn(OUTER), TEXT, "polnear-ferry")
    told = msgspec.json.decode(msgspec.json.encode(written))

    assert told["attributions"][0]["actor"] == "Mara Prell"
    assert told["attributions"][0]["cue"] == [{"start": 11, "end": 15, "text": "said"}]


def test_the_text_of_a_treebank_is_that_of_its_surface_tokens() -> None:
    rest = "\t_" * 7
    lines = [
        "# newpar", f"1-2\tdon't{rest}\tSpaceAfter=No", f"1\tdo{rest}\t_", f"2\tn't{rest}\t_",
        f"3\t.{rest}\t_", "", "# newpar", f"1\tGo{rest}\t_", f"1.1\tnow{rest}\t_",
    ]  # fmt: skip

    assert gum_text(lines) == "don't.\n\nGo"


def test_every_file_drawn_is_readable_and_named_for_its_document() -> None:
    files = sorted(FOLDER.glob("*.json"))
    ledgers = [msgspec.json.decode(file.read_bytes(), type=Drawn) for file in files]

    assert [f"{one.corpus}-{one.document}" for one in ledgers] == [file.stem for file in files]
    assert files


def test_without_the_corpora_each_file_is_a_problem(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [str(tmp_path), str(tmp_path / "out")])

    assert result.exit_code == 1
    assert f"{len(list(FOLDER.glob('*.json')))} problems" in result.output
