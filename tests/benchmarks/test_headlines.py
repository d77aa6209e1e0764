from __future__ import annotations

import msgspec

from accordingto.types import Article, HeadlineCheck, Ledger, Span
from benchmarks.headlines import (
    DRAWN,
    NO_CHECK,
    Altered,
    Case,
    Drawn,
    Proposition,
    cases_of,
    given,
    headed,
    right,
    section,
    verdict_at,
)

TEXT = "Port raises tolls\n\nThe port of Osmark raised its tolls on Monday."
ALTERED = Altered(((0, 4), " drops ", (12, 17)), "contradicted")
ONE = Drawn("a", "", (0, 17), True, (Proposition((0, 17), "supported"),), (ALTERED,))


def ledger(check: HeadlineCheck | None) -> Ledger:
    return Ledger(reader="", article=Article(id="x", text=TEXT), headline_checks=(check,) if check else ())


def test_an_altered_headline_stands_in_place_of_the_printed_one() -> None:
    assert headed(ONE, TEXT) == {"a": TEXT, "a.0": TEXT.replace("raises", "drops")}


def test_cases_set_verdicts_side_by_side() -> None:
    ledgers = {
        "a": ledger(HeadlineCheck(span=Span(0, 17, TEXT[:17]), verdict="supported")),
        "a.0": ledger(None),
    }
    cases = list(cases_of(ONE, TEXT, ledgers))
    assert [(c.kind, c.drawn, c.ours) for c in cases] == [
        ("printed", "supported", "supported"),
        ("altered", "contradicted", NO_CHECK),
    ]
    assert all(case.held_out for case in cases)
    assert right(cases).percent == 100.0
    assert given(cases).percent == 50.0


def test_parts_are_counted_apart() -> None:
    cases = [Case("printed", False, "supported", "supported"), Case("printed", True, "supported", NO_CHECK)]
    figures = {figure.key: figure.value for figure in section(cases, "").figures}
    assert figures["headlines.development.printed.right"] == 100.0
    assert figures["headlines.held_out.printed.right"] == 0.0
    assert figures["headlines.held_out.printed.given"] == 0.0
    assert "headlines.held_out.supported" not in figures


def test_what_is_unclear_is_not_given_and_not_wrong() -> None:
    cases = [Case("printed", True, "supported", one) for one in ("supported", "unclear", "overstated")]
    assert (right(cases).right, right(cases).of) == (1, 2)
    assert (given(cases).right, given(cases).of) == (2, 3)


def test_the_proposition_that_agrees_most_counts() -> None:
    checks = [
        HeadlineCheck(span=Span(0, 4, ""), verdict="supported"),
        HeadlineCheck(span=Span(5, 30, ""), verdict="overstated"),
    ]
    assert verdict_at((2, 30), checks) == "overstated"
    assert verdict_at((40, 50), checks) == NO_CHECK


def test_what_was_drawn_can_be_read() -> None:
    drawn = msgspec.json.decode(DRAWN.read_bytes(), type=list[Drawn])
    assert sum(len(one.altered) for one in drawn) > 40
    assert all(len(one.sha256) == 64 for one in drawn)
