"""Words that a headline puts in quotation marks."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.quoted_words import find_quoted
from accordingto.types import Article, Span
from tests.reading.parts import document


def quoted(headline: str, body: str) -> list[tuple[str, str | None]]:
    text = f"{headline}\n\n{body}"
    span = Span(0, len(headline), headline)
    found = find_quoted(Article(id="0", text=text, headline=span), span, document(text))
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.text
        assert one.said_at is None or one.said_at.start > len(headline)
    return [(one.span.text, one.said_at.text if one.said_at else None) for one in found]


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Orr calls tolls ‘too high’", "Orr said: “Too high.”", [("too high", "Too high")]),
        ('Orr calls tolls "too high"', "They are too high, Orr said.", [("too high", "too high")]),
        ("Orr calls tolls 'too high'", "They are high, Orr said.", [("too high", None)]),
        ("Orr: ‘I don’t know’", "“I don't know,” Orr said.", [("I don’t know", "I don't know")]),
        ("Orr: ‘Nobody here knew it’", "“Nobody here,” said Orr, knew.", [("Nobody here knew it", None)]),
        (
            "Orr: ‘Nobody here knew about it’",
            "“Nobody here knew that,” Orr said.",
            [("Nobody here knew about it", "Nobody here knew")],
        ),
        ("‘Mad’ Orr and ‘bad’ Lund", "Orr is mad.", [("Mad", "mad"), ("bad", None)]),
        ("Orr’s board won’t pay", "Orr’s board.", []),
    ],
)
def test_quoted_words_are_found_in_the_body(
    headline: str, body: str, found: list[tuple[str, str | None]]
) -> None:
    assert quoted(headline, body) == found


def test_the_longest_run_goes_before_the_first() -> None:
    body = "It was a sad, sad day. A very sad day for Vestby."
    assert quoted("‘A very sad day’ in Vestby", body) == [("A very sad day", "A very sad day")]


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Tolls ‘up by 20%’", "They are up by 20 at most.", [("up by 20", "up by 20")]),
        ("‘A $500bn hole here’", "A $500bn hole in it.", [("A $500bn hole here", "A $500bn hole")]),
        (
            "Orr ‘left the U.S. today’",
            "Orr left the U.S. in May.",
            [("left the U.S. today", "left the U.S.")],
        ),
    ],
)
def test_signs_are_no_words_and_what_touches_is_one(
    headline: str, body: str, found: list[tuple[str, str | None]]
) -> None:
    assert quoted(headline, body) == found
