"""Quotations that are nobody's, and those that only look like it. All people are invented."""

from __future__ import annotations

import time

import pytest

from accordingto.reading.text.quotations import find_quotes
from accordingto.reading.warnings.silent_quotations import find_silent
from accordingto.types import Attribution, Span
from tests.reading.parts import document

DOORS = "“We carried them out on doors.”"


def span_of(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words), words)


def silent(text: str, content: str = "") -> list[str]:
    """What nobody says in a text in which Orr says the content."""
    held = (span_of(text, content),) if content else ()
    one = Attribution(
        id="q1", source=(span_of(text, "Orr"),), cue=(span_of(text, "said"),), content=held,
        form="indirect", act="say", confidence=1.0,
    )  # fmt: skip
    return [found.text for found in find_silent(document(text), [one])]


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (f"The water rose.\n\n{DOORS}\n\nIt fell.", DOORS),
        (f"It was high. {DOORS} It fell.", DOORS),
        ("“We carried them all out.\n\nThen the army came at last.", "“We carried them all out."),
        ("“ We carried them out on doors. ”", "“ We carried them out on doors. ”"),
        ("“We carried all of them out on the doors”\n\nIt.", "“We carried all of them out on the doors”"),
        ("‘We carried them all out on doors.’\n\nIt fell.", "‘We carried them all out on doors.’"),
        ("'We didn't carry them out on doors.' It fell.", "'We didn't carry them out on doors.'"),
        ("‘We carried them all out,’ Vik said.", "‘We carried them all out,’"),
        (f"Vik added in a note: {DOORS}", DOORS),
        (f"Mr. Vik put up a list, adding that:\n\n{DOORS}", DOORS),
        (
            "It was late, and “we carried all of them out on the old doors”, by hand.",
            "“we carried all of them out on the old doors”",
        ),
        (
            "Another heard that “the army didn’t come with its boats until late at night”.",
            "“the army didn’t come with its boats until late at night”",
        ),
    ],
)  # fmt: skip
def test_speech_that_nobody_says_is_found(behind: str, words: str) -> None:
    assert silent(f"Orr said it rained.\n\n{behind}") == [words]
    assert silent(f"Orr said it rained.\n\n{behind}", content=words) == []


def test_a_quotation_is_not_the_words_of_whoever_only_it_itself_names() -> None:
    text = "It rained.\n\n“We hope to carry all of them out on doors.”\n\nIt fell."
    hope = Attribution(
        id="q1", source=(span_of(text, "We"),), cue=(span_of(text, "hope"),),
        content=(span_of(text, "to carry all of them out on doors"),),
        form="indirect", act="believe", confidence=1.0,
    )  # fmt: skip
    (found,) = find_silent(document(text), [hope])
    assert found.text == "“We hope to carry all of them out on doors.”"


@pytest.mark.parametrize(
    "behind",
    [
        "They call it the “so-called gate of all the ferries”.",
        "She read “The Long and Winding Road Home.” Nobody knew it.",
        "A sign read: “No one may pass here at night.”",
        "A caption reading, “This is where they carried us out on doors”, hung there.",
        "They have sung the song “and we carried them out on all the old doors” since.",
        "It closes: “No one may pass here at night.”",
        "“Help the old people of the town now.” — Lena Lind",
        "“Rain again.” It fell.",
        "“we carried them out on doors” is how it went.",
        "It became “the most sought after of all the old doors of the town”.",
        "He called it a “war to end all wars”.",
        "‘Nobody will ever be afraid’\n\nIt fell.",
        "“It rains,” they sing. “It rains,” they sing. ‘We carried them all out on doors.’ It fell.",
        "The boats' owners and the doors' makers came. It fell.",
        "“VIK: We never wanted to sell the port.”",
    ],
)
def test_titles_terms_and_labels_are_none(behind: str) -> None:
    assert silent(f"Orr said it rained.\n\nThe water rose.\n\n{behind}") == []


@pytest.mark.parametrize("content", [DOORS, "We carried them out"])
def test_what_is_in_somebodys_content_is_theirs(content: str) -> None:
    assert silent(f"Orr said it rained.\n\n{DOORS}", content=content) == []


def test_a_quotation_behind_a_speaker_to_whom_nothing_gives_it_is_told() -> None:
    text = "Orr said it rained. “We carried them out on doors and tables all night.”"

    assert silent(text, content="it rained") == ["“We carried them out on doors and tables all night.”"]
    assert silent(text, content="on doors") == ["“We carried them out on doors and tables all night.”"]


@pytest.mark.parametrize(
    "behind",
    [
        "“We carried them all out,” Orr said. “It was late.”",
        "“We carried them all out,” said Ida Orr, the mayor.",
        "“We carried them all out”, the mayor told us.",
        "“Why did they leave us here?” she asked.",
        "“We carried them all out,” Mr. J. Orr said.",
    ],
)
def test_a_quotation_before_who_speaks_is_told_where_no_content_has_it(behind: str) -> None:
    quotation = behind[: behind.index("”") + 1]

    assert silent(f"Orr said it rained.\n\n{behind}", content="it rained") == [quotation]
    assert silent(f"Orr said it rained.\n\n{behind}", content=quotation) == []


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
    assert silent(f"Orr said it rained.\n\n{behind}", content="it rained") == []


@pytest.mark.parametrize(
    ("held", "told"), [("first", "“Then the army came at last.”"), ("second", "“We carried them all out.")]
)
def test_a_speech_of_which_one_paragraph_is_somebodys_is_told_of_the_other(held: str, told: str) -> None:
    paragraphs = {"first": "“We carried them all out.", "second": "“Then the army came at last.”"}
    text = f"Orr said it rained.\n\n{paragraphs['first']}\n\n{paragraphs['second']}"

    assert silent(text, content=paragraphs[held]) == [told]
    assert silent(text) == [paragraphs["first"]]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Rain fell.\n\n“We never wanted to sell the port.”\n\nIt rained on.", True),
        ("She put it so:\n\n“We never wanted to sell the port.”", False),
        ("“VIK: We never wanted to sell the port.”", False),
        ("They watched “The Long Night” twice.", False),
    ],
)
def test_an_attribution_without_a_source_says_who_of_nobody(text: str, is_told: bool) -> None:
    quote = span_of(text, text[text.index("“") : text.index("”") + 1])
    one = Attribution(id="q1", cue=(quote,), content=(quote,), form="direct", confidence=1.0)
    beside = Attribution(
        id="q2", source=(Span(0, 4, text[:4]),), cue=(quote,), content=(), form="indirect", confidence=1.0
    )

    assert find_silent(document(text), [one]) == ((quote,) if is_told else ())
    assert find_silent(document(text.replace("\n", " ")), [one, beside]) == ()


def test_the_headline_is_not_asked_about() -> None:
    text = f"{DOORS} It fell.\n\nIt fell."

    assert find_silent(document(text), [], len(DOORS)) == ()


def test_time_grows_as_the_quotations_do() -> None:
    def seconds(count: int) -> float:
        text = f"{DOORS} It fell. 'So it went' she said: 'and so on.\n\n" * count
        quotes = find_quotes(text)
        held = tuple(Span(q.start, q.end, text[q.start : q.end]) for q in quotes)
        one = Attribution(
            id="q1", source=held[:1], cue=held[:1], content=held, form="direct", act="say", confidence=1.0
        )
        began = time.process_time()
        find_silent(document(text), [one])
        return time.process_time() - began

    assert min(seconds(4000) for _ in range(5)) < 8 * min(seconds(1000) for _ in range(5))
