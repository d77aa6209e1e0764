"""By when: the terms that a text sets. All bodies are invented."""

from __future__ import annotations

import time

import pytest

from accordingto.reading.times.deadlines import with_deadlines
from accordingto.types import Time
from tests.reading.parts import document, times_in


def read(text: str, published: str | None) -> tuple[Time, ...]:
    found = times_in(text, published)
    return with_deadlines(found, document(text), published)


def terms(text: str, published: str | None) -> list[tuple[str, str | None]]:
    times = read(text, published)
    assert [one.id for one in times] == [f"t{i}" for i in range(1, len(times) + 1)]
    return [(one.text, one.value) for one in times if one.kind == "deadline"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The board will decide by August 1, 2025.", "2025-08-01"),
        ("The board is delaying the tolls for another 50 days.", "2025-09-03"),
        ("The board must answer within three weeks.", "2025-08-05"),
        ("The pier stays closed until the end of September 2025.", "2025-09-30"),
        ("It will open in two months.", "2025-09-15"),
        ("The board must know by September 2025.", "2025-09-30"),
        ("The board must know before September 2025.", "2025-09-01"),
        ("The board must know by the end of September.", "2025-09-30"),
        ("The board must know by the start of September.", "2025-09-01"),
        ("The board must know by 2030.", "2030-12-31"),
        ("The board must know by the end of this year.", "2025-12-31"),
        ("The board must know by 5 p.m. on Thursday.", "2025-07-17T17:00"),
        ("The board must know by tomorrow night.", "2025-07-16"),
        ("The board must answer within ten days of August 1.", "2025-08-11"),
        ("The board must answer within ten days of the ruling on August 1.", "2025-08-11"),
        ("The board must answer within ten days after its ruling of August 1.", "2025-08-11"),
        ("The board must answer within ten days and meet the mayor on August 1.", "2025-07-25"),
        ("The court gave the town 30 days to reply.", "2025-08-14"),
        ("The town has two weeks to reply.", "2025-07-29"),
        ("He has six months to live.", None),
        ("The town had two weeks to reply.", None),
        ("The bids are due in two weeks.", "2025-07-29"),
        ("The deadline for bids was moved to August 15.", "2025-08-15"),
        ("The permit expires on July 31.", "2025-07-31"),
        ("The truce will hold through the end of August.", "2025-08-31"),
        ("It is delayed for an additional 50 days.", "2025-09-03"),
        ("It is delayed another year.", "2026-07-15"),
        ("It must be done by year's end.", "2025-12-31"),
        ("It must be done by end-August.", "2025-08-31"),
        ("It must be done by mid-August.", "2025-08-15"),
        ("It must be done before the end of August.", "2025-08-31"),
        ("It must be done by early Friday.", "2025-07-18"),
        ("It must be done by mid-summer 2026.", None),
        ("It must be done by the middle of the week.", "2025-07-16"),
        ("It must be done by February 30.", None),
        ("By Tuesday, 300 people had fled.", None),
        ("Until Tuesday, he has refused.", None),
        ("It opened 10 minutes before midnight.", None),
        ("It will be shut until Tuesday.", "2025-07-15"),
        ("The board will answer in 5,000,000 days.", None),
        ("The tolls were lifted within six months.", None),
        ("It opened in two months.", None),
        ("It had to open by May 1, 2024.", None),
        ("It was closed for 50 days.", None),
    ],
)
def test_a_term_ends_on_a_day(text: str, due: str | None) -> None:
    assert [value for _, value in terms(text, "2025-07-15")] == ([due] if due else [])


def test_without_the_day_of_publication_only_given_days_are_terms() -> None:
    text = "The board will decide by August 1, 2025, or within three weeks."
    assert [value for _, value in terms(text, None)] == ["2025-08-01"]
    assert terms("It will decide by February 30, 2026.", None) == []


def test_without_the_day_of_publication_what_is_told_of_as_past_is_no_term() -> None:
    assert terms("Ships from the south held the coast until 1991.", None) == []
    assert terms("The clerk left by May 4, 2031.", None) == []
    assert terms("The pier will be closed until May 4, 2031.", None) == [("May 4, 2031", "2031-05-04")]
    assert terms("The coast was held until at least the end of May 2031.", None) == []
    assert terms("The pier stays shut until May 2031.", None) == [("May 2031", "2031-05-01")]
    assert terms("The clerk will leave by May 4, 2031.", None) == [("May 4, 2031", "2031-05-04")]


@pytest.mark.parametrize(
    ("text", "value", "others"),
    [
        ("It will open by May.", "2026-05-31", [("2026-05-01", "2025-07-15")]),
        ("It will open by the end of May.", "2026-05-31", []),
        ("It is shut for another 50 days.", "2025-09-03", []),
        (
            "On July 1, Vik promised to answer within ten days.",
            "2025-07-25",
            [("2025-07-11", "2025-07-01")],
        ),
    ],
)
def test_what_else_a_term_can_mean_is_kept(text: str, value: str, others: list[tuple[str, str]]) -> None:
    (term,) = [one for one in read(text, "2025-07-15") if one.kind == "deadline"]
    assert term.value == value
    assert [(one.value, one.anchor) for one in term.alternatives] == others


@pytest.mark.parametrize(
    "piece",
    [
        '"We open tomorrow," he said. ',
        '"We open by tomorrow," he said on Monday. ',
        "We will open within ten days and until today, ",
        '"We will open until tomorrow", he said on May 3, 2025, ',
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    begun = time.process_time()
    read(text, "2025-07-15")
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "text",
    [
        "Prices will be the lowest in nearly three decades, he said.",
        "It would be the first strike in ten years.",
        "She plans to take the club to its best season in five years.",
        "She will run it in just 16 seconds.",
        "The club endured another year without a trophy.",
        "They worked for another year before the mill shut.",
        "Over the next three weeks, he lost every race.",
        "Will the pier stay shut until spring?",
        "“Will they pay by Friday?” she asked.",
        "The pier must open by early next year.",
        "Prices must fall by the 2040s.",
    ],
)
def test_what_looks_back_or_asks_or_names_no_day_is_no_term(text: str) -> None:
    assert terms(text, "2031-03-12") == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The pier stays shut until 2034.", "2034-01-01"),
        ("The pier will be shut until mid-May.", "2031-05-15"),
        ("The pier will be shut until the year-end deadline.", "2031-12-31"),
        ("Prices must fall by the end of the decade.", "2039-12-31"),
        ("The truce was extended for another year.", "2032-03-12"),
        ("The pier is shut for another two weeks.", "2031-03-26"),
        ("The first bridge must open in two months.", "2031-05-12"),
    ],
)
def test_what_only_looks_like_it_is_a_term(text: str, due: str) -> None:
    assert [value for _, value in terms(text, "2031-03-12")] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "The pier will open midway through next year.",
        "The pier will open halfway through 2026.",
        "The pier will open part-way through next month.",
        "By December, the queues worsened.",
        "Half of them had left by mid-July.",
    ],
)
def test_the_middle_of_a_time_and_the_past_are_no_term(text: str) -> None:
    assert terms(text, "2025-07-15") == []


def test_what_joins_a_clause_of_the_past_does_not_end_a_term() -> None:
    assert terms("They agreed to pay, and by December 31 it will be done.", "2025-07-15") == [
        ("December 31", "2025-12-31")
    ]


def test_a_time_that_something_goes_on_through_is_a_term() -> None:
    assert terms("The pier will stay open through 2026.", "2025-07-15") == [("2026", "2026-12-31")]
