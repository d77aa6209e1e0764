from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.console import Console

from accordingto.export import render
from accordingto.export.screen import STYLES, safe
from accordingto.export.terminal import TABLE_WIDTH, WIDTH
from accordingto.types import Article, HeadlineCheck, Ledger, Span, Time
from tests.fakes import ferry, harbour, ledger_from_marks, observatory, orchard

ESC = "\x1b"


def printed(ledger: Ledger, **settings: Any) -> str:
    file = io.StringIO()
    render(ledger, Console(file=file, **{"width": 100, **settings}))
    return file.getvalue()


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "COLORTERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("make", [ferry, harbour, orchard, observatory])
def test_a_pipe_gets_plain_text_no_wider_than_the_page(make: Callable[[], Ledger]) -> None:
    output = printed(make(), width=80)
    assert ESC not in output
    article = output.split("own voice.")[0]
    assert max(map(len, article.splitlines())) <= WIDTH


def test_brackets_stand_for_styles_in_a_pipe() -> None:
    output = " ".join(printed(harbour()).split())
    assert "[3 “The sensors were asleep,”] {Lindqvist} <said>. [3 “Nobody had been told" in output
    assert "and that {the maker} <no longer believed> [6 they could be repaired]]]." in output
    assert "~reportedly~ <decided> [7 to wait until spring]" in output


def test_the_first_line_says_where_the_article_is_from() -> None:
    article = replace(
        harbour().article,
        outlet="Osmark Courier",
        byline=("Jonna Vik", "Aron Lund"),
        published="2031-03-10T09:30Z",
    )
    first = printed(replace(harbour(), article=article)).splitlines()[0]
    assert first == "Osmark Courier · By Jonna Vik, Aron Lund · 10 March 2031"


def test_of_where_the_article_is_from_only_what_is_known_is_said() -> None:
    dated = replace(harbour().article, outlet=None, byline=(), published="2031-03-10")
    unknown = replace(dated, published=None)
    assert printed(replace(harbour(), article=dated)).startswith("10 March 2031\n\n")
    text = harbour().article.text.split()[0]
    assert printed(replace(harbour(), article=unknown)).lstrip("[{123456789 ").startswith(text)


def test_a_terminal_gets_styles_and_colours() -> None:
    output = printed(harbour(), force_terminal=True)
    assert f"{ESC}[1mLindqvist{ESC}[0m" in output
    assert f"{ESC}[3msaid{ESC}[0m" in output
    assert "{Lindqvist}" not in output


def luminance(colour: ColorTriplet) -> float:
    parts = (one / 255 for one in colour)
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("style", STYLES)
def test_colours_can_be_read_on_light_and_on_dark(style: str) -> None:
    shown = luminance(Color.parse(style).get_truecolor())
    assert contrast(shown, 1) >= 3.4
    assert contrast(shown, luminance(ColorTriplet(30, 30, 30))) >= 3.4


def test_a_terminal_of_sixteen_colours_gets_those_of_its_theme() -> None:
    assert f"{ESC}[4;38;5;" in printed(harbour(), force_terminal=True, color_system="256")
    output = printed(harbour(), force_terminal=True, color_system="standard")
    assert f"{ESC}[4;34m" in output
    assert "38;5" not in output


def test_the_table_says_what_the_source_does() -> None:
    ledger = ferry()
    denied = replace(ledger.attributions[0], act="deny")
    lines = printed(replace(ledger, attributions=(denied,))).splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith(f"{denied.id} "))
    assert lines[row].split()[-3] == "deny"
    assert lines[row + 1].split()[-1] == denied.form


def test_no_color_keeps_styles_and_drops_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    output = printed(harbour(), force_terminal=True)
    codes = {code for part in output.split(f"{ESC}[")[1:] for code in part.split("m")[0].split(";")}
    assert codes <= {"0", "1", "2", "3", "4", "21"}
    assert {"1", "3", "4", "21"} <= codes


def test_nested_attributions_are_indented_under_their_parents() -> None:
    lines = printed(harbour()).splitlines()
    assert [line.split("q")[0] for line in lines if "q5  " in line or "q6  " in line] == ["└ ", "  └ "]


def test_the_table_says_what_is_hedged() -> None:
    row = next(line for line in printed(harbour(), width=140).splitlines() if line.startswith("q7"))
    assert row.split()[-4:] == ["indirect,", "hedged", "71", "%"]


def test_the_tables_show_actors() -> None:
    lines = printed(ferry(), width=140).splitlines()
    q5 = next(at for at, line in enumerate(lines) if line.startswith("q5 "))
    assert lines[q5].split()[1:5] == ["North", "Sound", "Ferries", "denied,"]
    q3 = next(at for at, line in enumerate(lines) if line.startswith("q3 "))
    assert lines[q3].split()[1:5] == ["Neema", "Abara", "told,", "to"]
    assert lines[q3 + 1].split()[0] == "Transport"
    assert any(line.startswith("Solveig Rasmussen-Adeyemi") and "chairwoman" in line for line in lines)
    assert "he (not identified)" in "\n".join(lines)
    assert lines[-3:] == ["8 make no statements", "", "Ask: A source that could not be identified: one, he"]


def test_headline_and_deadlines_are_told_with_their_words() -> None:
    text = "Ferry sunk; was it sold?\n\nThe ferry sank. The owner must answer by May."
    headline, may = text.index("\n"), text.index("May")
    ledger = Ledger(
        reader="",
        article=Article(id="x", text=text, headline=Span(0, headline, text[:headline])),
        headline_checks=(HeadlineCheck(span=Span(0, 10, "Ferry sunk"), verdict="supported"),),
        times=(Time(id="t1", start=may, end=may + 3, text="May", value="2031-05-31", kind="deadline"),),
    )

    assert printed(ledger).splitlines()[-3:] == [
        "Headline “Ferry sunk”: the body says so",
        "Headline “was it sold?”: a question, so no verdict",
        "Due 31 May 2031: “May”",
    ]


def test_a_ledger_without_actors_says_so() -> None:
    assert "No actors were identified" in printed(harbour())
    lost = replace(ferry(), attributions=tuple(replace(one, actor=None) for one in ferry().attributions))
    assert "could not be identified" in printed(lost)


def test_many_actors_are_counted() -> None:
    said = " ".join(
        f"[[q{n}.source|[[a{n}|Person{n}]]]] [[q{n}.cue|said]] [[q{n}.content|so]]." for n in range(1, 31)
    )
    assert "10 more make statements" in printed(ledger_from_marks(said))
    one_more = said.partition(" [[q22.")[0]
    assert "1 more makes statements" in printed(ledger_from_marks(one_more))


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_the_tables_keep_to_the_width(width: int) -> None:
    table = printed(ferry(), width=width).split("~hedge~")[1]
    assert max(map(len, table.splitlines())) <= min(width, TABLE_WIDTH)


def test_hostile_text_cannot_drive_the_terminal() -> None:
    hostile = "\x1b]0;owned\x07 \x1b[2J \x9b31m [bold]not markup[/bold] \u202egnp.exe \x00\x7f\x08"
    ledger = ledger_from_marks(
        f"[[headline|{hostile}]]\n[[q1.source|{hostile}]] [[q1.cue|said]] [[q1.content|{hostile}]] [[a1|x]]",
        {"q1": {"actor": "a1"}, "a1": {"name": hostile, "role": hostile, "affiliation": hostile}},
    )
    output = printed(replace(ledger, article=replace(ledger.article, outlet=hostile)))
    assert not {char for char in output if unicodedata.category(char) == "Cc"} - {"\n"}
    assert "\u202e" not in output
    assert "[bold]not markup[/bold]" in output
    assert "␛[2J" in output


@given(st.text())
def test_safe_text_is_as_long_and_has_no_controls(text: str) -> None:
    cleaned = safe(text)
    assert len(cleaned) == len(text)
    assert not {unicodedata.category(char) for char in cleaned} & {"Cc", "Cs", "Zl", "Zp"}


@given(st.text("ab \n\r\t\x1b\u2028字e\u0301.", max_size=400))
def test_any_text_can_be_printed(text: str) -> None:
    assert ESC not in printed(Ledger(reader="fake 0", article=Article(id="0", text=text)))


def test_empty_states_say_so() -> None:
    assert "no text" in printed(Ledger(reader="fake 0", article=Article(id="0", text="")))
    assert "no source is cited" in printed(
        Ledger(reader="fake 0", article=Article(id="0", text="It rained."))
    )
