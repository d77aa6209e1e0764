from __future__ import annotations

import pytest
from msgspec.structs import replace

from accordingto.reading.claims.conditions import find_conditions, with_conditions
from accordingto.types import Attribution, Claim, Span
from tests.reading.parts import document


def conditions(text: str) -> list[str]:
    return [text[start:end] for start, end in find_conditions(document(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If you give us the boats, we will row on.", "If you give us the boats"),
        ("We will row on if you give us the boats, and we will win.", "if you give us the boats"),
        ("“If elected,” Orr said, “I will close the port.”", "If elected"),
        ("Orr, if elected, would close the port.", "if elected"),
        (
            "Unless the board, which met on Monday, agrees by Friday, the line will stop.",
            "Unless the board, which met on Monday, agrees by Friday",
        ),
        ("Once the bridge is open the tolls will fall.", "Once the bridge is open"),
        ("Orr promised to go as long as the others went too.", "as long as the others went too"),
        ("As soon as they agree, I'll go.", "As soon as they agree"),
        ("We will pay, provided the board pays for the port.", "provided the board pays for the port"),
        ("We will pay provided that the port pays too; otherwise not.", "provided that the port pays too"),
        ("If you don’t have a boat, go to the port.", "If you don’t have a boat"),
        ("If they retake the port, a hearing officer will close it.", "If they retake the port"),
        ("If we win we will close it.", "If we win"),
        ("He will stay until a new mayor is found.", "until a new mayor is found"),
        ("They will vote when the count is done.", "when the count is done"),
        ("They will go if necessary.", "if necessary"),
        ("“If they do not sign by May, then we walk,” Orr said.", "If they do not sign by May"),
        (
            "He would resign “if and when the board asks him to,” he said.",
            "if and when the board asks him to",
        ),
        ("Tolls will rise (if the board agrees) in June.", "if the board agrees"),
        ("They will sail if the port is open. The others stay.", "if the port is open"),
    ],
)
def test_a_condition_is_found(text: str, condition: str) -> None:
    assert conditions(text) == [condition]


@pytest.mark.parametrize(
    "text",
    [
        "She asked if the line would stop.",
        "On Monday, when the board met, it was raining.",
        "He was once a sailor and will be one again.",
        "Even if it rains we will go.",
        "The tolls provided by the board will rise.",
        "He will once again row.",
        "The grant was provided by the port and will be spent.",
        "Nobody knows when the ferry will sail.",
        "He left when the count was done.",
        "It will rain for as long as 18 days.",
        "When it comes to tolls, they will pay little, if anything.",
    ],
)
def test_what_asks_or_tells_a_time_is_none(text: str) -> None:
    assert conditions(text) == []


def test_a_claim_has_the_conditions_in_its_words_and_the_one_that_opens_its_sentence() -> None:
    text = "If elected, Orr promised to close the port. The port will close if the sea rises."
    spans = [Span(a, b, text[a:b]) for a, b in ((12, 24), (25, 42), (44, 79))]
    promise = Attribution(
        id="q1", cue=(Span(16, 24, "promised"),), content=(spans[1],), form="indirect", confidence=1
    )
    claims = [
        Claim(id="c1", content=(spans[1],), chain=("outlet", "q1")),
        Claim(id="c2", content=(spans[2],), chain=("outlet",)),
    ]

    found = list(with_conditions(claims, document(text), [promise]))

    assert [[span.text for span in claim.condition] for claim in found] == [
        ["If elected"],
        ["if the sea rises"],
    ]
    assert [replace(claim, condition=()) for claim in found] == claims
    assert all(text[s.start : s.end] == s.text for claim in found for s in claim.condition)
