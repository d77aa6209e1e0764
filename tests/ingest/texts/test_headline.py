from __future__ import annotations

import pytest

from accordingto.ingest.texts.headline import HEADLINE_CHARS, headline_of

BODY = (
    "The mayor of Osmark said on Monday that she would resign, since nobody on the board had listened to her."
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("line", ["Mayor resigns", "Why did she go?", "She waited...", "“A great day”"])
def test_short_first_line_before_an_empty_line_is_the_headline(line: str, end: str) -> None:
    text = f"{end} {end}  {line} {end}\t{end}{BODY}"
    span = headline_of(text)
    assert span is not None
    assert span.text == line == text[span.start : span.end]


@pytest.mark.parametrize(
    "line",
    [
        "Osmark Mayor Resigns After Toll Vote.",
        "MAYOR RESIGNS OVER TOLLS.",
        "Osmark mayor resigns over tolls.",
        "Osmark mayor leaves the board.",
        "Mayor says the vote was ‘a disgrace.’",
        "Mayor resigns; \nBoard asks for patience.",
    ],
)
def test_title_with_a_full_stop_is_the_headline(line: str) -> None:
    span = headline_of(f"{line}\n\n{BODY}")
    assert span is not None
    assert span.text == line


@pytest.mark.parametrize(
    ("line", "following"),
    [
        (
            "The lights went out in the harbour.",
            "Nobody knew why, and nobody asked until the morning after the storm.",
        ),
        ("The mayor was tired of the board.", BODY),
        ("Mayor Orr resigned on Monday in Osmark.", BODY),
        ("Mayor Ada Orr leaves the board.", f"She said so on Monday. {BODY}"),
        ("Mayor resigns over tolls in Osmark. Nobody is surprised by it.", BODY),
        ("Actual news.", BODY),
        ("OSMARK (AP) — Is the mayor leaving?", BODY),
        ("The mayor said this on Monday:", BODY),
        (f"{'Why would anybody do so, ' * 6}she asked?", BODY),
        ("x" * (HEADLINE_CHARS + 1), BODY),
    ],
)
def test_first_sentences_of_a_body_are_not(line: str, following: str) -> None:
    assert headline_of(f"{line}\n\n{following}") is None


def test_second_headline_does_not_hide_the_first() -> None:
    span = headline_of(f"Osmark mayor leaves board.\n\nBoard asks for patience over tolls.\n\n{BODY}")
    assert span is not None
    assert span.text == "Osmark mayor leaves board."


@pytest.mark.parametrize(
    "text",
    [
        f"By Ann Vik\n\n9 March 2015\n\nMayor resigns over tolls\n\n{BODY}",
        f"Mayor resigns over tolls\nBy Ann Vik\n{BODY}",
        f"Mayor resigns over tolls\nMonday, March 9, 2015\n{BODY}",
        f"Mayor resigns over tolls\nOSMARK (AP) — {BODY}",
        f"Mayor resigns over tolls\n{BODY}",
    ],
)
def test_bylines_dates_and_paragraphs_end_a_headline(text: str) -> None:
    span = headline_of(text)
    assert span is not None
    assert span.text == "Mayor resigns over tolls" == text[span.start : span.end]


def test_headline_may_have_two_lines() -> None:
    span = headline_of(f"Mayor resigns over harbour tolls,\nkeeps her seat on the board\n\n{BODY}")
    assert span is not None
    assert span.text == "Mayor resigns over harbour tolls,\nkeeps her seat on the board"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor resigns\nThe mayor said so.",
        "Mayor resigns",
        "The council voted on Monday to raise the\ntolls for lorries and for buses, the port\nsaid.",
        f"The council voted on Monday to raise the\ntolls, the port said.\n\n{BODY}",
        "Clerk: Why now?\n\nOrr: It was time.",
        "",
        " \n\n",
    ],
)
def test_wrapped_text_and_turns_have_none(text: str) -> None:
    assert headline_of(text) is None


def test_headline_may_have_exactly_the_limit() -> None:
    assert headline_of(f"{'x' * HEADLINE_CHARS}\n\n{BODY}") is not None
