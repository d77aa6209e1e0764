from __future__ import annotations

import msgspec

from accordingto.types import Ledger
from benchmarks.ledgers.accuracy import GOALS, KEYS, section
from benchmarks.ledgers.articles import Articles
from benchmarks.reporting.report import Interval
from tests.benchmarks.ledgers.drawn import GOLD, LEDGER

POLNEAR = msgspec.structs.replace(GOLD, file="snow.txt", corpus="polnear-train")


def measured(ledgers: dict[str, Ledger]) -> tuple[dict[str, tuple[float, Interval | None]], list[list[str]]]:
    made = section(Articles((GOLD, POLNEAR), ledgers, "hash"))
    rows = [[*row] for row in made.tables[0].rows]
    return {figure.key: (figure.value, figure.interval) for figure in made.figures}, rows


def test_all_articles_alike_leave_no_room_for_chance() -> None:
    figures, rows = measured({"rain": LEDGER, "snow": LEDGER})
    assert figures["ledgers.f1"] == (60, Interval(60, 60))
    assert figures["ledgers.right_of_named"] == (50, Interval(50, 50))
    by_name = {row[0]: row[1:] for row in rows}
    alike = "60.0 (60.0 to 60.0)"
    assert by_name["attributions, F1"] == [alike, "12 of 20", alike, "", "", alike]


def test_articles_of_a_kind_are_counted_by_themselves() -> None:
    figures, rows = measured({"rain": LEDGER})
    value, interval = figures["ledgers.recall"]
    assert value == 30
    assert interval == Interval(0, 60)
    by_name = {row[0]: row[1:] for row in rows}
    recall = by_name["attributions found (recall)"]
    assert [cell.partition(" ")[0] for cell in recall] == ["30.0", "3", "0.0", "", "", "60.0"]


def test_what_is_never_drawn_is_left_out_and_every_goal_is_of_a_figure() -> None:
    figures, rows = measured({"rain": LEDGER})
    assert "no source where none is named" not in {row[0] for row in rows}
    assert set(GOALS) <= set(KEYS.values())
    assert {f"ledgers.{key}" for key in GOALS} <= figures.keys()
