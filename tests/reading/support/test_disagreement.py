"""Where a statement and a sentence visibly disagree."""

from __future__ import annotations

import pytest

from accordingto.reading.support.disagreement import differing_numbers, disagreement_of, disagrees
from tests.reading.support.texts import compared


@pytest.mark.parametrize(
    ("statement", "sentence", "kind"),
    [
        ("Council approves the harbour plan", "The council did not approve the harbour plan.", "denied"),
        ("Orr will not sign the ferry contract", "Ida Orr will sign the ferry contract on Monday.", "denied"),
        ("Orr answers questions", "Ida Orr refused to answer questions on Monday.", "denied"),
        ("Council rejects the harbour plan", "The council approved the harbour plan on Monday.", "opposed"),
        ("Hansen was legally in Vestby", "Police said that Hansen was illegally in Vestby.", "opposed"),
        ("Orr criticized Hansen", "In Vestby, Hansen criticized Orr.", "turned round"),
        ("Blast kills 12 people in Vestby", "The blast killed 20 people in Vestby.", "counted"),
    ],
)  # fmt: skip
def test_what_is_seen_has_its_kind(statement: str, sentence: str, kind: str) -> None:
    found = disagreement_of(compared(statement, sentence))

    assert [name for name, is_so in found.items() if is_so] == [kind]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Council approves the harbour plan", "The council approved the harbour plan on Monday."),
        ("Council calls the ferry unsafe", "The council said that the ferry was not safe."),
        ("Ferry line is not safe", "Inspectors found that the ferry line is unsafe."),
        ("Orr was praised by Hansen", "In Vestby, Hansen praised Orr."),
        ("Council rejects the harbour plan", "The council did not approve the harbour plan."),
        ("Mayor opens new library", "The weather was not good."),
        ("Blast kills 20 people in Vestby", "The blast killed 20 people in Vestby."),
    ],
)
def test_what_agrees_or_is_about_something_else_does_not_disagree(statement: str, sentence: str) -> None:
    assert not disagrees(compared(statement, sentence))


@pytest.mark.parametrize(
    ("statement", "sentence", "numbers"),
    [
        ("Blast kills 12 people", "A blast killed 20 people.", [("12", "20")]),
        ("Blast kills 20 people", "A blast killed 20 people.", []),
        ("Blast kills 12 people", "A blast killed 20 sheep.", []),
        ("Blast kills many people", "A blast killed 20 people.", []),
    ],
)
def test_numbers_of_the_same_thing_that_differ_are_shown(
    statement: str, sentence: str, numbers: list[tuple[str, str]]
) -> None:
    one = compared(statement, sentence)
    found = differing_numbers(one)

    assert [(one.asked.words.lower[i], one.text.lower[k]) for i, k in found] == numbers
