"""How much of a statement each sentence has."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from accordingto.reading.support.likeness import fullest, likeness
from tests.reading.support.texts import BODY, asked, known_of


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Port raises harbour tolls", 0),
        ("Orr calls boat service unsafe", 1),
        ("Council could shut ferry link in June", 2),
        ("Explosion leaves twenty dead", 3),
    ],
)
def test_the_sentence_that_says_it_comes_first(statement: str, sentence: int) -> None:
    words, _, sentences = known_of(BODY)
    one = asked(statement)

    assert likeness(one.words, one.at, words, sentences).ranking[0] == sentence


def test_shares_are_between_nothing_and_all() -> None:
    words, _, sentences = known_of(BODY)
    one = asked("The port raised its harbour tolls on Monday")
    found = likeness(one.words, one.at, words, sentences)

    assert found.shares[0] == pytest.approx(1.0)
    assert (found.shares >= 0).all()
    assert found.weight.sum() == pytest.approx(1.0)


def test_of_a_long_sentence_the_part_with_the_most_is_looked_at() -> None:
    words, _, sentences = known_of(BODY)
    one = asked("Ferry workers fled")
    found = likeness(one.words, one.at, words, sentences)
    last = sentences[-1]
    sizes = words.sizes(last)

    part = fullest(found, sizes, last, 8)
    assert sizes[part.start - last.start : part.stop - last.start].sum() <= 8
    assert "workers fled" in words.said(part)
    assert fullest(found, sizes, last, 500) == last


def test_a_statement_without_content_is_compared_by_all_its_words() -> None:
    words, _, sentences = known_of(BODY)
    one = asked("Who are you")

    assert np.isfinite(likeness(one.words, one.at, words, sentences).shares).all()


def test_each_sentence_has_the_likest_of_its_own_words() -> None:
    words, _, sentences = known_of(BODY)
    one = asked("The port raised its harbour tolls on Monday")
    found = likeness(one.words, one.at, words, sentences)

    columns = [found.alike[:, at.start : at.stop].max(axis=1) for at in sentences]
    assert (found.best == np.stack(columns, axis=1)).all()


ALONE = """
import time
from accordingto.reading.support.likeness import likeness
from tests.reading.support.texts import BODY, asked, known_of

words, _, sentences = known_of(BODY * 20)
one = asked("The port raised its harbour tolls on Monday")
words.vectors
spent, own = time.process_time(), time.thread_time()
for _ in range(60):
    likeness(one.words, one.at, words, sentences)
own = time.thread_time() - own
print((time.process_time() - spent) / own)
"""
"""Run in a process of its own, as threads that other tests have left behind take time of this one."""


def test_a_long_text_is_compared_on_one_thread() -> None:
    made = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)

    assert float(made.stdout) < 1.3
