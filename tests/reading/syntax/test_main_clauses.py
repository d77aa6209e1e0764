"""The clause by which a content is judged. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.syntax.main_clauses import LONGEST, MainClause, clause_in
from accordingto.types import Span
from tests.reading.parts import document


def clause(text: str) -> MainClause:
    """The main clause of a text."""
    doc = document(text)
    return MainClause(doc, range(len(doc)))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("The port will close.", "the port will close"),
        ("Although it rained, the port opened.", "the port opened"),
        ("The mayor, who has two boats, left.", "the mayor left"),
        ("The port closed because it rained.", "the port closed"),
        ("The port closed, and the mayor left.", "the port closed"),
        ("No. The port of Vik is closed.", "the port of vik is closed"),
        ("We think that it may rain.", "we think that it may rain"),
    ],
)
def test_what_depends_or_is_joined_is_left_out(content: str, words: str) -> None:
    assert " ".join(clause(content).words) == words


@pytest.mark.parametrize(
    ("content", "negative"),
    [
        ("The port will not close.", True),
        ("The port will close.", False),
        ("There is no doubt that it rained.", False),
        ("Nobody can say that the port is not old.", True),
        ("The port isn’t closed.", True),
        ("“No. Look. We will not sell Mr. Orr the U.S. boats. Never.”", True),
        ("Neither Orr nor Vik could be found.", True),
        ("The table was corrected in its colours, not in its figures.", False),
        ("The case is Orr v. Lund, No. 16.", False),
        ("Her party would call a vote of no confidence.", False),
        ("When we had somebody at the pier, there’s not a lot of time.", True),
        ("Being old is not in itself a reason.", True),
    ],
)
def test_negations_of_the_predicate_count(content: str, negative: bool) -> None:
    assert clause(content).is_negative == negative


@pytest.mark.parametrize(
    ("content", "finite"), [("The port is closed.", True), ("the old port", False), ("We’ll row.", True)]
)
def test_a_clause_has_a_finite_verb(content: str, finite: bool) -> None:
    assert clause(content).is_finite == finite


def test_a_word_or_two_are_no_sentence_that_says_something() -> None:
    assert clause("Look. The port is closed. It rained.").sentence_words == ("the", "port", "is", "closed")
    assert clause("“No. We sell.”").sentence_words == ("we", "sell")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The valve had been checked. She said it had not.", "it had not"),
        ("Orr said they had no opinion of him.", "they had no opinion of him"),
    ],
)
def test_a_negation_counts_where_the_tree_hangs_it_on_the_cue(text: str, content: str) -> None:
    start = text.index(content)
    assert clause_in(document(text), (Span(start, start + len(content), content),)).is_negative


def test_the_parts_of_an_interrupted_content_are_one_clause() -> None:
    doc = document("“The port,” Orr said, “will not close.”")
    parts = [Span(0, 11, "“The port,”"), Span(22, 39, "“will not close.”")]

    found = clause_in(doc, parts)
    assert (len(found.sentence), found.words[-1], found.is_negative) == (11, "close", True)


def test_nothing_has_no_clause_and_a_sentence_without_end_is_cut() -> None:
    nothing = MainClause(document(""), ())

    assert (nothing.head, nothing.words, nothing.is_finite, nothing.is_negative) == (None, (), False, False)
    assert len(clause("row " * 1000).sentence) == LONGEST
