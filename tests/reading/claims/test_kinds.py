"""Of which kind a claim is. All people are invented."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.claims.kinds import ACTS, kind_of, kinds_in_order
from accordingto.reading.lexicons import entries
from accordingto.types import Act, Attribution, ClaimKind, Span
from tests.reading.attributed import attributed
from tests.reading.parts import document


def kind_said(cue: str, content: str, act: Act | None = None, end: str = ".") -> str | None:
    """The kind of a claim that somebody makes by a cue."""
    text, (one,) = attributed(f"[s1|Orr] [q1|{cue}] [c1|{content}]{end}", act)
    return kind_of(document(text), ((one.content[0].start, one.content[0].end),), one)


def kind_alone(text: str) -> str | None:
    """The kind of a claim of the outlet."""
    return kind_of(document(text), ((0, len(text)),), None)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("whether tolls rise", "question"),
        ("that the board should resign", "directive"),
        ("that tolls will rise", "prediction"),
        ("that tolls won’t rise", "prediction"),
        ("they’ll raise the tolls", "prediction"),
        ("the port is expected to close", "prediction"),
        ("the tolls must fall", "directive"),
        ("he must have seen it", "statement"),
        ("you mustn't smoke", "directive"),
        ("“All we should do is wait,”", "directive"),
        ("there is no doubt it will rain", "prediction"),
        ("I think it is late", "opinion"),
        ("“I don’t think it is late”", "opinion"),
        ("“We promise to close the port”", "promise"),
        ("that it rained", "statement"),
        ("it rained", "statement"),
        ("“Let’s go to the port”", "directive"),
    ],
)
def test_the_words_tell(content: str, kind: str) -> None:
    assert kind_said("said", content) == kind


@pytest.mark.parametrize(
    "content",
    [
        "that it was the will of the people",
        "the port is not as full as it should be, so it is shut",
        "that Vik, who will be sixty, has left the board",
        "that the boats that will sail are old",
        "that all who will sail are old",
        "that there is no boat that will sail",
    ],
)
def test_what_does_not_rule_the_claim_makes_no_kind(content: str) -> None:
    assert kind_said("said", content) == "statement"


@pytest.mark.parametrize(
    ("cue", "content", "kind"),
    [
        ("has understood", "that tolls are fair", "statement"),
        ("should know", "what tolls cost", "statement"),
        ("thinks", "that tolls are fair", "opinion"),
    ],
)
def test_what_is_known_is_no_opinion(cue: str, content: str, kind: str) -> None:
    assert kind_said(cue, content, "believe") == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Stop the tolls.", "directive"),
        ("Do not sail at night.", "directive"),
        ("Tell the board at once.", "directive"),
        ("Never has the port been so full.", "statement"),
        ("The board told us.", "statement"),
        ("Should the board agree, 40 people would leave.", "statement"),
        ("Watch the interview below.", "directive"),
        ("So stop it.", "directive"),
        ("But don't panic.", "directive"),
        ("Be careful.", "directive"),
        ("Never forget them.", "directive"),
        ("Be it rain or snow, they sail.", "statement"),
        ("Be that as it may, it rained.", "statement"),
    ],
)
def test_an_order_begins_with_its_verb(text: str, kind: str) -> None:
    assert kind_alone(text) == kind


def test_an_order_begins_a_sentence_also_of_a_source() -> None:
    assert kind_said("said:", "“Don’t wait for the ferry.”") == "directive"
    assert kind_said("said:", "“So stop it,”") == "directive"
    assert kind_said("said:", "“But don’t panic,”") == "directive"
    assert kind_said("said:", "“And be careful,”") == "directive"
    assert kind_said("told us to", "stop the tolls") == "statement"


@pytest.mark.parametrize("act", get_args(Act))
def test_an_act_is_used_where_it_is_known(act: Act) -> None:
    assert kind_said("urged", "to buy boats", act) == ACTS.get(act, "statement")


@pytest.mark.parametrize(
    ("cue", "act", "content", "kind"),
    [
        ("has promised", "promise", "a veto", "promise"),
        ("offered", "promise", "to resign", "promise"),
        ("offered", "promise", "no proof", "statement"),
        ("agreed", "promise", "that it would pay", "promise"),
        ("made a threat", "threaten", "to Northern Europe", "statement"),
        ("made a threat", "threaten", "to the port", "statement"),
        ("brandished", "threaten", "a pistol", "statement"),
        ("commits", "promise", "suicide", "statement"),
        ("threatened", "threaten", "a strike", "threat"),
    ],
)
def test_who_promises_or_threatens_is_to_do_something(
    cue: str, act: Act, content: str, kind: ClaimKind
) -> None:
    assert kind_said(cue, content, act) == kind


def test_a_name_is_no_verb() -> None:
    assert kind_alone("Reporting by Orr; editing by Will Vik") == "statement"
    assert kind_alone("It has singers like Mara Orr, Will Vik and others.") == "statement"


def test_a_question_mark_comes_first() -> None:
    assert kind_said("asked:", "“Should tolls rise?”", "urge") == "question"
    assert kind_said("asked: should", "tolls rise", "urge", "?") == "question"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("it should run ten miles in an hour", "statement"),
        ("it should be scrapped", "directive"),
        ("we should leave", "directive"),
    ],
)
def test_powers_are_no_orders(content: str, kind: str) -> None:
    assert kind_said("said", content) == kind


def test_every_kind_but_the_plain_one_is_tried_once() -> None:
    assert kinds_in_order() == ("question", "directive", "promise", "threat", "prediction", "opinion")


def test_every_entry_names_a_kind_and_a_place() -> None:
    rows = [line.split("|") for line in entries("claimkinds")]
    assert all(len(row) == 3 for row in rows)
    assert {kind for kind, *_ in rows} <= set(get_args(ClaimKind))
    assert {place for _, place, _ in rows} == {"opening", "inside"}
    assert len({tuple(row) for row in rows}) == len(rows)
    assert all(words == words.lower() for *_, words in rows)
    assert all(len(words.replace("'", " ' ").split()) <= 5 for *_, words in rows)


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_any_words_have_a_kind(content: str, cue: str) -> None:
    text = f"{cue} {content}"
    span = Span(0, len(cue), cue), Span(len(cue) + 1, len(text), content)
    one = Attribution(id="q1", cue=span[:1], content=span[1:], form="indirect", act="promise", confidence=1.0)
    assert kind_of(document(text), ((span[1].start, span[1].end),), one) in (None, *get_args(ClaimKind))
