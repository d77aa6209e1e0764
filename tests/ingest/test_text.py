from __future__ import annotations

import pytest

from accordingto.ingest.text import HEADLINE_CHARS, find_headline, headline_of

BODY = "The mayor said so."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("line", ["Mayor resigns", "Why did she go?", "She waited...", "“A great day”"])
def test_short_first_line_before_an_empty_line_is_the_headline(line: str, end: str) -> None:
    text = f"{end} {end}  {line} {end}\t{end}{BODY}"
    span = headline_of(text)
    assert span is not None
    assert span.text == line == text[span.start : span.end]


@pytest.mark.parametrize(
    "text",
    [
        f"Mayor resigns\n{BODY}",
        "Mayor resigns",
        f"The mayor resigned.\n\n{BODY}",
        f"She said: “I resign.”\n\n{BODY}",
        f"{'x' * (HEADLINE_CHARS + 1)}\n\n{BODY}",
        "",
        " \n\n",
    ],
)
def test_other_first_lines_are_not(text: str) -> None:
    assert headline_of(text) is None


def test_headline_may_have_exactly_the_limit() -> None:
    assert headline_of(f"{'x' * HEADLINE_CHARS}\n\n{BODY}") is not None


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
