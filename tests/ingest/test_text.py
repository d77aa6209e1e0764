from __future__ import annotations

import pytest

from accordingto.ingest.text import find_headline


@pytest.mark.parametrize(
    ("text", "start"),
    [("Mayor resigns\nBody", 0), ("Mayor resigns. Body", 0), ("Osmark\r\n Mayor resigns \r\nBody", 9)],
)
def test_given_headline_is_found_on_its_line_or_at_the_start(text: str, start: int) -> None:
    span = find_headline(text, " Mayor resigns ")
    assert span is not None
    assert (span.start, span.text) == (start, "Mayor resigns")


@pytest.mark.parametrize("headline", ["mayor resigns", "Fire", "", "   "])
def test_given_headline_within_a_sentence_or_elsewhere_is_not(headline: str) -> None:
    assert find_headline("Mayor resigns\nThe Fire was out.", headline) is None
