"""Where one clause ends and the next begins."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.syntax.clause_tokens import ClauseTokens, tokens_in
from accordingto.reading.syntax.clauses import (
    has_relative_clause,
    opens_with_verb,
    says_something,
    split_clauses,
    trimmed,
)


def clauses(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in split_clauses(ClauseTokens(text), 0, len(text))]


@pytest.mark.parametrize(
    "article",
    [
        "It rained,| and the council met.",
        "The tolls are up,| but Orr has two boats.",
        "The port is closed|; it was full.",
        "The port was full| — nobody could leave.",
        "It rained| and she left.",
        "It rained| but the council was there.",
        "Vik has a boat,| while Orr has none.",
        "The law is new,| so the old taxes are due.",
        "The port is full,| and yet the problem is small.",
    ],
)
def test_a_clause_with_subject_and_verb_begins_a_proposition(article: str) -> None:
    parts = article.split("|")
    assert clauses("".join(parts)) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    "article",
    [
        "Orr and the mayor of Vest are here.",
        "Orr met the mayor and the councillors who were angry.",
        "If it rains and the river is high, the port closes.",
        "The boat sank, and with it the cargo.",
        "She has boats, and lives in Vest.",
        "Instead of the pier they left, Orr and Vik quietly repaired a road.",
        "The boats made by Orr and the new boats were lost.",
        "The man who was hurt and the woman are in Vest.",
        "The survey - aged pupils, from two schools - was long.",
        "The tolls (it was late, and he was there) are up.",
        "Orr said and did nothing",
    ],
)
def test_what_is_no_clause_of_its_own_stays(article: str) -> None:
    assert clauses(article) == [article]


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("left the room", True),
        ("later seen", False),
        ("also was there", True),
        ("that’s why", False),
        ("isn’t there", True),
        ("the room was cold", False),
        ("", False),
    ],
)
def test_a_stretch_may_begin_with_its_verb(words: str, opens: bool) -> None:
    assert opens_with_verb(tokens_in(words)) is opens


@pytest.mark.parametrize(
    ("words", "says"),
    [("new boats", False), ("salted fish", False), ("to resign", True), ("leaving early", True), ("", False)],
)
def test_a_noun_phrase_says_nothing_of_its_own(words: str, says: bool) -> None:
    assert says_something(tokens_in(words)) is says


@pytest.mark.parametrize(
    ("source", "passing"),
    [("Orr, who has two boats", True), ("people who have boats", False), ("Orr, mayor of Vest", False)],
)
def test_a_source_may_say_something_in_passing(source: str, passing: bool) -> None:
    assert has_relative_clause(tokens_in(source)) is passing


@pytest.mark.parametrize(
    ("piece", "left"),
    [
        (" , it rained. ", "it rained"),
        ("— “it rained” —", "“it rained”"),
        ("“it rained", "it rained"),
        ("it rained,” ", "it rained"),
        ("Is it late?", "Is it late?"),
        ("in the U.S.", "in the U.S."),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_edges_lose_their_marks(piece: str, left: str) -> None:
    bounds = trimmed(piece, 0, len(piece))
    assert bounds is not None
    assert piece[slice(*bounds)] == left


def test_marks_alone_are_nothing() -> None:
    assert trimmed(" — ”. ", 0, 6) is None


@given(st.text(alphabet="ab ,;—-“”\"'’()?.!and hewas\n", max_size=120))
def test_the_clauses_are_the_whole(text: str) -> None:
    bounds = split_clauses(ClauseTokens(text), 0, len(text))
    assert "".join(text[a:b] for a, b in bounds) == text
    found = trimmed(text, 0, len(text))
    if found is not None:
        assert text[found[0] : found[1]] == text[found[0] : found[1]].strip()


@pytest.mark.parametrize("unit", ["; he x ", "“", ".", "it rained, and ", "- ", '"'])
def test_time_grows_with_the_length(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    start = time.perf_counter()
    split_clauses(ClauseTokens(text), 0, len(text))
    trimmed(text, 0, len(text))
    assert time.perf_counter() - start < 5
