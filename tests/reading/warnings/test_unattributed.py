"""Hedges on nobody's word, quotations without a speaker, impossible days."""

from __future__ import annotations

import pytest

from accordingto.reading.text.sentences import split_sentences
from accordingto.reading.warnings.unattributed import (
    find_impossible_dates,
    find_unvouched_hedges,
)
from accordingto.types import Article, Attribution, Span
from tests.reading.parts import times_in


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The port closes on February 30.", ["February 30"]),
        ("The port closes on 31 June 2030, or Sept. 31.", ["31 June 2030", "Sept. 31"]),
        ("The port closes on April 31, 2029.", ["April 31, 2029"]),
        ("The port closed on February 29, March 31 and 30 April.", []),
        ("In May 68 per cent of crews left; it was May 1968 and May 50 years ago.", []),
        ("They may 35 times ask.", []),
    ],
)
def test_days_that_no_month_has(text: str, days: list[str]) -> None:
    assert [found.text for found in find_impossible_dates(times_in(text, "2030-03-12"))] == days


def test_what_needs_the_day_of_publication_is_not_impossible_without_it() -> None:
    assert find_impossible_dates(times_in("It shut 18 years ago, and on Friday.", None)) == ()


def test_a_hedge_is_asked_about_where_no_source_stands_in_its_sentence() -> None:
    text = "The mayor reportedly sold the port. Orr said she allegedly sold the quarry."
    said = Attribution(
        id="q1",
        source=(span(text, "Orr"),),
        cue=(span(text, "said"),),
        content=(span(text, "she allegedly sold the quarry"),),
        form="indirect",
        confidence=1.0,
    )
    article = Article(id="x", text=text)
    assert [s.text for s in find_unvouched_hedges(article, split_sentences(text), [said])] == ["reportedly"]


def test_a_hedge_in_the_headline_is_the_bodys_to_explain() -> None:
    text = "Mayor reportedly sold port\n\nOrr said so."
    article = Article(id="x", text=text, headline=span(text, "Mayor reportedly sold port"))
    assert find_unvouched_hedges(article, split_sentences(text), []) == ()
