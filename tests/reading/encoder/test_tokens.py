from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.tokens import CASES, GAPS, QUOTES, Tokens, tokenize
from accordingto.reading.encoder.wordpiece import WordPiece

WORDPIECE = WordPiece.from_file(BUNDLED / "vocab.txt")


def surfaces(text: str) -> list[str]:
    words = tokenize(text, WORDPIECE)
    return [text[a:b] for a, b in zip(words.start, words.end, strict=True)]


def features(text: str) -> list[tuple[str, str, str]]:
    words = tokenize(text, WORDPIECE)
    triples = zip(words.case, words.quote, words.gap, strict=True)
    return [(CASES[c], QUOTES[q], GAPS[g]) for c, q, g in triples]


def test_punctuation_marks_are_words() -> None:
    assert surfaces("Ms. Orr's ferry—late.") == ["Ms", ".", "Orr", "'", "s", "ferry", "—", "late", "."]


def test_features_tell_what_the_pieces_do_not() -> None:
    assert features("NATO said\n“Go 2”.") == [
        ("upper", "outside", "line"),
        ("lower", "outside", "space"),
        ("other", "opening", "line"),
        ("capital", "inside", "none"),
        ("other", "inside", "space"),
        ("other", "closing", "none"),
        ("other", "outside", "none"),
    ]


def test_a_letter_keeps_its_combining_accent() -> None:
    assert surfaces("e\u0301tude cafe\u0301 now") == ["e\u0301tude", "cafe\u0301", "now"]


def test_emoji_zero_width_and_right_to_left_keep_their_offsets() -> None:
    text = "👩‍🚒 said\u200b שלום to\u202e all"
    words = tokenize(text, WORDPIECE)
    assert "said" in [text[a:b].strip("\u200b") for a, b in zip(words.start, words.end, strict=True)]


@given(st.text(max_size=300))
def test_words_are_disjoint_in_order_and_within_the_text(text: str) -> None:
    words: Tokens = tokenize(text, WORDPIECE)
    assert (words.start < words.end).all()
    assert (words.end[:-1] <= words.start[1:]).all()
    assert not len(words) or words.end[-1] <= len(text)
    sizes = np.diff(np.append(words.first, len(words.pieces)))
    assert (sizes > 0).all()
