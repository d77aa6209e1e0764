from __future__ import annotations

from collections.abc import Callable

import pytest

from accordingto.export.report.strip import LETTERED, StripSegment
from accordingto.export.report.view import view
from accordingto.types import Ledger
from tests.fakes import ferry, harbour, ledger_from_marks, observatory


def bars_of(ledger: Ledger) -> tuple[StripSegment, ...]:
    return view(ledger, "a1").bars


@pytest.mark.parametrize("make", [ferry, harbour, observatory])
def test_bars_follow_one_another_and_have_the_colours_of_the_cards(make: Callable[[], Ledger]) -> None:
    shown = view(make(), "a1")
    colours = {card.number: card.voice.colour for card in shown.cards}
    assert [bar.colour for bar in shown.bars] == [colours[bar.number] for bar in shown.bars]
    # Offsets are rounded to thousandths of a per cent, so that neighbours can seem to overlap by one.
    edge = 0.0
    for bar in shown.bars:
        assert bar.x >= edge - 0.002
        edge = bar.x + bar.width
    assert edge <= 100.002


def test_a_bar_is_as_wide_as_its_words() -> None:
    ledger = ledger_from_marks("[[q1.source|Ida]] [[q1.cue|says]] [[q1.content|so much]]....")
    assert [(bar.x, bar.width) for bar in bars_of(ledger)] == [(45.0, 35.0)]


def test_a_content_within_a_content_splits_its_bar() -> None:
    ledger = ledger_from_marks(
        "[[q1.source|Ida]] [[q1.cue|says]] [[q1.content|that [[q2.source|Bo]] [[q2.cue|fears]] "
        "[[q2.content|rain]] today]]."
    )
    assert [bar.number for bar in bars_of(ledger)] == [1, 2, 1]


def test_only_a_hedged_attribution_is_hatched() -> None:
    shown = view(harbour(), "a1")
    hedged = {card.number for card in shown.cards if card.is_hedged}
    assert hedged
    assert {bar.number for bar in shown.bars if bar.hedged} == hedged


def test_a_letter_stands_where_there_is_room() -> None:
    found = bars_of(ferry())
    assert {bool(bar.letter) for bar in found if bar.colour} == {True, False}
    assert all(bar.width >= LETTERED for bar in found if bar.letter)


def test_the_outlets_own_words_have_no_bar() -> None:
    assert bars_of(ledger_from_marks("It rained.")) == ()
