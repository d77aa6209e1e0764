from __future__ import annotations

from benchmarks.ledgers.actors import Case, cases_of, chart
from tests.benchmarks.ledgers.drawn import GOLD, LEDGER


def test_the_actors_of_found_attributions_are_cases_borderline_ones_left_out() -> None:
    assert list(cases_of(GOLD, LEDGER)) == [
        Case("Mara Orr", "Mayor Orr", 0.9),
        Case("Ines Lund", "Mayor Orr", 0.9),
        Case("Ines Lund", None, None),
    ]


def test_no_answer_is_neither_right_nor_on_the_curve() -> None:
    cases = [Case("Prell", "Mara Prell", 0.9), Case("Quist", "Prell", 0.6), Case("Quist", None, 0.2)]
    last = chart(cases).curves[0].points[-1]
    assert (round(last.coverage), last.precision) == (67, 50)


def test_a_name_for_nobody_is_wrong_and_not_asked_for() -> None:
    cases = [Case("Prell", "Mara Prell", 0.9), Case(None, "Prell", 0.6)]
    assert [case.answer.right for case in cases if case.answer] == [True, False]
    assert [point.coverage for point in chart(cases).curves[0].points] == [100]
