"""Which phrases are the same, or are not, by how they stand to each other. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.features import facts_of
from accordingto.reading.actors.relations import (
    appositions,
    disjoint_mentions,
    possessions,
    split_owned,
    stand_whole,
)
from accordingto.reading.encoder.mentions import Cluster
from tests.reading.actors.test_clusters import phrases


def apposed(source: str) -> dict[str, str]:
    """Each phrase with the one it is apposed to, by the words."""
    _, doc, items = phrases(source)
    facts = [facts_of(p, doc, quoted=False) for p in items]
    said = [doc.text_of(p.piece) for p in items]
    return {said[i]: said[j] for i, j in appositions(items, facts, doc).items()}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[person|Orr], [person|the mayor], left", {"the mayor": "Orr"}),
        ("[person|The mayor], [person|Bo Orr], left", {"Bo Orr": "The mayor"}),
        ("[person|Orr], [person|the mayor] and others left", {}),
        ("[person|Orr], [person|the mayor's] aide, left", {}),
        ("[person|[person|Orr], who rowed], left", {"Orr": "Orr, who rowed"}),
        ("[person|[person|Orr], Lunde and Vik] left", {}),
        ("[person|The mayor], [person|who] rowed, left", {"who": "The mayor"}),
        ("[person|a nurse of [place|Vik]] [person|who] rowed left", {"who": "a nurse of Vik"}),
        ("[person|Orr], a nurse from [place|Vik] [person|who] rowed, left", {"who": "Orr"}),
        ("[person|Orr] left. [person|Who] rowed?", {}),
        ("Vik told [person|Orr] [person|who] rowed", {}),
        ("[person|[person|Orr] and [person|Vik]], [person|who] rowed, left", {"who": "Orr and Vik"}),
    ],
)
def test_a_comma_joins_a_name_and_a_role_and_what_it_opens(source: str, found: dict[str, str]) -> None:
    assert apposed(source) == found


def test_what_stands_in_a_phrase_and_does_not_head_it_is_not_it() -> None:
    _, doc, items = phrases("[person|a lawyer for [person|[person|Orr's] son]] saw [person|Orr]")
    assert possessions(items, doc) == {1: [0], 2: [1, 0]}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "[person|Orr] rowed [person|[person|his] father] home.",
            [["Orr", "his"], ["his father"]],
        ),
        (
            "[person|Orr] rowed [person|[person|his] wife Ida Orr] home.",
            [["Orr", "his wife Ida Orr"], ["his"]],
        ),
        (
            "He chose [person|Orr] as [person|[person|his] adviser].",
            [["Orr", "his adviser"], ["his"]],
        ),
        (
            "[person|Orr] is [person|[person|his] own adviser].",
            [["Orr", "his", "his own adviser"]],
        ),
    ],
)
def test_nobody_is_his_own_father(source: str, found: list[list[str]]) -> None:
    _, doc, items = phrases(source)
    whole = Cluster(tuple(sorted(items, key=lambda item: item.piece)), (1.0,) * len(items))

    parts = split_owned(whole, doc)

    assert [[doc.text_of(phrase.piece) for phrase in part.phrases] for part in parts] == found


def test_who_is_told_is_not_who_tells() -> None:
    _, _, items = phrases("[person|Orr] told [person|Lunde] that [person|he] won")
    orr, lunde, _ = (p.piece for p in items)
    assert disjoint_mentions(items, [((orr,), (lunde,)), ((lunde,), ())]) == {0: [1], 1: [0]}


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("[person|Orr of “The Eye”] left", True),
        ("“[person|We won,” said Orr. “But I] left.”", False),
        ("[person|Orr, who said] left", True),
        ("[person|Orr told Lunde] no", False),
    ],
)
def test_a_phrase_holds_no_part_of_a_quotation_and_no_clause(source: str, whole: bool) -> None:
    _, doc, items = phrases(source)
    cues = [i for i in range(len(doc)) if doc[i] == "told"]
    speaking = [(cue - 1, cue) for cue in cues]
    assert stand_whole(items[:1], doc, speaking) == [whole]


def test_a_role_that_is_all_of_who_speaks_is_no_apposition() -> None:
    _, doc, items = phrases("After a talk with [person|Bo Orr], [person|the minister] said")
    facts = [facts_of(p, doc, quoted=False) for p in items]
    assert appositions(items, facts, doc) == {1: 0}
    assert appositions(items, facts, doc, frozenset({1})) == {}


def test_whose_aide_is_told_something_may_be_told_it() -> None:
    _, _, items = phrases("[person|[person|Orr's] aide] told [person|Orr]")
    source, told = items[0].piece, items[2].piece
    assert disjoint_mentions(items, [([source], [told])]) == {0: [2], 2: [0]}
