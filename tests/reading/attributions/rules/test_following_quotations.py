"""Quotations behind a sentence that has its speaker. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.following_quotations import with_following_quotations
from tests.reading.parts import marked


def contents(article: str) -> list[list[str]]:
    found, doc = marked(article)
    return [[doc.text_of(piece) for piece in one.content] for one in with_following_quotations(found, doc)]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|said] [c|it was shut]. “There is a crack in it.”",
        "[s|Orr] [q|said] [c|it was shut]. “There is a crack in it.” It closed in May.",
        "[s|Mayor Orr] [q|praised] [c|the crew] on Monday. “There is a crack in it.”",
    ],
)
def test_a_sentence_in_marks_is_of_who_speaks_before_it(article: str) -> None:
    assert contents(article)[0][1:] == ["“There is a crack in it.”"]


def test_a_quotation_that_breaks_off_is_a_sentence() -> None:
    assert contents("[s|Orr] [q|said] [c|it was shut]. “There is a crack in it …”")[0][1:] == [
        "“There is a crack in it …”"
    ]


def test_one_who_says_two_things_has_it_with_the_second() -> None:
    article = "[s1|He] [q1|said] [c1|no], and [s2|he] [q2|said] [c2|why]. “There is a crack in it.”"
    assert contents(article) == [["no"], ["why", "“There is a crack in it.”"]]


def test_what_is_feared_within_it_does_not_keep_it_from_who_speaks() -> None:
    article = "[s1|Orr] [q1|said] [c1|it was shut]. “[s2|We] [q2|fear] [c2|that there is a crack in it].”"
    assert contents(article) == [
        ["it was shut", "“We fear that there is a crack in it.”"],
        ["that there is a crack in it"],
    ]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|said] [c|it was shut].\n“There is a crack in it.”",
        "[s|Orr] [q|said] [c|it was shut]. It fell. “There is a crack in it.”",
        "[s|Orr] [q|said] [c|it was shut]. “There is a crack in it!” Vik shouted.",
        "[s|Orr] [q|said] [c|it was shut]. “There is a crack in it,” he [q2|said]. ",
        "[s1|Orr] [q1|said] [c1|no] and [s2|Vik] [q2|said] [c2|yes]. “There is a crack in it.”",
        "[s|Orr] [q|thinks] [c|it is shut]. “There is a crack in it.”",
        "[s|Orr] [q|said] [c|it was shut]. “A Crack.” It is a film.",
    ],
)
def test_other_quotations_stay_nobodys(article: str) -> None:
    assert all(len(pieces) < 2 for pieces in contents(article.replace("[q2|said]. ", "said.")))
