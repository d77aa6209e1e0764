"""Attributions that attribute no proposition, and whose their sentence is. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.claims.claims import make_claims
from accordingto.reading.claims.factuality import with_stances
from accordingto.reading.claims.topics import is_topic
from accordingto.types import Attribution
from tests.reading.attributed import attributed
from tests.reading.parts import document, present


def read(article: str) -> tuple[str, list[Attribution]]:
    text, attributions = attributed(article)
    return text, present(document(text), attributions)


@pytest.mark.parametrize(
    "article",
    [
        "[s1|Orr] [q1|spoke of] [c1|the tolls of the port].",
        "[s1|Orr] [q1|released] [c1|a report] on Monday.",
        "[s1|Owners] [q1|have every right to know about] [c1|the tolls].",
        "[s1|Orr] [q1|did not say] [c1|whether the port would close].",
        "[s1|Orr's] [q1|decision] [c1|to leave] surprised the board.",
        "The report raises [q1|questions about] [c1|what he knew].",
        "[s1|Orr] [q1|attacked] [c1|the board].",
        "[s1|Orr] [q1|rejected] [c1|that request].",
        "[s1|Orr] [q1|cannot blame] [c1|the board].",
        "[s1|Orr] [q1|did not respond to] [c1|the letter].",
        "[s1|The plan] [q1|seems to be] [c1|a burden on owners].",
    ],
)
def test_what_says_something_of_somebody_is_the_outlets(article: str) -> None:
    text, (one,) = read(article)
    assert is_topic(one, document(text))
    claims = make_claims(document(text), [one], None)
    assert (claims[0].chain, claims[0].content[0].text) == (("outlet",), text.rstrip("."))


@pytest.mark.parametrize(
    "article",
    [
        "[s1|Orr] [q1|said] [c1|that the port is old].",
        "[s1|Orr] [q1|said] [c1|“Ports and tolls.”]",
        "[s1|Orr] [q1|promised] [c1|a veto].",
        "[s1|Orr] [q1|plans] [c1|to leave].",
        "[s1|Orr] [q1|called for] [c1|lower tolls].",
        "[s1|Orr] [q1|proposed] [c1|raising the tolls].",
        "[s1|Orr] [q1|criticised] [c1|the board for its tolls].",
        "[s1|Orr] [q1|credited with] [c1|the board lower tolls].",
        "[s1|Orr] [q1|asked] [c1|whether the port would close].",
        "[q1|Reportedly] [c1|a closing of the port].",
        "[q1|It is said] [c1|that the port is old].",
    ],
)
def test_what_somebody_says_or_wants_done_stays_theirs(article: str) -> None:
    text, (one,) = read(article)
    assert not is_topic(one, document(text))
    claims = make_claims(document(text), [one], None)
    assert any(claim.chain == ("outlet", "q1") for claim in claims)


def test_a_source_that_others_share_begins_the_outlets_words() -> None:
    text, found = read("[s1|[s2|Orr]] [q1|agreed with] [c1|Vik] and [q2|said] [c2|the port was old].")
    claims = make_claims(document(text), found, None)
    assert [(c.chain[-1], c.content[0].text) for c in claims] == [
        ("outlet", "Orr agreed with Vik"),
        ("q1", "Vik"),
        ("q2", "the port was old"),
    ]


def test_the_noun_that_attributes_is_the_outlets_word() -> None:
    text, found = read("[s1|Orr's] [q1|claim] [c1|that the port is old] is false.")
    claims = make_claims(document(text), found, None)
    assert [(c.chain[-1], [s.text for s in c.content]) for c in claims] == [
        ("outlet", ["Orr's claim", "is false"]),
        ("q1", ["that the port is old"]),
    ]


def test_what_stands_in_a_topic_leaves_the_outlet_the_whole() -> None:
    text, found = read("[s1|Orr] [q1|rejected] [c1|a [s2|press] [q2|request to unseal] [c2|the file]].")
    claims = make_claims(document(text), found, None)
    assert [(c.chain[-1], c.content[0].text) for c in claims] == [
        ("outlet", "Orr rejected a press request to unseal the file"),
        ("q1", "a press request to unseal the file"),
        ("q2", "the file"),
    ]


def test_a_topic_inside_a_content_leaves_it_whole() -> None:
    text, found = read("[s1|Orr] [q1|said] [c1|that [s2|Vik] [q2|does not show] [c2|concern for the port]].")
    claims = make_claims(document(text), found, None)
    assert [(c.chain[-1], c.content[0].text) for c in claims] == [
        ("q1", "that Vik does not show concern for the port"),
        ("q2", "concern for the port"),
    ]


def test_a_hedge_in_somebodys_words_is_theirs() -> None:
    _, (one,) = read("[s1|Orr] [q1|said] [c1|“the pier allegedly sank”].")
    assert (one.certainty, one.hedges, one.strength) == ("reported", (), "certain")


@pytest.mark.parametrize(
    ("article", "chains"),
    [
        ("[c1|“It rained. It was late.”] [c1|“Nobody came,”] [s1|Orr] [q1|said].", {("outlet", "q1")}),
        ("It rained. It was late. Nobody came.", {("outlet",)}),
    ],
)
def test_an_article_may_be_all_quotations_or_have_none(article: str, chains: set[tuple[str, ...]]) -> None:
    text, found = read(article)
    claims = make_claims(document(text), found, None)
    assert {claim.chain for claim in claims} == chains
    assert [claim.polarity for claim in with_stances(claims, document(text), found)] == [
        "positive",
        "positive",
        "negative",
    ]


def test_words_in_plain_single_marks_are_said() -> None:
    text, (one,) = read("[s1|Orr] [q1|said:] [c1|'No way.']")
    assert not is_topic(one, document(text))
