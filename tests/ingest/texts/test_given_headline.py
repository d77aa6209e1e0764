from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.ingest.texts.given_headline import find_headline, with_headline
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


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("a" + "-" * 45 + "c", "a" + "-" * 30 + "b"),
        ("a" + '"' * 45 + "c", "a" + '"' * 30 + "b"),
        ("a " * 20_000 + "c", "a" + " " * 80_000 + "b"),
        ("a\n" * 20_000, "a " * 900 + "b"),
        ("&amp;" * 20_000, "&" * 900 + "b"),
        ("a - " * 20_000, "a - " * 400 + "b"),
    ],
)
def test_no_headline_takes_longer_than_the_text_is_long(text: str, headline: str) -> None:
    began = time.process_time()
    assert find_headline(text, headline) is None
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Tolls&nbsp; up&mdash;again", "TOLLS UP--AGAIN"),
        ("Vik: ''We pay&quot;", 'Vik: "We pay"'),
        ("İda Orr resigns …", "ida ORR resigns ..."),
        ("Tolls &amp;amp; fares", "Tolls & fares"),
        ("Tolls up.", "Tolls up."),
        ("Tolls up", "Tolls up. "),
    ],
)
def test_each_spelling_is_found_where_it_is_written(line: str, headline: str) -> None:
    text = f"\n It rained.\r\n\t{line} \nIt snowed."
    assert find_headline(text, headline) == Span(text.index(line), text.index(line) + len(line), line)


@given(st.text("aB .-\"'&;\n…İ|"), st.text("aB .-\"'&…İ|"))
def test_what_is_found_is_what_stands_there(text: str, headline: str) -> None:
    found = find_headline(f"{text}\n{headline}\n", headline)
    assert found is not None or not any(map(str.isalnum, headline))
    if found:
        assert found.text == f"{text}\n{headline}\n"[found.start : found.end] == found.text.strip()
