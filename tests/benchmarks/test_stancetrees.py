"""How a body stands to a headline, by the bundled trees."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.headline.alignment import Body, lines_of
from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Ledger
from benchmarks.stancefeatures import Told, features_of
from benchmarks.stancetrees import FILE, Trees, read_trees, support_of
from tests.fakes import ledger_from_marks

OWN = (
    "The ferry Alma sank off Norhaven on Monday night. Divers found the wreck at dawn, forty metres down. "
    "All eleven passengers were brought ashore by two trawlers. The harbour stays closed until Friday."
)
REPORTED = (
    "[[q1.source|The Norhaven Post]] [[q1.cue|reports]] that [[q1.content|the ferry Alma sank off Norhaven "
    "on Monday night]]. [[q2.source|The paper]], citing a fisherman, [[q2.cue|claims]] that [[q2.content|the "
    "ferry went down within minutes]]. It is unclear whether anybody was on board. The company is silent."
)
HEADLINE = "Ferry Alma sinks off Norhaven"


def told_by(marked: str) -> Told:
    ledger: Ledger = ledger_from_marks(
        marked,
        {
            "q1": {"act": "say", "source_kind": "outlet", "certainty": "reported"},
            "q2": {"act": "say", "source_kind": "outlet", "certainty": "reported"},
        },
    )
    text = ledger.article.text
    return Told(text, Body(lines_of(text, split_sentences(text))), ledger.attributions)


def test_probabilities_add_up_and_are_the_same_each_time() -> None:
    found = support_of(HEADLINE, told_by(OWN))
    assert sum(found) == pytest.approx(1)
    assert min(found) > 0
    assert found == support_of(HEADLINE, told_by(OWN))


@pytest.mark.parametrize("headline", ["Whale seen by anglers at pier", "Council votes for new school", "…"])
def test_what_is_told_nowhere_is_unrelated(headline: str) -> None:
    found = support_of(headline, told_by(OWN))
    assert found.likeliest == "unrelated"
    assert found.unrelated > 0.9


def test_what_is_told_is_related() -> None:
    assert support_of(HEADLINE, told_by(OWN)).unrelated < 0.1
    assert support_of(HEADLINE, told_by(REPORTED)).unrelated < 0.1


def test_an_outlet_that_reports_backs_less_than_one_that_vouches() -> None:
    own, reported = support_of(HEADLINE, told_by(OWN)), support_of(HEADLINE, told_by(REPORTED))
    assert own.agree > 2 * reported.agree
    assert reported.likeliest == "discuss"


def test_nothing_is_related_to_an_empty_body() -> None:
    assert support_of(HEADLINE, Told("", Body([]), ())).unrelated == 1


def test_trees_ask_for_numbers_that_there_are() -> None:
    trees = read_trees(FILE)
    assert trees.feature.max() < len(features_of(HEADLINE, told_by(OWN)))
    assert trees.roots.shape[1] == len(trees.start) == 4


def test_trees_go_left_up_to_the_bound_and_add_up() -> None:
    leaf = [0, np.inf]
    trees = Trees(
        roots=np.array([[0, 3], [3, 0]], dtype=np.int32),
        feature=np.array([1, leaf[0], leaf[0], leaf[0]], dtype=np.int16),
        bound=np.array([0.5, leaf[1], leaf[1], leaf[1]]),
        left=np.array([1, 1, 2, 3], dtype=np.int32),
        right=np.array([2, 1, 2, 3], dtype=np.int32),
        value=np.array([0.0, -1.0, 2.0, 0.25]),
        start=np.array([0.0, 1.0]),
    )
    assert trees.scores(np.array([9.0, 0.5])).tolist() == [-0.75, 0.25]
    assert trees.scores(np.array([9.0, 0.6])).tolist() == [2.25, 3.25]
