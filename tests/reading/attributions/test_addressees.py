from __future__ import annotations

import pytest

from accordingto.reading.attributions.addressees import find_addressees
from accordingto.reading.attributions.channels import find_channels
from accordingto.reading.lexicons.outlets import Outlets
from tests.reading.parts import drafted, marked


def addressed(article: str) -> list[str | None]:
    """The words that name the addressee of each attribution."""
    found, doc = marked(article)
    addressees = find_addressees(found, find_channels(found, doc, Outlets()), doc)
    return [doc.text_of(piece) if piece else None for piece in addressees]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("[s|Orr] [q|told] the Harbour Post on Monday [c|that it rained].", "the Harbour Post"),
        ("[c|“It rained,”] [s|she] [q|told] her husband.", "her husband"),
        ("[c|“It rained,”] [s|he] [q|told] 2,267 people on the quay.", "2,267 people"),
        ("[s|Orr] [q|told] voters and Ida Lund [c|that it rained].", "voters and Ida Lund"),
        ("[s|Orr] [q|urged] [c|the board to wait].", "the board"),
        ("[s|Orr] [q|told] a public inquiry [c|that it rained].", "a public inquiry"),
        ("[s|Orr] [q|urged] the U.S. [c|to wait].", "the U.S."),
        ("[c|“It rained,”] [s|Orr] [q|said] on Monday to reporters.", "reporters"),
        ("[c|“It rained,”] [q|said] [s|Ida Orr] to the clerks.", "the clerks"),
        ("[s|Orr] [q|pleaded with] [c|him to wait].", "him"),
        ("[s|Orr] [q|spoke with Ida Lund about] [c|the rain].", "Ida Lund"),
        ("[s|Orr] [q|testified] before Congress [c|that it rained].", "Congress"),
        ("The pilots [q|were advised] [c|to wait].", "The pilots"),
        ("“[s|I][q|’m told] [c|it rained],” Orr said.", "I"),
        ("“[s|They're] [q|told] [c|that it rained],” Orr said.", "They"),
        ("[s|A clerk] [q|told] El Norte newspaper on Tuesday [c|that it rained].", "El Norte newspaper"),
        ("In an interview with Ida Lund, [s|Orr] [q|said] [c|it rained].", "Ida Lund"),
        ("[s|Orr] [q|told] Bride St. owners [c|that it rained].", "Bride St. owners"),
        ("[s|Orr] [q|told] St. Bride [c|that it rained].", "St. Bride"),
        ("The mayor [q|was persuaded by] [s|Orr] [c|that it rained].", "The mayor"),
        ("In a letter to the governors, [s|Orr] [q|called] [c|the rain a shame].", "the governors"),
        (
            "In a letter to Vest colleagues released Monday, [s|Orr] [q|called] [c|it late].",
            "Vest colleagues",
        ),
        ("[q|Pushed by] [s|host Bo Orr] on [c|what could stop the rain], Ida Lund laughed.", "Ida Lund"),
        ("Ida Lund [q|was offered] [c|a seat on the board].", "Ida Lund"),
    ],
)
def test_words_that_name_who_is_told(article: str, expected: str) -> None:
    assert addressed(article) == [expected]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|said] [c|it rained].",
        "“[s|I] [q|am not persuaded] [c|that it is right],” Orr said.",
        "[s|Orr] [q|warned] [c|the storm would last].",
        "[s|Orr] [q|urged] [c|calm on the quays].",
        "[s|Orr] [q|promised] [c|to ask the board].",
        "[s|Orr] [q|asked] about [c|the rain].",
        "[q|Asked] [s|Orr], [c|“Why now?”]",
        "[s|Orr] [q|warned] Saturday [c|that it would rain].",
        "[c|“It rained,”] [s|Orr] [q|said] on “Night Talk with Ida Lund” on Monday.",
        "[s|Orr] [q|is said to] [c|have left].",
        "[s|Orr] [q|described] the pier to the north as [c|unsafe].",
        "[s|The board] [q|agrees with] [c|Ida Lund].",
    ],
)
def test_nobody_is_told(article: str) -> None:
    assert addressed(article) == [None]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("[q|Asked] [c|whether it rained], Ida Orr said no.", "Ida Orr"),
        ("Ida Orr, [q|asked about] [c|the rain], said no.", "Ida Orr"),
        ("[s|Orr] [q|has told] their new neighbours [c|that it rained].", "their new neighbours"),
        ("[s|Orr], who was elected in May, [q|told] her staff, [c|“It rained.”]", "her staff"),
        ("[s|Orr] [q|told] US media [c|that it rained].", "US media"),
        ("[s|Orr] [q|said] [c|that it rained], speaking to sailors.", "sailors"),
        ("[s|Orr] [q|tasked] a clerk [c|to count the boats].", "a clerk"),
        ("[c|“It rained,”] [s|Orr] [q|said] in an interview with the Harbour Post.", "the Harbour Post"),
    ],
)
def test_who_is_told_by_what_depends_on_the_verb(article: str, expected: str) -> None:
    assert addressed(article) == [expected]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|wants] the clerk [c|to count the boats].",
        "[s|Orr] [q|compared] [c|the clerk to a pilot].",
        "[s|Orr] [q|championed] the clerk's plan [c|to count the boats].",
    ],
)
def test_who_is_spoken_of_is_not_told(article: str) -> None:
    assert addressed(article) == [None]


def test_what_a_participle_goes_on_with_is_told_to_the_same() -> None:
    article = "[s1|[s2|Orr]] [q1|told] the court [c1|that it rained], [q2|adding] [c2|that it was cold]."
    assert addressed(article) == ["the court", "the court"]


def test_a_participle_without_that_source_goes_on_with_nothing() -> None:
    article = "[s1|Orr] [q1|told] the court [c1|that it rained], [q2|backing] [c2|the plan]."
    assert addressed(article) == ["the court", None]


def test_an_adverb_is_nobody_who_is_told() -> None:
    assert addressed("[s|Orr] [q|threatened] otherwise [c|to sell the boat].") == [None]


@pytest.mark.parametrize(
    "article",
    [
        "[s|The sight] [q|offered] a sharp contrast [c|to the mood in the town].",
        "[s|Orr], [c|whose vote] [q|was assured].",
        "[s|Ministers] [q|wrote] a letter [c|that it was late].",
        "Weigh what [s|Orr] [q|says to] what Lund says.",
        "The plan lacks the appeal of [c|radical change] [q|offered] by [s|Lund].",
    ],
)
def test_a_thing_is_not_told(article: str) -> None:
    assert addressed(article) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Marn told Vest Democrats this week that the deal was dead.", "Vest Democrats"),
        (
            "“We need it,” Bo Marn told The Associated Press of the prospects for rain.",
            "The Associated Press",
        ),
        (
            "Bo Marn told students, without naming the offers floated just last week, that it was late.",
            "students",
        ),
        ("“It is late,” Bo Marn told CBS' 60 Minutes.", "CBS' 60 Minutes"),
        ("Bo Lund had written just a few years earlier that the dam would not hold.", None),
    ],
)
def test_what_follows_who_is_told_is_not_part_of_it(text: str, expected: str | None) -> None:
    draft = drafted(text)
    pieces = [piece for piece in draft.addressees if piece]
    assert [draft.entities.doc.text_of(piece) for piece in pieces] == ([expected] if expected else [])
