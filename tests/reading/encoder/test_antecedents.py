"""What pairs of phrases are compared by. All people and outlets are invented."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from accordingto.reading.encoder.antecedents import MATCHES, QUOTED, Keys, antecedents, keys_of, pairs_of
from accordingto.reading.encoder.model import Model
from tests.reading.actors.test_clusters import phrases


def keys(source: str) -> Keys:
    _, doc, items = phrases(source)
    return keys_of(items, range(len(items)), doc.tokens, doc.written)


def of_two(source: str) -> tuple[str, str]:
    """How the second of two phrases matches the first, and how they stand in quotations."""
    pairs = pairs_of(keys(source), np.array([[1]]), np.array([[0]]))
    return MATCHES[pairs.match[0, 0]], QUOTED[pairs.quoted[0, 0]]


@pytest.mark.parametrize(
    ("source", "match"),
    [
        ("[person|Ida Lunde] left. [person|Ida Lunde's] boat too.", "same"),
        ("[person|Ida Lunde] left. [person|Lunde] rowed.", "last"),
        ("[person|Ida Lunde] left. [person|Ida] rowed.", "first"),
        ("[organization|Vik Harbour Board] met. [organization|VHB] left.", "initials"),
        ("[person|Ida Lunde] left. [person|she] rowed.", "none"),
    ],
)
def test_how_the_words_of_two_phrases_agree(source: str, match: str) -> None:
    assert of_two(source)[0] == match


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("[person|Lunde] saw [person|Orr].", "outside"),
        ("“[person|I] saw [person|Orr],” Lunde said.", "same"),
        ("“[person|I] left.” It rained. “[person|We] stayed.”", "different"),
        ("“[person|I] left,” [person|Lunde] said.", "one"),
    ],
)
def test_whether_two_phrases_stand_in_one_quotation(source: str, quoted: str) -> None:
    assert of_two(source)[1] == quoted


def test_what_a_phrase_may_refer_to_is_a_probability() -> None:
    made = keys("[person|Lunde] saw [person|Orr]. [person|She] left.")
    heads = Model().heads
    reluctant = replace(heads, new_bias=np.full_like(heads.new_bias, -4))
    vectors = np.zeros((3, len(heads.later_out)), dtype=np.float32)
    found = list(antecedents(vectors, made, reluctant))

    assert [[phrase for phrase, _ in one.likely] for one in found] == [[], [0], [0, 1]]
    assert all(one.new + sum(share for _, share in one.likely) == pytest.approx(1, abs=1e-5) for one in found)


def test_an_unlikely_antecedent_is_left_out() -> None:
    made = keys("[person|Lunde] saw [person|Orr].")
    heads = Model().heads
    certain = replace(heads, new_bias=np.full_like(heads.new_bias, 50))
    found = list(antecedents(np.zeros((2, len(heads.later_out)), dtype=np.float32), made, certain))

    assert [one.likely for one in found] == [[], []]
