from __future__ import annotations

import pytest

from accordingto.reading.attributions.addressees import find_addressees
from accordingto.reading.attributions.channels import find_channels
from accordingto.reading.attributions.told_outlets import with_told_outlets
from accordingto.reading.lexicons.outlets import Outlets
from tests.reading.parts import marked

OUTLETS = Outlets(["Harbour Post", "Norland Radio"])


def channels(article: str) -> list[list[str]]:
    """The words of the channels of each attribution."""
    found, doc = marked(article)
    pieces = find_channels(found, doc, OUTLETS)
    pieces = with_told_outlets(pieces, find_addressees(found, pieces, doc), doc, OUTLETS)
    return [[doc.text_of(piece) for piece in some] for some in pieces]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("[s|Orr] [q|asked] Lund in a long phone call: [c|“Why now?”]", ["in a long phone call"]),
        ("In a statement on Monday, [s|Orr] [q|said] [c|it rained].", ["In a statement"]),
        ("[c|“It rained,”] [s|Orr] [q|said] at a news conference.", ["at a news conference"]),
        ("[c|“It rained,”] [s|Orr] [q|wrote in an op-ed].", ["in an op-ed"]),
        ("[s|Orr], on a press call, [q|said] [c|it rained].", ["on a press call"]),
        ("[s|Orr] [q|said] [c|it rained], in an interview.", ["in an interview"]),
        ("[s|Orr] [q|wrote] on Twitter [c|that it rained].", ["on Twitter"]),
        ("[s|Orr] [q|said] by phone [c|that it rained].", ["by phone"]),
        ("[s|Orr] [q|issued a long statement saying] [c|it rained].", ["a long statement"]),
        ("[s|The board] released a statement on Monday, [q|calling] [c|the dam safe].", ["a statement"]),
        ("[s|Orr] published two letters [q|denying] [c|that it rained].", ["two letters"]),
        ("[s|Orr] [q|said] in the yearly release [c|that it rained].", ["in the yearly release"]),
        ("Also during that speech, [s|Orr] [q|said] [c|it rained].", ["during that speech"]),
        ("[s|Orr] [q|said] in speeches [c|that it rained].", ["in speeches"]),
        (
            "[c|“It rained,”] [s|Orr] [q|said of] [c|the day] during an interview. [c|“It did.”]",
            ["during an interview"],
        ),
        ("[s|Orr] [q|told] the Harbour Post [c|that it rained].", ["the Harbour Post"]),
        (
            "In an interview with Norland Radio, [s|Orr] [q|said] [c|it rained].",
            ["In an interview with Norland Radio"],
        ),
        (
            "[s|Orr] [q|said] on Norland Radio’s “Morning Tide” [c|that it rained].",
            ["on Norland Radio’s “Morning Tide”"],
        ),
    ],
)
def test_the_way_it_was_said(article: str, expected: list[str]) -> None:
    assert channels(article) == [expected]


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|said] [c|it rained].",
        "[s|Orr] [q|tweeted] [c|that it rained].",
        "[s|Orr] signed the letter, [q|saying] [c|it rained].",
        "[s|Orr] [q|issued a permit saying] [c|that it rained].",
        "[s|Orr] [q|said] in part [c|that it rained].",
        "In laying out what [s|he] [q|calls] [c|a plan], Orr laughed.",
        "[c|It rained], [s|Orr] [q|said], both email and phone being dead.",
        "[s|Orr] [q|said] on Monday [c|that it rained].",
        "[s|Orr] [q|told] Lund [c|that it rained].",
        "[s|Orr] [q|said] [c|she had rained on in an interview, and left].",
        "[s|Orr] gave an interview. [s|She] [q|said] [c|it rained].",
        "[s|A woman in a video call] [q|said] [c|it rained].",
    ],
)
def test_no_channel_is_named(article: str) -> None:
    assert channels(article) == [[]]


def test_a_channel_belongs_to_the_attribution_it_stands_beside() -> None:
    assert channels(
        "[s1|Orr] [q1|said] in a letter [c1|that it rained], and [s2|Lund] [q2|said] [c2|that it did not]."
    ) == [["in a letter"], []]
