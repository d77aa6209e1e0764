"""Of which kind a claim is."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.claims.kinds import ACTS, Setting, kind_of
from accordingto.reading.lexicons import entries
from accordingto.types import Act, ClaimKind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("whether tolls rise", "question"),
        ("that the board should resign", "directive"),
        ("that tolls will rise", "prediction"),
        ("the port is expected to close", "prediction"),
        ("the tolls must fall", "directive"),
        ("he must have seen it", "statement"),
        ("I think it is late", "opinion"),
        ("that it rained", "statement"),
        ("It rained", "statement"),
    ],
)
def test_the_words_tell(content: str, kind: str) -> None:
    assert kind_of(content, Setting(cue="said")) == kind


@pytest.mark.parametrize(
    "content",
    [
        "that it was the will of the people",
        "the port is not as full as it should, so it is shut",
        "Vik, who will be sixty",
        "that the boats that will sail are old",
        "the whether",
    ],
)
def test_what_does_not_rule_the_claim_makes_no_kind(content: str) -> None:
    assert kind_of(content, Setting(cue="said")) == "statement"


@pytest.mark.parametrize(
    ("cue", "content", "kind"),
    [
        ("has understood", "that tolls are fair", "statement"),
        ("should know", "what tolls cost", "statement"),
        ("thinks", "that tolls are fair", "opinion"),
    ],
)
def test_what_is_known_is_no_opinion(cue: str, content: str, kind: str) -> None:
    assert kind_of(content, Setting(cue=cue, act="believe")) == kind


def test_never_begins_an_order_and_no_statement() -> None:
    assert kind_of("Never sail at night", Setting(begins=True)) == "directive"
    assert kind_of("Never has the port been so full", Setting(begins=True)) == "statement"


def test_a_command_begins_a_sentence() -> None:
    assert kind_of("Stop the tolls", Setting(cue="said", begins=True)) == "directive"
    assert kind_of("stop the tolls", Setting(cue="said")) == "statement"


@pytest.mark.parametrize("act", get_args(Act))
def test_an_act_is_used_where_it_is_known(act: Act) -> None:
    assert kind_of("to buy boats", Setting(cue="urged", act=act)) == ACTS.get(act, "statement")


@pytest.mark.parametrize(
    ("cue", "act", "content", "kind"),
    [
        ("has promised", "promise", "a veto", "promise"),
        ("offered", "promise", "to resign", "promise"),
        ("offered", "promise", "no proof", "statement"),
        ("agreed", "promise", "that it would pay", "promise"),
        ("threat", "threaten", "to Northern Europe", "statement"),
        ("threat", "threaten", "to the port", "statement"),
        ("brandished", "threaten", "a pistol", "statement"),
        ("commits", "promise", "suicide", "statement"),
        ("threatened", "threaten", "a strike", "threat"),
    ],
)
def test_who_promises_or_threatens_is_to_do_something(
    cue: str, act: Act, content: str, kind: ClaimKind
) -> None:
    assert kind_of(content, Setting(cue=cue, act=act)) == kind


def test_a_name_is_no_verb() -> None:
    assert kind_of("Reporting by Orr; editing by Will Vik", Setting()) == "statement"
    assert kind_of("singers like Mara Orr, Will Vik and others", Setting()) == "statement"
    assert kind_of("Orr Will Close Port", Setting()) == "prediction"


def test_a_question_mark_comes_first() -> None:
    assert kind_of("Should tolls rise", Setting(cue="urged", asked=True)) == "question"


def test_every_entry_names_a_kind_and_a_place() -> None:
    rows = [line.split("|") for line in entries("claimkinds")]
    assert all(len(row) == 3 for row in rows)
    assert {kind for kind, *_ in rows} <= set(get_args(ClaimKind))
    assert {place for _, place, _ in rows} == {"opening", "inside", "start"}
    assert len({tuple(row) for row in rows}) == len(rows)
    assert all(words == words.lower() and len(words.split()) <= 4 for *_, words in rows)


@given(st.text(max_size=60), st.text(max_size=20), st.booleans())
def test_any_words_have_a_kind(content: str, cue: str, begins: bool) -> None:
    assert kind_of(content, Setting(cue=cue, begins=begins)) in get_args(ClaimKind)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("Should the board agree, 40 people would leave", "statement"),
        ("It should run ten miles in an hour", "statement"),
        ("it should be scrapped", "directive"),
        ("we should leave", "directive"),
    ],
)
def test_conditions_and_powers_are_no_orders(content: str, kind: str) -> None:
    assert kind_of(content, Setting(cue="said")) == kind
