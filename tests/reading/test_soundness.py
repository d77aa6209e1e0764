"""Every ledger is sound, and takes time that grows with its text, whatever is read."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading import Reader
from accordingto.types import Article
from benchmarks.robustness.articles import growth_of
from benchmarks.robustness.fuzzing import fuzzed_articles, sentence
from benchmarks.robustness.ledgerfaults import faults
from benchmarks.robustness.patterns import patterns

SMALL, LARGE = 3_000, 12_000
"""Characters, more than the network reads at once; what grows with the square takes four times too long."""
TRIED = 24
"""Of so many patterns one is read here; the benchmark reads them all, at three times the size."""
MOST_GROWTH = 2.2
QUADRATIC = (
    "and ",
    "that ",
    "so ",
    "nor ",
    ", and ",
    "ask ",
    "said\n",
    "Ida{} Orr, Bo{} Orr and ",
    "if ",
    "abc-def-",
)
"""Patterns whose time grew with the square once."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def article(text: str) -> Article:
    return Article(id="a", text=text)


def claims_in(reader: Reader, text: str) -> list[list[str]]:
    return [[span.text for span in claim.content] for claim in reader.read(article(text)).claims]


def test_a_time_stays_with_the_verb_of_its_subject(reader: Reader) -> None:
    text = "She denied it last week, and blamed the council, and resigned."
    own = [["She", "resigned"], ["She denied it last week"]]
    assert claims_in(reader, text) == [*own, ["the council"]]


@settings(max_examples=150)
@given(st.randoms(use_true_random=False))
def test_sentences_with_shared_subjects_are_read_soundly(reader: Reader, chance: Random) -> None:
    assert list(faults(reader.read(article(sentence(chance))))) == []


def test_made_up_articles_are_read_soundly(reader: Reader) -> None:
    found = {one.text: list(faults(reader.read(one))) for one in fuzzed_articles(40, seed=7)}
    assert {text: wrong for text, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("pattern", [*QUADRATIC, *list(patterns())[::TRIED]])
def test_time_grows_with_the_text(reader: Reader, pattern: str) -> None:
    assert growth_of(reader, pattern, SMALL, LARGE).ratio < MOST_GROWTH


def test_time_grows_with_the_sources_that_may_be_one_person(reader: Reader) -> None:
    assert growth_of(reader, "He said he would. ", 10_000, 40_000).ratio < 1.7


@pytest.mark.parametrize(
    "text",
    [
        "Orr said: ‘it rains’",
        "‘We must go,’ said Orr. ‘It may rain’",
        "Then-mayor Ida Orr said it rained.",
        "Not mayor Orr said it.",
    ],
)
def test_odd_beginnings_and_ends_are_read(reader: Reader, text: str) -> None:
    assert not list(faults(reader.read(article(text))))


@pytest.mark.parametrize("digits", ["20²", "10²³", "²", "①②③④", "٢٠٣١"])
def test_digits_that_are_no_numbers_are_read(reader: Reader, digits: str) -> None:
    text = f"In {digits} the port closed, Mara Voss said. The {digits} officials will vote in June {digits}."

    assert list(faults(reader.read(article(text)))) == []
