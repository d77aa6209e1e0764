from __future__ import annotations

import pytest

from accordingto.reading.attributions.addressees import (
    Addressee,
    Listener,
    NamedAddressee,
    Speaker,
    find_addressees,
    told,
)
from accordingto.reading.attributions.channels import find_channels
from accordingto.reading.lexicons.outlets import Outlets
from tests.reading.parts import marked


def addressed(article: str) -> list[str | Addressee | None]:
    """The addressee of each attribution: the words naming it, or what it follows from."""
    found, doc = marked(article)
    addressees = find_addressees(found, find_channels(found, doc, Outlets()), doc)
    return [doc.text_of(a.piece) if isinstance(a, NamedAddressee) else a for a in addressees]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("[s|Orr] [q|told] the Harbour Post on Monday [c|that it rained].", "the Harbour Post"),
        ("[c|“It rained,”] [s|she] [q|told] her husband.", "her husband"),
        ("[c|“It rained,”] [s|he] [q|told] 2,267 people on the quay.", "2,267 people"),
        ("[s|Orr] [q|told] voters and Ida Lund [c|that it rained].", "voters and Ida Lund"),
        ("[s|Orr] [q|urged] [c|the board to wait].", "the board"),
        ("[s|Orr] [q|urged] the U.S. [c|to wait].", "the U.S."),
        ("[c|“It rained,”] [s|Orr] [q|said] on Monday to reporters.", "reporters"),
        ("[c|“It rained,”] [q|said] [s|Ida Orr] to the clerks.", "the clerks"),
        ("[s|Orr] [q|pleaded with] [c|him to wait].", "him"),
        ("[s|Orr] [q|spoke with Ida Lund about] [c|the rain].", "Ida Lund"),
        ("[s|Orr] [q|testified] before Congress [c|that it rained].", "Congress"),
        ("The pilots [q|were advised] [c|to wait].", "The pilots"),
        ("In an interview with Ida Lund, [s|Orr] [q|said] [c|it rained].", "Ida Lund"),
        ("[s|Orr] [q|told] Bride St. owners [c|that it rained].", "Bride St. owners"),
        ("[s|Orr] [q|told] St. Bride [c|that it rained].", "St. Bride"),
        ("In a letter to the governors, [s|Orr] [q|called] [c|the rain a shame].", "the governors"),
    ],
)
def test_words_that_name_who_is_told(article: str, expected: str) -> None:
    assert addressed(article) == [expected]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|said] [c|it rained].",
        "[s|Orr] [q|warned] [c|the storm would last].",
        "[c|“It rained,”] [s|Orr] [q|told] St. Bride St. on Monday.",
        "[s|Orr] [q|told] St. Bride St. and Dock Rd [c|that they were shut].",
        "[c|“It rained,”] [s|Orr] [q|said] to Dock Rd. on Monday.",
        "In a letter to 14 Harbour Ave., [s|Orr] [q|said] [c|it rained].",
        "[s|Orr] [q|urged] [c|calm on the quays].",
        "[s|Orr] [q|promised] [c|to ask the board].",
        "[s|Orr] [q|asked] about [c|the rain].",
        "[q|Asked] [s|Orr], [c|“Why now?”]",
        "[s|Orr] [q|warned] Saturday [c|that it would rain].",
        "[s|Orr] [q|is said to] [c|have left].",
        "[s|Orr] [q|described] the pier to the north as [c|unsafe].",
        "[s|The board] [q|agrees with] [c|Ida Lund].",
    ],
)
def test_nobody_is_told(article: str) -> None:
    assert addressed(article) == [None]


def test_what_is_carried_on_is_told_to_the_same() -> None:
    assert addressed(
        "[s1|[s2|Orr]] [q1|told] the court [c1|that it rained], [q2|adding] [c2|that it was cold]. "
        "[s3|Orr] [q3|added] [c3|that it was late]."
    ) == ["the court", Listener(0), None]


def test_a_reply_is_told_to_who_spoke_before() -> None:
    assert addressed("[s1|Orr] [q1|told] Lund [c1|to wait], but [s2|he] [q2|replied], [c2|“No.”]") == [
        "Lund",
        Speaker(0, replied=True),
    ]


def test_a_reply_right_behind_a_question_is_told_to_who_asked() -> None:
    assert addressed("[c1|“Why?”] [q1|asked] [s1|Lund]. [c2|“It rained,”] [s2|Orr] [q2|replied].") == [
        None,
        Speaker(0, replied=False),
    ]


def test_a_statement_is_no_reply() -> None:
    assert addressed("[s1|Lund] [q1|said] [c1|it rained]. [s2|Orr] [q2|replied] [c2|that it was cold].") == [
        None,
        None,
    ]


def test_who_is_asked_is_who_speaks_next() -> None:
    assert addressed("[q1|Asked] by [s1|a clerk] [c1|whether it rained], [s2|Orr] [q2|said] [c2|no].") == [
        Speaker(1, replied=False),
        None,
    ]


@pytest.mark.parametrize(
    ("addressees", "named", "actors", "expected"),
    [
        ([Speaker(1, replied=False), None], [None, None], [3, 1], [1, None]),
        ([None, Speaker(0, replied=True)], [None, None], [1, 2], [None, None]),
        ([None, Speaker(0, replied=True)], [None, None], [1, None], [None, None]),
        ([None, Listener(0)], [None, None], [1, 1], [None, None]),
    ],
)
def test_who_is_told_where_no_words_name_them(
    addressees: list[Addressee | None],
    named: list[int | None],
    actors: list[int | None],
    expected: list[int | None],
) -> None:
    assert told(addressees, named, actors) == expected


def test_who_is_told_follows_from_who_was_told() -> None:
    found, doc = marked("[s|Orr] [q|told] [c|Lund to wait].")
    (named,) = find_addressees(found, [()], doc)

    assert told([named, Speaker(0, replied=True)], [2, None], [1, 2]) == [2, 1]
    assert told([named, Speaker(0, replied=True)], [2, None], [1, 3]) == [2, None]
    assert told([named, Listener(0)], [2, None], [1, 1]) == [2, 2]
    assert told([named, Listener(0)], [2, None], [1, 3]) == [2, None]


def test_nobody_is_told_by_themselves() -> None:
    found, doc = marked("[s|Orr] [q|told] [c|himself to wait].")

    assert told(find_addressees(found, [()], doc), [1], [1]) == [None]
