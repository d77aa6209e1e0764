from __future__ import annotations

import msgspec
import pytest

from benchmarks.ledgers import scoring
from benchmarks.ledgers.scoring import NOTHING, ROWS, score
from tests.benchmarks.ledgers.drawn import GOLD, LEDGER

COUNTED = {
    scoring.RECALL: (3, 5),
    scoring.PRECISION: (3, 5),
    scoring.F1: (6, 10),
    scoring.NESTED: (1, 2),
    scoring.TOP: (2, 2),
    scoring.SOURCE: (2, 3),
    scoring.ACTOR: (1, 3),
    scoring.NAMED: (2, 3),
    scoring.RIGHT_OF_NAMED: (1, 2),
    "act": (2, 3),
    "form": (3, 3),
    "certainty": (2, 3),
    "source kind": (2, 3),
    "strength": (1, 3),
    "polarity": (2, 3),
    scoring.HEDGE: (1, 1),
    scoring.ADDRESSEE: (1, 1),
    scoring.NO_ADDRESSEE: (2, 2),
    scoring.CHANNEL: (1, 1),
    scoring.NO_CHANNEL: (1, 2),
    scoring.ROLE: (1, 2),
    scoring.AFFILIATION: (0, 1),
    scoring.HEADLINE: (1, 2),
    scoring.HEADLINE_GIVEN: (1, 2),
    scoring.COVERED: (4, 5),
}
"""Counted by hand, and alike by the scorer of whole ledgers that others use, where it counts the same."""


def test_counted_by_hand() -> None:
    found = score(GOLD, LEDGER)
    overlap = found.pop(scoring.CONTENT)
    assert {name: (share.right, share.of) for name, share in found.items()} == COUNTED
    assert overlap.right == pytest.approx(33 / 38 + 2)
    assert overlap.of == 3


def test_every_count_has_its_row() -> None:
    assert score(GOLD, LEDGER).keys() <= set(ROWS)
    assert len(ROWS) == len(set(ROWS))


def test_a_name_where_there_is_none_is_wrong() -> None:
    one = msgspec.structs.replace(GOLD.attributions[0], actor=None, source=())
    found = score(msgspec.structs.replace(GOLD, attributions=(one,)), LEDGER)
    assert (found[scoring.RIGHT_OF_NAMED].right, found[scoring.RIGHT_OF_NAMED].of) == (0, 1)
    assert (found[scoring.NO_SOURCE].right, found[scoring.NO_SOURCE].of) == (0, 1)
    assert scoring.ACTOR not in found


def test_what_is_unclear_is_no_verdict_that_is_given() -> None:
    checks = (msgspec.structs.replace(LEDGER.headline_checks[0], verdict="unclear"),)
    found = score(GOLD, msgspec.structs.replace(LEDGER, headline_checks=checks))
    assert (found[scoring.HEADLINE].right, found[scoring.HEADLINE].of) == (0, 2)
    assert scoring.HEADLINE_GIVEN not in found


def test_an_article_without_a_ledger_has_everything_missed() -> None:
    found = score(GOLD, NOTHING)
    assert (found[scoring.RECALL].right, found[scoring.RECALL].of) == (0, 5)
    assert (found[scoring.NESTED].right, found[scoring.NESTED].of) == (0, 2)
    assert (found[scoring.HEADLINE].right, found[scoring.HEADLINE].of) == (0, 2)
    assert found[scoring.PRECISION].of == 0
