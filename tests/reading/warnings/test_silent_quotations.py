"""Quotations that are nobody's, and those that only look like it. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.text.quotations import find_quotes
from accordingto.reading.warnings.silent_quotations import find_alone
from accordingto.types import Attribution, Span


def alone(text: str, source: str = "Orr", content: str = "") -> list[str]:
    at = text.index(source)
    span = Span(at, at + len(source), source)
    cue = Span(text.index("said"), text.index("said") + 4, "said")
    begin = text.index(content)
    held = (Span(begin, begin + len(content), content),) if content else ()
    one = Attribution(
        id="q1", source=(span,), cue=(cue,), content=held, form="indirect", act="say", confidence=1.0
    )
    return [found.text for found in find_alone(text, find_quotes(text), [one])]


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


@pytest.mark.parametrize("content", ["“We carried them out on doors.”", "We carried them out"])
def test_what_is_in_somebodys_content_is_theirs(content: str) -> None:
    text = "Orr said it rained.\n\n“We carried them out on doors.”"

    assert alone(text, content=content) == []


def test_a_quotation_behind_a_speaker_to_whom_nothing_gives_it_is_told() -> None:
    text = "Orr said it rained. “We carried them out on doors and tables all night.”"

    assert alone(text, content="it rained") == ["“We carried them out on doors and tables all night.”"]
    assert alone(text, content="on doors") == ["“We carried them out on doors and tables all night.”"]


@pytest.mark.parametrize(
    "behind",
    [
        "“We carried them all out,” Orr said. “It was late.”",
        "“We carried them all out,” said Ida Orr, the mayor.",
        "“We carried them all out”, the mayor told us.",
        "“Why did they leave us here?” she asked.",
    ],
)
def test_a_quotation_before_who_speaks_is_told_where_no_content_has_it(behind: str) -> None:
    quotation = behind[: behind.index("”") + 1]

    assert alone(f"Orr said it rained.\n\n{behind}", content="it rained") == [quotation]
    assert alone(f"Orr said it rained.\n\n{behind}", content=quotation) == []


@pytest.mark.parametrize(
    "behind",
    [
        "“The way we were back then,” a song of the sixties, is sung.",
        "“The Long and Winding Road Home,” Orr said, was sung.",
        "“The way we were back then,” critics said that year, was sung.",
        "“We carried them,” Orr said.",
    ],
)
def test_titles_before_a_comma_are_no_quotations_of_somebody(behind: str) -> None:
    assert alone(f"Orr said it rained.\n\n{behind}", content="it rained") == []
