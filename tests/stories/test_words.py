from __future__ import annotations

from accordingto.stories.words import words_of


def test_words_are_compared_without_case_marks_and_accents() -> None:
    text = "The U.S. paid Bolívar’s 20,000 well-kept [M]ules."

    assert [word.form for word in words_of(text)] == [
        "the", "us", "paid", "bolivar's", "20000", "well", "kept", "mules",
    ]  # fmt: skip


def test_words_have_their_places() -> None:
    text = "so “Orr” said"

    assert [text[word.start : word.end] for word in words_of(text, 3)] == ["Orr", "said"]
