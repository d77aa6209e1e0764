"""What one voice says in a sentence, as propositions."""

from __future__ import annotations

import pytest

from accordingto.reading.claims.ownership import OUTLET, find_owners, runs_in
from accordingto.reading.claims.propositions import propositions, tidied
from tests.reading.attributed import attributed
from tests.reading.parts import document


def outlets(article: str) -> list[list[str]]:
    """The words of each proposition of the outlet in a sentence."""
    text, attributions = attributed(article)
    ownership = find_owners(document(text), attributions)
    stretch = 0, len(text)
    runs = dict(runs_in(ownership, *stretch)).get(OUTLET, [])
    found = propositions(ownership, OUTLET, runs, stretch, cut=True)
    return [[text[a:b] for a, b in pieces] for pieces in found]


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("In July, [s1|Orr] [q1|praised] [c1|the port].", []),
        (
            "[s1|Orr] [q1|praised] [c1|the port], the oldest harbour of northern Vest.",
            [["the oldest harbour of northern Vest"]],
        ),
        ("According to [s1|the expert], Dr. Ida Lund, [q1|the port] [c1|was old].", []),
        ("[s1|Orr] [q1|praised] [c1|the port] during a long visit to the north of Vest.", []),
        ("[s1|Orr] [q1|praised] [c1|the port] Monday in the old town hall.", []),
        (
            "He met [s1|friends] [q1|calling] [c1|for peace] on the way home.",
            [["He met", "on the way home"]],
        ),
    ],
)
def test_fragments_are_claims_only_if_they_say_something(article: str, said: list[list[str]]) -> None:
    assert outlets(article) == said


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("Orr was there when [s1|Vik] [q1|said] [c1|it rained].", [["Orr was there"]]),
        ("Orr was there and have certainly [q1|said] [c1|it rained].", [["Orr was there"]]),
        ("It was late, such [s1|Vik]’s [q1|claim] [c1|that it rained].", [["It was late"]]),
        ("[s1|He] made it while [q1|praising] [c1|it].", [["He made it"]]),
        ("It is odd - [s1|Orr] [q1|said] [c1|so] - and it was late.", [["It is odd"], ["it was late"]]),
    ],
)
def test_loose_words_beside_an_attribution_are_left_out(article: str, said: list[list[str]]) -> None:
    assert outlets(article) == said


def test_a_piece_keeps_its_quotation_or_loses_half_a_one() -> None:
    assert tidied(" “it rains,” ", 0, 13) == (1, 12)
    assert tidied("“it rains. ", 0, 11) == (1, 9)
    assert tidied(" — ", 0, 3) is None
