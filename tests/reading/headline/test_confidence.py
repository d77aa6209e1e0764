from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from accordingto.reading.headline.confidence import THRESHOLD, Grounds, confidence_of, given
from accordingto.reading.headline.verdicts import VERDICT_BY, Rule
from accordingto.reading.lexicons import entries
from accordingto.types import Verdict

RULES: tuple[Rule, ...] = get_args(Rule)


def grounds(rule: Rule = "says_so", coverage: float = 0.9, *, hedged: bool = False) -> Grounds:
    return Grounds(rule=rule, coverage=coverage, agreement=1.0, attributed=False, hedged=hedged)


def test_every_rule_has_a_verdict_and_a_line_of_the_table() -> None:
    names = [line.split()[0] for line in entries("headlineconfidence")]

    assert names == [THRESHOLD, *RULES]
    assert list(VERDICT_BY) == list(RULES)
    assert {*VERDICT_BY.values(), "unclear"} == set(get_args(Verdict))


@pytest.mark.parametrize(("rule", "coverage"), list(product(RULES, (0.0, 0.5, 1.0))))
def test_a_confidence_is_a_probability_in_hundredths(rule: Rule, coverage: float) -> None:
    found = confidence_of(grounds(rule, coverage))

    assert 0.0 < found < 1.0
    assert found == round(found, 2)


def test_what_a_sentence_says_in_full_is_surer_than_what_it_says_in_part() -> None:
    assert confidence_of(grounds(coverage=1.0)) > confidence_of(grounds(coverage=0.5))
    assert confidence_of(grounds(hedged=True)) < confidence_of(grounds())
    assert confidence_of(grounds("act_not_borne_out", 0.5)) < 0.2


def test_what_is_not_sure_enough_is_unclear() -> None:
    (threshold,) = [float(line.split()[1]) for line in entries("headlineconfidence")[:1]]

    assert given("supported", threshold) == "supported"
    assert given("supported", threshold - 0.01) == "unclear"
    assert given("contradicted", 0.0) == "unclear"
