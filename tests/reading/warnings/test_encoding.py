from __future__ import annotations

import pytest

from accordingto.reading.warnings.encoding import find_broken


@pytest.mark.parametrize("words", ["cafÃ©", "itâ€™s", "na\ufffdve"])
def test_words_that_were_decoded_wrongly_are_found(words: str) -> None:
    text = f"She left the {words} early."

    (found,) = find_broken(text)
    assert text[found.start : found.end] == found.text
    assert found.text in words or words in found.text


@pytest.mark.parametrize("text", ["The café is open.", "SÃO was Ã", "Âge d’or", "“It rained,” she said."])
def test_other_letters_of_other_languages_are_left(text: str) -> None:
    assert find_broken(text) == ()
