from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import TooBroad
from accordingto.store.finding import MOST_WORDS, Term
from accordingto.store.spoken.expression import parse


def written(text: str) -> tuple[str, str]:
    found = parse(text)
    return found.wanted(), found.unwanted()


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("harbour toll*", '("harbour") AND ("toll"*)', ""),
        ('"harbour toll*" board', '("harbour toll"*) AND ("board")', ""),
        ("“harbour toll” board", '("harbour toll") AND ("board")', ""),
        ("toll OR levy OR fee port", '("toll" OR "levy" OR "fee") AND ("port")', ""),
        ("toll AND levy", '("toll") AND ("levy")', ""),
        ("toll NOT ferry", '("toll")', '"ferry"'),
        ("toll AND NOT ferry", '("toll")', '"ferry"'),
        ("toll OR NOT ferry", '("toll")', '"ferry"'),
        ('toll -ferry* -"night boat"', '("toll")', '"ferry"* OR "night boat"'),
        ("NOT ferry", "", '"ferry"'),
        ("-ferry OR toll", '("toll")', '"ferry"'),
        ("toll toll", '("toll")', ""),
        ("(toll OR levy)", '("(toll" OR "levy)")', ""),
        ("well-known", '("well-known")', ""),
        ("?! - _", "", ""),
    ],
)
def test_words_are_joined_and_excluded(text: str, wanted: str, unwanted: str) -> None:
    assert written(text) == (wanted, unwanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OR", '("OR")'),
        ("toll OR", '("toll") AND ("OR")'),
        ("OR toll", '("OR") AND ("toll")'),
        ("NOT", '("NOT")'),
        ("toll NOT", '("toll") AND ("NOT")'),
        ('toll "OR" levy', '("toll") AND ("OR") AND ("levy")'),
        ("or and not", '("or") AND ("and") AND ("not")'),
    ],
)
def test_what_joins_nothing_is_a_word(text: str, wanted: str) -> None:
    assert written(text) == (wanted, "")


def test_excluded_words_count_too() -> None:
    with pytest.raises(TooBroad, match="33 words"):
        parse(" ".join(f"-w{number}" for number in range(MOST_WORDS + 1)))
    with pytest.raises(TooBroad, match="9 words that end in"):
        parse(" OR ".join(f"{letter}*" for letter in "abcdefghi"))
    with pytest.raises(TooBroad, match="1,001 characters"):
        parse("a" * 1001)


@given(
    st.lists(st.sampled_from(["OR", "NOT", "AND", "-", '"', "toll", "levy*", "-port", '"a b"']), max_size=9)
)
def test_no_term_is_lost(items: list[str]) -> None:
    found = parse(" ".join(items))
    terms = {*(term for group in found.groups for term in group), *found.excluded}

    assert all(group for group in found.groups)
    if '"' not in items:
        assert ("levy*" not in items) or Term("levy", True) in terms
        assert ("-port" not in items) or Term("port", False) in found.excluded
