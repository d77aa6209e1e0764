from __future__ import annotations

from pathlib import Path

import numpy as np

from accordingto.reading.syntax.trees import Trees
from benchmarks.trees import measure, score
from corpora.conllu import Sentence, Word
from corpora.gum import Document

TEXT = "She didn't row."
WORDS = (
    Word(0, 3, "She", "she", "PRON", "PRP", 3, "nsubj", {}),
    Word(4, 7, "did", "do", "AUX", "VBD", 3, "aux", {}),
    Word(7, 10, "n't", "not", "PART", "RB", 3, "advmod", {}),
    Word(11, 14, "row", "row", "VERB", "VB", None, "root", {}),
    Word(14, 15, ".", ".", "PUNCT", ".", 3, "punct", {}),
)
DOCUMENT = Document("GUM_news_row", "news", TEXT, (Sentence("1", 0, 15, WORDS, None),), ())
STARTS = np.array([0, 4, 8, 9, 11, 14])
"""Tokens: She, didn, ', t, row and the full stop."""


def test_tokens_of_a_word_are_taken_together() -> None:
    tags = ["PRON", "AUX:past", "PART", "PART", "VERB:infinitive", "PUNCT"]
    relations = ["nsubj", "aux", "advmod", "part", "root", "punct"]
    tally = score(DOCUMENT, STARTS, Trees(tags, [4, 4, 4, 2, 4, 4], relations))

    assert (tally.tag.right, tally.head.right, tally.both.right, tally.head.of) == (5, 5, 5, 5)


def test_a_wrong_head_and_a_wrong_relation_are_counted() -> None:
    tags = ["NOUN", "AUX:past", "PART", "PART", "VERB:infinitive", "PUNCT"]
    relations = ["obj", "aux", "advmod", "part", "root", "punct"]
    tally = score(DOCUMENT, STARTS, Trees(tags, [4, 0, 4, 2, 4, 4], relations))

    assert (tally.tag.right, tally.head.right, tally.both.right) == (4, 4, 3)


def test_without_data_the_section_says_so(tmp_path: Path) -> None:
    assert "gum" in (measure(tmp_path).skipped or "")
