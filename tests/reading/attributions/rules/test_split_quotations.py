"""Both halves of a quotation between which its speaker stands. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.passes import Pass
from accordingto.reading.attributions.rules.split_quotations import with_both_halves
from tests.reading.parts import marked, plain


def contents(article: str) -> list[list[str]]:
    found, doc = marked(article)
    plain(article)
    return [[doc.text_of(p) for p in one.content] for one in with_both_halves(found, doc)]


@pytest.mark.parametrize(
    ("article", "content"),
    [
        ("“It was hard,” [s|Orr] [q|said]. [c|“We rested.”]", ["“It was hard,”", "“We rested.”"]),
        ("“It was hard,” [q|said] [s|Ida Orr], [c|“and wet.”]", ["“It was hard,”", "“and wet.”"]),
        ("“It was hard,” [s|Orr] [q|said] in Velby. [c|“We rested.”]", ["“It was hard,”", "“We rested.”"]),
        ("And “it is over?” [s|Orr] [q|asked], [c|“Really?”]", ["“it is over?”", "“Really?”"]),
        ("It rained. But, “it is over,” [s|Orr] [q|said]. [c|“Go.”]", ["“it is over,”", "“Go.”"]),
        ("“It was [c|hard for us,”] [s|Orr] [q|said].", ["“It was hard for us,”"]),
        ("“It was [c|hard,”] [s|Orr] [q|said]. [c|“We rested.”]", ["“It was hard,”", "“We rested.”"]),
    ],
)
def test_the_quotation_before_who_speaks_is_theirs_whole(article: str, content: list[str]) -> None:
    assert contents(article) == [content]


@pytest.mark.parametrize(
    "article",
    [
        "“It was hard.” [s|Orr] [q|said] [c|“We rested.”]",  # a sentence between
        "“It was hard.”\n\n[s|Orr] [q|said], [c|“We rested.”]",  # another paragraph
        "“It was hard,” [s|Orr], who left, [q|said]. [c|“We rested.”]",
        "On “The Lake Hour,” [s|Orr] [q|said] [c|that it rained].",  # a title
        "“It was hard,” she read. [s|Orr] [q|said]: [c|“We rested.”]",
    ],
)
def test_other_quotations_stay_as_they_are(article: str) -> None:
    found, doc = marked(article)

    assert with_both_halves(found, doc) == found


def test_what_is_in_anothers_content_is_not_taken() -> None:
    article = "[s1|Lund] [q1|wrote]: [c1|“It was hard,”] [s2|Orr] [q2|said]. [c2|“We rested.”]"

    assert contents(article) == [["“It was hard,”"], ["“We rested.”"]]


def test_what_is_said_within_the_half_that_joins_has_its_parent() -> None:
    article = "“[s2|I] [q2|think] [c2|it was hard],” [s1|Orr] [q1|said]. [c1|“We rested.”]"
    found, doc = marked(article)
    inner, outer = Pass("halves", with_both_halves).run(found, doc)

    assert (inner.parent, outer.parent) == (1, None)
