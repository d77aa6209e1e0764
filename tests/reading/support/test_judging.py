"""The verdict on a statement."""

from __future__ import annotations

import pytest

from accordingto.reading.support.judging import Judgement, judge, judgement_of
from tests.reading.parts import bundled
from tests.reading.support.texts import BODY, asked, known_of


def judged(statement: str) -> Judgement:
    words, known, sentences = known_of(BODY)
    return judge(asked(statement), words, known, sentences, bundled())


def test_verdicts_share_one_probability() -> None:
    found = judged("Port raises harbour tolls")

    assert sum(found.chances.values()) == pytest.approx(1.0)
    assert found.confidence == pytest.approx(found.chances[found.likeliest], abs=0.01)


@pytest.mark.parametrize(
    ("statement", "likeliest"),
    [
        ("Council will close ferry line in June", "hedge_dropped"),
        ("All ferry workers fled", "overstated"),
        ("Port refuses to raise harbour tolls", "contradicted"),
        ("Ferry line was never safe", "attribution_dropped"),
        ("Mayor opens new library", "unsupported"),
    ],
)
def test_what_a_headline_makes_of_it_is_seen(statement: str, likeliest: str) -> None:
    assert judged(statement).likeliest == likeliest


def test_what_is_not_sure_enough_is_unclear() -> None:
    table = bundled().support.table
    low = table.thresholds["supported"]
    chances = dict.fromkeys(table.thresholds, 0.0) | {"supported": low}

    assert judgement_of(chances, table, range(1), disagrees=False).verdict == "supported"
    less = chances | {"supported": low - 0.02}
    assert judgement_of(less, table, range(1), disagrees=False).verdict == "unclear"


def test_a_contradiction_is_called_one_only_where_it_is_seen() -> None:
    table = bundled().support.table
    chances = dict.fromkeys(table.thresholds, 0.0) | {"contradicted": 1.0}

    assert judgement_of(chances, table, range(1), disagrees=True).verdict == "contradicted"
    assert judgement_of(chances, table, range(1), disagrees=False).verdict == "unclear"


def test_a_statement_that_names_its_source_has_not_dropped_it() -> None:
    found = judged("‘Ferry line was never safe’")

    assert found.likeliest == "attribution_dropped"
    assert found.verdict == "unclear"


def test_nothing_cannot_be_compared() -> None:
    words, known, sentences = known_of(BODY)

    with pytest.raises(ValueError, match="words"):
        judge(asked(" "), words, known, sentences, bundled())
    with pytest.raises(ValueError, match="words"):
        judge(asked("Port"), words, known, [], bundled())
