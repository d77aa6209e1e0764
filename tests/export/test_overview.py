from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import accordingto.export
from accordingto.export.view import view
from accordingto.export.voices import COLOURS, voices
from accordingto.types import Actor, Ledger
from tests.fakes import harbour, ledger_from_marks, observatory

STYLE = (Path(accordingto.export.__file__).parent / "static" / "report.css").read_text(encoding="utf-8")


def test_a_voice_is_the_words_of_its_source() -> None:
    by_id = {one.id: voice for one, voice in zip(harbour().attributions, voices(harbour()), strict=True)}
    assert by_id["q3"] == by_id["q12"]
    assert by_id["q3"] != by_id["q2"]
    assert by_id["q9"].name == "he"
    assert (by_id["q9"].colour, by_id["q7"].colour) == (0, 0)
    assert by_id["q7"].name == "nobody named"


def test_an_actor_is_one_voice_whatever_the_words() -> None:
    ledger = harbour()
    lindqvist = Actor(id="a1", name="Mara Lindqvist", kind="person")
    known = tuple(
        replace(one, actor="a1") if one.id in ("q2", "q3", "q9", "q12") else one
        for one in ledger.attributions
    )
    spoken = [voice.name for voice in voices(replace(ledger, actors=(lindqvist,), attributions=known))]
    assert spoken.count("Mara Lindqvist") == 4
    assert "he" not in spoken


def test_at_most_eight_voices_are_coloured() -> None:
    said = " ".join(
        f"[[q{n}.source|Source{n}]] [[q{n}.cue|said]] [[q{n}.content|{'so ' * n}]]." for n in range(1, 13)
    )
    colours = [voice.colour for voice in voices(ledger_from_marks(said))]
    assert colours == [0, 0, 0, 0, *range(1, COLOURS + 1)]


@pytest.mark.parametrize("ledger", [harbour(), observatory()])
def test_the_shares_add_up(ledger: Ledger) -> None:
    picture = view(ledger, "a1").overview
    assert picture.words == len(ledger.article.text.split())
    assert sum(share.words for share in picture.shares) == picture.words
    assert sum(share.attributions for share in picture.shares) == len(ledger.attributions)


@given(st.integers(1, 12))
def test_a_word_counts_for_the_innermost(depth: int) -> None:
    text = "".join(f"[[q{n}.source|S{n}]] [[q{n}.cue|says]] [[q{n}.content|" for n in range(1, depth + 1))
    picture = view(ledger_from_marks(f"{text}one two{']]' * depth}"), "a1").overview
    assert picture.shares[0].words == 2
    assert picture.words == 2 * depth + 2


def luminance(colour: str) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_stand_out_from_the_paper(theme: int) -> None:
    block = STYLE.split("@media")[theme]
    theme_tokens = dict(re.findall(r"--(paper|ink|quiet|k\d): (#\w{6})", block))
    assert len(theme_tokens) == COLOURS + 4
    paper = luminance(theme_tokens["paper"])
    for name, colour in theme_tokens.items():
        lighter, darker = sorted((paper, luminance(colour)), reverse=True)
        contrast = (lighter + 0.05) / (darker + 0.05)
        needed = {"paper": 1.0, "ink": 7.0, "quiet": 4.5}.get(name, 3.0)
        assert contrast >= needed, name
