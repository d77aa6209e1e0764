from __future__ import annotations

import pytest

from accordingto.reading.encoder.wordpiece import WordPiece, normalise

VOCABULARY = [
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "ferry",
    "fer",
    "##ry",
    "##man",
    "a",
    "é",
    "e",
    ".",
    "—",
    "港",
]
WORDPIECE = WordPiece(VOCABULARY)


def pieces(text: str) -> list[str]:
    return [VOCABULARY[i] for token in WORDPIECE.tokens(text) for i in token.pieces]


def test_the_longest_piece_comes_first() -> None:
    assert pieces("ferryman ferry fer") == ["ferry", "##man", "ferry", "fer"]


def test_a_word_that_cannot_be_cut_is_unknown() -> None:
    assert pieces("ferryx a") == ["[UNK]", "a"]
    assert pieces("a" * 101) == ["[UNK]"]


@pytest.mark.parametrize(
    ("word", "plain"), [("É", "e"), ("FERRY", "ferry"), ("fe\u200brry", "ferry"), ("e\u0301", "e")]
)
def test_case_accents_and_control_characters_do_not_count(word: str, plain: str) -> None:
    assert normalise(word) == plain


def test_marks_and_chinese_characters_are_words() -> None:
    text = "A—港港.\x00"
    assert [(t.start, t.end) for t in WORDPIECE.tokens(text)] == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]


def test_a_vocabulary_without_its_special_tokens_is_refused() -> None:
    with pytest.raises(KeyError):
        WordPiece(["a", "b"])
