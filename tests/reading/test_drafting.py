"""What each step between the network and the ledger did to one article. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.ingest import article_from_text
from accordingto.reading import Reader, StepCount, Trace

STORY = (
    "Ida Orr told the harbour board that tolls would rise. The board was advised by Lund to wait. "
    "Friday Okoro told the court that he was ill. He urged Vik and Lund to leave. "
    "He told the Harbour Post that he was free."
)


@pytest.fixture(scope="module")
def counts() -> dict[str, StepCount]:
    trace = Trace()
    Reader(outlets=["Harbour Post"]).read(article_from_text(STORY), trace=trace)
    return {step.name: step for step in trace.steps}


def test_a_weekday_in_a_name_is_counted_with_the_mention_and_the_source(counts: dict[str, StepCount]) -> None:
    assert counts["find weekdays that are first names"].added > 0
    assert counts["add first names to sources"].changed == 1


def test_an_outlet_that_is_told_is_counted_as_a_channel(counts: dict[str, StepCount]) -> None:
    assert counts["add addressed outlets to channels"].found == 1


def test_several_who_are_told_are_found_as_one_mention_afterwards(counts: dict[str, StepCount]) -> None:
    assert counts["add missed mentions of speakers"].added > 0
