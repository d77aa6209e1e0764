from __future__ import annotations

from accordingto.reading.actors.role_nouns import is_kin, is_role, is_title_or_party, title_at
from accordingto.reading.syntax.name_tokens import name_tokens


def test_roles_with_a_capital_are_not_surnames() -> None:
    assert is_role("baker") and not is_role("Baker")
    assert is_role("Columnist") and is_role("ex-president") and not is_role("harbour")
    assert is_kin("sisters") and not is_kin("columnist")


def test_a_title_is_known_with_or_without_its_dot() -> None:
    assert is_title_or_party("sen")
    assert is_title_or_party("sen.")
    assert is_title_or_party("democrat")
    assert not is_title_or_party("boat")


def test_the_longest_title_counts() -> None:
    text = "Deputy Prime Minister Ida Orr"
    terms = name_tokens(text)
    assert [title_at(terms, i) for i in range(4)] == [3, 2, 1, 0]
