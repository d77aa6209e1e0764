"""Posts and quotations that are signed."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.signatures import with_signatures
from tests.reading.parts import document, marked


def signed(text: str) -> list[tuple[str, str]]:
    """Who has signed what in a text in which nothing else is attributed."""
    doc = document(text)
    return [(doc.text_of(one.source[0]), doc.text_of(one.content[0])) for one in with_signatures([], doc)]


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (
            "It rained.\nThe ferry is late again. — Ida Orr (@idaorr) June 3, 2030\nIt left at noon.",
            "Ida Orr (@idaorr)",
            "The ferry is late again.",
        ),
        (
            "The ferry is late again.\n\n— Ida Orr (@idaorr)\n",
            "Ida Orr (@idaorr)",
            "The ferry is late again.",
        ),
        (
            "The ferry is late again. — Ida Orr - Write to 4402 (@idaorr) June 3, 2030",
            "Ida Orr - Write to 4402 (@idaorr)",
            "The ferry is late again.",
        ),
        (
            "“It was a cold night.” - Tilde Lund, a skipper\n\nIt rained.",
            "Tilde Lund, a skipper",
            "“It was a cold night.”",
        ),
        ("It rained. “It was a cold night.” — Tilde Lund", "Tilde Lund", "“It was a cold night.”"),
        (
            "Lund wrote: “It was a cold night.” — Tilde Lund (@tlund) June 4, 2030",
            "Tilde Lund (@tlund)",
            "“It was a cold night.”",
        ),
    ],
)
def test_who_has_signed_something_says_it(text: str, name: str, content: str) -> None:
    assert signed(text) == [(name, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry of Ida Orr (@idaorr) is late again.",
        "“It was a cold night.”\n\n— Tilde Lund wrote this article",
        "“It was a cold night” — Tilde Lund said so at noon, and left.",
        "“It was a cold night” — and it rained.",
        "— Ida Orr (@idaorr)",
        "Follow her. — Ida Orr (@idaorr) on all the channels that there are, and on the radio",
    ],
)
def test_what_is_not_signed_is_nobodys(text: str) -> None:
    assert signed(text) == []


def test_a_post_that_somebody_is_said_to_have_posted_is_not_taken_twice() -> None:
    found, doc = marked("[s|Orr] [q|tweeted]: [c|“The ferry is late again.”] — Ida Orr (@idaorr)")
    assert with_signatures(found, doc) == found


def test_two_posts_of_one_handle_are_of_one_speaker() -> None:
    doc = document("It is late. — Ida Orr (@idaorr)\nIt is very late. — I. Orr (@IdaOrr)")
    first, second = with_signatures([], doc)
    assert first.speaker == second.speaker
    assert first.is_certain
