"""Sentences with judged words."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import DecodeError

from accordingto.reading.encoder.model import Model
from corpora.factuality import JudgedSentence, JudgedWord, read_sentences

LINE = (
    '{"text": "The board \'s plan failed .", "targets": [{"span1": [4, 5], "label": 2.5}], "split": "dev"}\n'
)


def test_a_file_has_a_sentence_a_line(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(LINE * 2, encoding="utf-8")

    assert (
        read_sentences(file) == [JudgedSentence("The board 's plan failed .", (JudgedWord((4, 5), 2.5),))] * 2
    )


def test_a_line_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "dev.jsonl"
    file.write_text(LINE + '{"text": 3}\n', encoding="utf-8")

    with pytest.raises(DecodeError):
        read_sentences(file)


def test_a_judged_word_is_found_among_words_that_were_cut_otherwise() -> None:
    sentence = JudgedSentence(
        "The sea-going ferry sank .", (JudgedWord((3, 4), 3.0), JudgedWord((1, 2), 0.0))
    )
    words = Model().words(sentence.text)

    assert [sentence.text[words.start[at] : words.end[at]] for at in sentence.places(words)] == [
        "sank",
        "sea",
    ]
