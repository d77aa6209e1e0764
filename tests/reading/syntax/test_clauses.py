"""Where one clause ends and the next begins."""

from __future__ import annotations

import time

import pytest

from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.syntax.clauses import (
    MOST_CLAUSES,
    has_relative_clause,
    opens_with_verb,
    says_something,
    split_clauses,
)
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.trees import Trees
from tests.reading.parts import WORDPIECE, document


def clauses(text: str) -> list[str]:
    doc = document(text)
    found = split_clauses(doc, range(len(doc)))
    return [text[doc.start[words.start] : doc.end[words.stop - 1]] for words in found]


def within(marked: str) -> tuple[Document, range]:
    """A document and its tokens between two bars."""
    start, end = marked.index("|"), marked.rindex("|") - 1
    doc = document(marked.replace("|", ""))
    return doc, doc.tokens_between(start, end)


@pytest.mark.parametrize(
    "article",
    [
        "It rained,| and the council met.",
        "The tolls are up,| but Orr has two boats.",
        "The port is closed|; it was full.",
        "The port was full| — nobody could leave.",
        "It rained| and she left.",
        "It rained| but the council was there.",
        "Vik has a boat,| while Orr has none.",
        "The law is new,| so the old taxes are due.",
        "The port is full,| and yet the problem is small.",
    ],
)
def test_a_clause_with_subject_and_verb_begins_a_proposition(article: str) -> None:
    parts = article.split("|")
    assert clauses("".join(parts)) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    "article",
    [
        "Orr and the mayor of Vest are here.",
        "Orr met the mayor and the councillors who were angry.",
        "If it rains and the river is high, the port closes.",
        "The boat sank, and with it the cargo.",
        "She has boats, and lives in Vest.",
        "Instead of the pier they left, Orr and Vik quietly repaired a road.",
        "The boats made by Orr and the new boats were lost.",
        "The man who was hurt and the woman are in Vest.",
        "The survey - aged pupils, from two schools - was long.",
        "The tolls (it was late, and he was there) are up.",
        "Orr said and did nothing",
    ],
)
def test_what_is_no_clause_of_its_own_stays(article: str) -> None:
    assert clauses(article) == [article]


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("Orr |left the room|.", True),
        ("Orr was |later seen|.", False),
        ("Orr |also was there|.", True),
        ("Orr |isn’t there|.", True),
        ("Orr said |the room was cold|.", False),
        ("Orr asked: |Was the room cold|?", False),
        ("Orr left||.", False),
    ],
)
def test_a_stretch_may_begin_with_its_verb(words: str, opens: bool) -> None:
    assert opens_with_verb(*within(words)) is opens


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("He praised |new boats|.", False),
        ("He praised |salted fish|.", False),
        ("He wanted |to resign|.", True),
        ("He was against |leaving early|.", True),
        ("He left||.", False),
    ],
)
def test_a_noun_phrase_says_nothing_of_its_own(words: str, says: bool) -> None:
    assert says_something(*within(words)) is says


@pytest.mark.parametrize(
    ("source", "passing"),
    [
        ("|Orr, who has two boats|, left.", True),
        ("|People who have boats| left.", False),
        ("|Orr, mayor of Vest|, left.", False),
    ],
)
def test_a_source_may_say_something_in_passing(source: str, passing: bool) -> None:
    assert has_relative_clause(*within(source)) is passing


def test_time_grows_with_the_length() -> None:
    def seconds(clauses: int) -> float:
        text = "and he left " * clauses
        doc = Document(text, tokenize(text, WORDPIECE))
        heads = [at for i in range(clauses) for at in (3 * i + 2, 3 * i + 2, max(2, 3 * i - 1))]
        relations = ["cc", "nsubj", "conj"] * clauses
        doc = doc.parsed(Trees(["CCONJ", "PRON", "VERB:past"] * clauses, heads, relations))
        start = time.process_time()
        assert len(split_clauses(doc, range(len(doc)))) == MOST_CLAUSES
        return time.process_time() - start

    assert min(seconds(16_000) for _ in range(3)) < 24 * max(seconds(2_000), 0.005)


def test_time_grows_with_the_length_of_a_row_of_marks() -> None:
    def seconds(marks: int) -> float:
        text = "- " * marks
        doc = Document(text, tokenize(text, WORDPIECE))
        doc = doc.parsed(Trees(["VERB:past"] * marks, list(range(marks)), ["nsubj"] * marks))
        start = time.process_time()
        split_clauses(doc, range(len(doc)))
        return time.process_time() - start

    assert min(seconds(16_000) for _ in range(3)) < 24 * max(seconds(2_000), 0.005)
