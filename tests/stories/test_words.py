from __future__ import annotations

from accordingto.stories.words import fullest_name, words_of


def test_words_are_compared_without_case_marks_and_accents() -> None:
    text = "The U.S. paid Bolívar’s 20,000 well-kept [M]ules."

    assert [word.form for word in words_of(text)] == [
        "the", "us", "paid", "bolivar's", "20000", "well", "kept", "mules",
    ]  # fmt: skip


def test_words_have_their_places() -> None:
    text = "so “Orr” said"

    assert [text[word.start : word.end] for word in words_of(text, 3)] == ["Orr", "said"]


def test_the_fullest_of_names_is_a_name_and_no_longer_description() -> None:
    assert fullest_name(["Lund", "the mayor who closed the harbour", "Greta Lund"]) == "Greta Lund"
    assert fullest_name(["the bank", "Bank of Osmark"]) == "Bank of Osmark"
    assert fullest_name(["the network of the town Osmark", "the network"]) == "the network"
    assert fullest_name([]) is None
