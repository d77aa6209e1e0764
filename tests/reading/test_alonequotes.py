"""Quotations that are nobody's, and those that only look like it. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.alonequotes import find_alone
from accordingto.reading.quotes import find_quotes
from accordingto.types import Attribution, Span


def alone(text: str, source: str = "Orr") -> list[str]:
    at = text.index(source)
    span = Span(at, at + len(source), source)
    cue = Span(text.index("said"), text.index("said") + 4, "said")
    one = Attribution(
        id="q1", source=(span,), cue=(cue,), content=(), form="indirect", act="say", confidence=1.0
    )
    return [found.text for found in find_alone(text, find_quotes(text), [one], ())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Orr said it rained.\n\nThe water rose.\n\n“We carried them out on doors.”\n\nIt fell.",
            "“We carried them out on doors.”",
        ),
        (
            "Orr said it rained.\n\nIt rose.\n\nIt was high. “We carried them out on doors.” It fell.",
            "“We carried them out on doors.”",
        ),
        (
            "Orr said it rained.\n\nIt rose.\n\n“We carried them all out.\n\n“Then the army came at last.”",
            "“We carried them all out.",
        ),
    ],
)
def test_a_sentence_in_marks_that_nobody_says_is_found(text: str, words: str) -> None:
    assert alone(text) == [words]


@pytest.mark.parametrize(
    "behind",
    [
        "They call it the “so-called gate of all the ferries”.",
        "She read “The Long and Winding Road Home.” Nobody knew it.",
        "A sign read: “No one may pass here at night.”",
        "“Help the old people of the town now.” — Lena Lind",
        "“Rain again.” It fell.",
        "“we carried them out on doors” is how it went.",
    ],
)
def test_titles_terms_and_labels_are_none(behind: str) -> None:
    assert alone(f"Orr said it rained.\n\nThe water rose.\n\n{behind}") == []


def test_what_goes_on_behind_a_named_speaker_is_that_speakers() -> None:
    assert alone("“It rose,” Orr said. “It fell.\n\n“We carried them out on doors.”") == []
    assert alone("“It rose all night,” Orr said.\n\n“We carried them out on doors.”") == []
