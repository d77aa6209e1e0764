from __future__ import annotations

import pytest

from accordingto.ingest.text import find_headline, with_headline
from accordingto.types import Span


@pytest.mark.parametrize(
    ("text", "start"),
    [("Mayor resigns\nBody", 0), ("Mayor resigns. Body", 0), ("Osmark\r\n Mayor resigns \r\nBody", 9)],
)
def test_given_headline_is_found_on_its_line_or_at_the_start(text: str, start: int) -> None:
    span = find_headline(text, " Mayor resigns ")
    assert span is not None
    assert (span.start, span.text) == (start, "Mayor resigns")


@pytest.mark.parametrize("headline", ["Fire", "Mayor resign", "The Fire", "", "   "])
def test_given_headline_within_a_sentence_or_elsewhere_is_not(headline: str) -> None:
    assert find_headline("Mayor resigns\nThe Fire was out.", headline) is None


@pytest.mark.parametrize(
    "headline",
    [
        "MAYOR QUITS: 'I AM DONE' AFTER 9-DAY STRIKE",
        'Mayor  quits:\u00a0"I am done"\nafter 9–day strike',
        "Mayor quits: &quot;I am done&quot; after 9-day strike.",
        "Mayor quits: &amp;quot;I am done&amp;quot; after 9-day strike | Osk News",
    ],
)
def test_a_headline_that_is_written_otherwise_is_the_one_of_the_text(headline: str) -> None:
    text = "Mayor quits: ‘I am done’ after 9-day strike\n\nThe mayor quit on Monday."
    assert find_headline(text, headline) == Span(0, 43, text[:43])
    assert with_headline(text, headline) == (text, Span(0, 43, text[:43]))


def test_a_headline_in_entities_is_found_where_the_text_has_entities() -> None:
    assert find_headline("Tolls &amp; ferries\n\nBody", "Tolls & ferries") == Span(
        0, 19, "Tolls &amp; ferries"
    )


def test_a_headline_that_is_not_in_the_text_is_put_before_it() -> None:
    text, span = with_headline("The mayor quit.", " Mayor\n leaves ")
    assert (text, span) == ("Mayor leaves\n\nThe mayor quit.", Span(0, 12, "Mayor leaves"))


def test_a_part_of_the_first_word_is_no_headline() -> None:
    assert find_headline("Ferrymen strike again.", "Ferry") is None
