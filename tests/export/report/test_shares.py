from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.export.report.nesting import nest
from accordingto.export.report.shares import Shares, shares
from accordingto.types import Ledger
from tests.fakes import ferry, harbour, ledger_from_marks, observatory


def shares_of(ledger: Ledger) -> Shares:
    return shares(ledger.article.text, nest(ledger.attributions))


@pytest.mark.parametrize("make", [ferry, harbour, observatory])
def test_every_word_is_somebodys(make: Callable[[], Ledger]) -> None:
    assert shares_of(make()).total == len(make().article.text.split())


@given(st.integers(1, 12))
def test_a_word_counts_for_the_innermost(depth: int) -> None:
    text = "".join(f"[[q{n}.source|S{n}]] [[q{n}.cue|says]] [[q{n}.content|" for n in range(1, depth + 1))
    found = shares_of(ledger_from_marks(f"{text}one two{']]' * depth}"))
    assert found.own == 2
    assert set(found.by_attribution.values()) == {2}
    assert found.total == 2 * depth + 2


def test_a_text_without_words_has_no_shares() -> None:
    found = shares_of(ledger_from_marks(" \n"))
    assert (found.total, found.percent(0)) == (0, 0)
