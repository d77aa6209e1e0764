from __future__ import annotations

import pytest

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.attributions.transcripts import (
    find_turns,
    turns_as_found,
    with_transcript,
    with_turns,
)
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.parts import document

INTERVIEW = """Harbour chief on the new pier

Ida Lund spoke about the pier. This is a partial transcript.

PER VEST: Why does the harbour need another pier?

IDA LUND (harbour chief): Because the ferries have grown. Nobody can land there now.

(LAUGHTER)

The old pier stays, of course.

VEST: Who will pay for it in the end?

LUND: The town will pay half of it, and the ferry line the rest.

What comes next

VEST: When does the work begin out there?

LUND: In the spring, if it does not rain.
"""


OFFERS = """This week in the harbour shops

New Release: Boots of Norland leather for 30 crowns

They are dry for years, and nobody slips in them.

Price Drop: Two nets with floats for 12 crowns (once 20)

The floats have been painted twice.

New Release: A lamp that shines for a week for 9 crowns

We have tried it on the pier, and it shone.

Price Drop: Ropes of the long kind for 4 crowns

They hold any boat that we know of.
"""


def test_headings_that_return_are_no_speakers() -> None:
    assert find_turns(OFFERS) == []
    assert find_turns(OFFERS.replace("New Release", "Ida Lund").replace("Price Drop", "Bo Thomas"))


def test_laughter_at_the_end_of_turns_makes_no_headings_of_them() -> None:
    turns = "\n\n".join(
        f"{name}: The pier is old, and nobody can land there now. (LAUGHTER)" for name in ("ORR", "VIK") * 3
    )
    assert len(find_turns(f"Ida Orr and Bo Vik spoke about the pier.\n\n{turns}")) == 6


def test_each_turn_has_its_speaker_and_all_that_is_said() -> None:
    turns = find_turns(INTERVIEW)

    assert [t.speaker for t in turns] == [
        "per vest",
        "ida lund",
        "per vest",
        "ida lund",
        "per vest",
        "ida lund",
    ]
    assert turns[1].label.text == "IDA LUND (harbour chief)"
    assert {t.cue.text for t in turns} == {":"}
    assert [span.text for span in turns[1].content] == [
        "Because the ferries have grown. Nobody can land there now.",
        "The old pier stays, of course.",
    ]
    assert [span.text for span in turns[3].content] == [
        "The town will pay half of it, and the ferry line the rest."
    ]
    for turn in turns:
        for span in (turn.label, turn.cue, *turn.content):
            assert INTERVIEW[span.start : span.end] == span.text


def test_labels_that_name_nobody_ask_or_answer() -> None:
    turns = find_turns("\n".join(("Q: Why did it rain so long?", "A: Nobody at the harbour knows.") * 2))

    assert [turn.part for turn in turns] == ["asks", "answers", "asks", "answers"]


def test_a_label_on_its_own_line_is_source_and_cue() -> None:
    turns = find_turns("Per Vest\nWhy did it rain so long?\n\nIda Lund\nNobody at the harbour knows.\n\n" * 2)

    assert [t.label.text for t in turns] == ["Per Vest", "Ida Lund"] * 2
    assert [t.cue for t in turns] == [t.label for t in turns]


@pytest.mark.parametrize(
    "post",
    [
        "@{}: The ferries were late again today.",
        "Ida Lund (@{}) 3 May\nThe ferries were late again today.",
        "The ferries were late again today.\n— Ida Lund (@{}) May 3, 2031",
    ],
)
def test_a_list_of_posts_has_a_turn_for_each(post: str) -> None:
    turns = find_turns("\n\n".join(post.format(f"lund{i}x") for i in "abcde"))

    assert len({turn.speaker for turn in turns}) == 5
    assert {turn.content[0].text for turn in turns} == {"The ferries were late again today."}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "HARBOUR TOWN: It rained on Monday for many hours.\nNote: The ferries were late again.\n" * 3,
        "Lund: 1,769 votes\nVest: 1,501 votes\n" * 4,
        "".join(
            f"{name}: The ferries were late again today.\n" for name in ("Lund", "Vest", "Orr", "Ash", "Ely")
        ),
        "Pros: It is cheap and it is close to the harbour.\nCons: It rains there all the time.\n" * 4,
        "At 10:30 the ferry left the harbour again.\nAt 11:30 it came back to the harbour.\n" * 4,
        "“LUND: It rained on us all day.”\n“VEST: It did not rain on us.”\n" * 4,
        "Lund: Why so?\nVest: It rained all day long here.\n" * 2
        + "The ferries were late again today. " * 40,
    ],
)
def test_an_article_is_no_transcript(text: str) -> None:
    assert find_turns(text) == []


def test_a_headline_is_no_turn() -> None:
    turns = find_turns(
        "Lund: The pier will stand\n\n"
        + "Vest: Will it stand at all then?\nLund: It will stand, I am sure.\n" * 2
    )

    assert [turn.label.text for turn in turns] == ["Vest", "Lund"] * 2


def test_turns_hold_what_is_found_within_them() -> None:
    words = document(INTERVIEW)
    turns = turns_as_found(find_turns(INTERVIEW), words)
    first = turns[0].content[0]

    assert INTERVIEW[words.start[turns[1].source[0].start] :].startswith("IDA LUND (harbour")
    assert turns[1].answers is False
    inner = turns[0].__class__(
        TokenSpan(first.start, first.start + 1), (), (TokenSpan(first.start + 1, first.end),), 0.5
    )
    across = turns[0].__class__(TokenSpan(first.start, first.start + 1), (), (turns[1].content[0],), 0.5)
    merged = with_turns([inner, across], turns, len(words))

    assert len(merged) == len(turns) + 1
    assert [one for one in merged if not one.speaker] == [inner]
    assert [one.parent for one in with_parents(merged, len(words)) if not one.speaker] == [0]


def test_a_list_of_results_is_no_transcript() -> None:
    box = "\n".join(
        f"{team} ({won}-{lost}): {a} 25 points. {b} 17 points. {a} 11 rebounds, {b} 8 assists."
        for team, won, lost, a, b in (
            ("Vest", 1, 0, "Orr", "Lund"), ("Osmark", 0, 1, "Vik", "Sand"),
            ("Vest", 2, 0, "Orr", "Lund"), ("Osmark", 0, 2, "Vik", "Sand"),
        )
    )  # fmt: skip
    assert find_turns(box)
    assert with_transcript([], document(box)) == []


def test_an_interview_is_one() -> None:
    assert len(with_transcript([], document(INTERVIEW))) == 6
