from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.syntax.name_tokens import NameTokens, cut, name_tokens


def written(text: str) -> list[str]:
    return [term.text for term in name_tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. Sen. J. O'Neill's aide.", ["U.S.", "Sen.", "J.", "O'Neill", "'s", "aide", "."]),
        ("Secretary-General, 1,426 votes", ["Secretary-General", ",", "1,426", "votes"]),
        ("the Lundes’ boat", ["the", "Lundes", "’", "boat"]),
    ],
)
def test_terms_are_words_as_names_and_titles_are_written(text: str, expected: list[str]) -> None:
    assert written(text) == expected


def test_articles_joined_to_a_name_leave_it_capital() -> None:
    capital = {term.text: term.is_capital for term in name_tokens("al-Amr d'Oste pro-Vest")}
    assert capital == {"al-Amr": True, "d'Oste": True, "pro-Vest": False}


def test_context_ends_with_the_sentence_and_the_line() -> None:
    text = "It rained. Then Mayor Orr of Vest spoke! All\nleft."
    tokens = NameTokens(text)
    assert [t.text for t in tokens.before(text.index("Orr"))] == ["Then", "Mayor"]
    assert [t.text for t in tokens.after(text.index("Orr") + 3)] == ["of", "Vest", "spoke"]
    assert [t.text for t in tokens.after(text.index("All"))] == ["All"]


@given(st.text(max_size=80))
def test_terms_stand_where_they_say(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in name_tokens(text))


@given(st.text(alphabet="AbS.J-'’s, 1\n!", max_size=40), st.data())
def test_a_stretch_of_a_text_has_the_tokens_that_it_has_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert NameTokens(text).within(start, end) == cut(text, start, end)


def test_hostile_text_takes_bounded_time() -> None:
    text = "a-" * 100_000 + "A." * 100_000 + "'" * 100_000
    began = time.process_time()
    name_tokens(text)
    assert time.process_time() - began < 5
