from __future__ import annotations

import pytest

from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.grammar import Grammar, Rule, RuleMatch
from accordingto.reading.times.tokens import words_of_time


def read(found: RuleMatch, context: Context) -> TimeReading | None:
    return TimeReading("date", found.said("m"))


def matches(pattern: str, text: str) -> list[RuleMatch]:
    """What a rule describes from the first word of a text on."""
    grammar, words = Grammar([Rule(pattern, read)], ()), words_of_time(text)
    return grammar.candidates(words, grammar.letters(words), 0)


def test_a_rule_tells_its_parts_by_their_names() -> None:
    (found,) = matches("m:MONTH d:DAY (COMMA? y:YEAR)?", "March 12, 2031 it rained")

    assert (found.said("m"), found.each("d"), found.has("y")) == ("march", ["12"], True)
    assert found.value("m", "MONTH") == "3"
    assert (found.beside(-1).text, found.beside(1).text) == ("", "it")


def test_a_part_that_is_not_there_is_empty() -> None:
    (found,) = matches("m:MONTH d:DAY (COMMA? y:YEAR)?", "March 12")

    assert not found.has("y")
    assert found.said("y") == ""


def test_words_in_quotation_marks_stand_for_themselves() -> None:
    assert matches("'in' m:MONTH", "in March")
    assert not matches("'in' m:MONTH", "by March")


def test_the_longest_goes_first() -> None:
    words = words_of_time("March 12")
    grammar = Grammar([Rule("m:MONTH", read), Rule("m:MONTH d:DAY", read)], ())

    assert [found.end for found in grammar.candidates(words, grammar.letters(words), 0)] == [2, 1]


def test_a_modifier_is_passed_over() -> None:
    grammar, words = Grammar([Rule("MONTH", read)], ["'early' 'in'?"]), words_of_time("early in March")

    assert grammar.modifier(0, grammar.letters(words), 0) == 2
    assert grammar.modifier(0, grammar.letters(words), 2) == 2


def test_a_role_that_no_word_plays_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no word plays the role TIDE"):
        Grammar([Rule("TIDE", read)], ())


def test_what_no_rule_asks_for_is_passed_over() -> None:
    grammar, words = (
        Grammar([Rule("m:MONTH d:DAY", read)], ["'early'"]),
        words_of_time("in March, early in March 12"),
    )
    letters = grammar.letters(words)

    assert [word.text for word in words] == ["in", "March", ",", "early", "in", "March", "12"]
    assert grammar.next_start(letters, 0) == 3
    assert grammar.next_start(letters, 4) == 5
    assert grammar.next_start(letters, 6) == len(words)
