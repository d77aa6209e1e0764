from __future__ import annotations

import pytest

from accordingto.corrections.words import NotFound, find_stretch, find_words
from tests.fakes import ledger_from_marks

LEDGER = ledger_from_marks(
    "The weir broke, “Orr’s” wife said. The weir held, said Vik. A ferry — late — sank."
)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("The weir broke", "said", "The weir broke, “Orr’s” wife said"),
        ("A  ferry", "sank", "A ferry — late — sank"),
        ("ferry - late", "late", "ferry — late"),
        ('"Orr\'s" wife', '"Orr\'s" wife', "“Orr’s” wife"),
    ],
)
def test_a_stretch_goes_from_its_first_words_to_the_next_of_its_last(
    first: str, last: str, found: str
) -> None:
    assert find_stretch(LEDGER, first, last).text == found


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("The weir", "said", "2 places"),
        ("sank", "The weir broke", "after the first"),
        ("Nobody", "said", "“Nobody”"),
        ("The weir broke", "", "do not appear"),
        ("x" * 30_000, "said", "do not appear"),
    ],
)
def test_what_is_nowhere_or_in_several_places_is_said(first: str, last: str, said: str) -> None:
    with pytest.raises(NotFound, match=said):
        find_stretch(LEDGER, first, last)


def test_of_several_places_the_one_that_is_near_is_meant() -> None:
    at = LEDGER.article.text.rindex("The weir")

    assert find_stretch(LEDGER, "The weir", "said", near=[(at, at + 20)]).text == "The weir held, said"
    assert find_words(LEDGER, "The weir", near=[(at, at + 20)]).start == at
