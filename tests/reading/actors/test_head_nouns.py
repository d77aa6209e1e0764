from __future__ import annotations

import pytest

from accordingto.reading.actors.head_nouns import head_noun, names_people
from accordingto.reading.syntax.name_tokens import name_tokens


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("a senior official with direct knowledge", "official"),
        ("the board's annual report", "report"),
        ("A group of voters in Vest", "voters"),
        ("a study showing that it rained", "study"),
        ("those who wept", "those"),
    ],
)
def test_the_head_is_the_last_noun_before_what_depends_on_it(phrase: str, noun: str) -> None:
    head = head_noun(name_tokens(phrase))

    assert head is not None
    assert head.text == noun


def test_nothing_heads_no_words() -> None:
    assert head_noun(name_tokens("who")) is None


def test_a_people_and_the_members_of_a_party_are_people() -> None:
    assert names_people("Republicans")
    assert not names_people("Lunde")
