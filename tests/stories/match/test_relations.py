from __future__ import annotations

import pytest

from accordingto.stories.match.relations import common_words, relate
from accordingto.stories.match.statement import Statement, statements
from tests.stories.ledgers import told


def only(marked: str, **attributes: dict[str, str]) -> Statement:
    (found,) = statements(0, told(marked, "a", attributes))
    return found


@pytest.mark.parametrize(
    ("first", "other", "relation"),
    [
        ("The ferry sank near Osmark.", "The ferry sank near Osmark.", "same"),
        ("The ferry sank near Osmark.", "The ferry may have sunk near Osmark.", "weaker"),
        ("The ferry may have sunk near Osmark.", "The ferry sank near Osmark.", "stronger"),
        ("The port paid 152,000 crowns.", "The port paid about 150,000 crowns.", "weaker"),
        ("The ferry sank near Osmark.", "The ferry sank near Osmark, and it may rain.", "same"),
    ],
)
def test_a_hedge_or_a_rounded_number_makes_it_weaker(first: str, other: str, relation: str) -> None:
    assert relate(only(first), only(other)).relation == relation


def test_a_denial_of_what_the_claim_says_is_one_and_names_its_cue() -> None:
    first = only("The mayor took money from the ferry company.")
    denied = only(
        "[[q1.source|Lund]] [[q1.cue|denied]] [[q1.content|taking money from the ferry company]].",
        q1={"act": "deny"},
    )
    other = only(
        "[[q1.source|Lund]] [[q1.cue|denied]] [[q1.content|that the pool leaks]].", q1={"act": "deny"}
    )

    assert relate(first, denied).relation == "denies"
    assert [span.text for span in relate(first, denied).evidence[0].spans] == ["denied"]
    assert relate(first, other).relation == "same"


def test_a_hedge_says_nothing_of_words_behind_a_mark() -> None:
    first = only("He did not know, maybe, we want to see the ferry sail to Osmark.")
    other = only("We want to see the ferry sail to Osmark.")

    assert relate(first, other).relation == "same"


def test_what_hedges_in_the_first_is_told_beside_the_evidence() -> None:
    related = relate(only("The ferry may have sunk near Osmark."), only("The ferry sank near Osmark."))

    assert related.evidence == ()
    assert [span.text for one in related.instead for span in one.spans] == ["may"]


def test_the_words_in_common_are_the_evidence() -> None:
    shared = common_words(only("On Monday the old ferry sank."), only("The old ferry sank off Osmark."))

    assert shared is not None
    assert [span.text for span in shared.spans] == ["old ferry sank"]
