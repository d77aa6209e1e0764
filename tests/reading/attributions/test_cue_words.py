from __future__ import annotations

import pytest

from accordingto.reading.attributions.cue_words import CueWords, Opening
from tests.reading.parts import words


def test_pronouns_determiners_and_adverbs_are_left_out() -> None:
    assert CueWords(words("She has repeatedly made it clear")).words == ["has", "made", "clear"]


def test_a_listed_adverb_is_kept() -> None:
    assert "reportedly" in CueWords(words("has reportedly said")).words


@pytest.mark.parametrize("cue", ["wouldn’t say", "will not say", "won't say"])
def test_a_refusal_is_told_from_other_negations(cue: str) -> None:
    found = CueWords(words(cue))
    assert found.is_refused(found.last("say"))


def test_a_plain_negation_is_no_refusal() -> None:
    found = CueWords(words("did not say"))
    assert found.is_negated(found.last("say"))
    assert not found.is_refused(found.last("say"))


@pytest.mark.parametrize(
    ("cue", "passive"), [("is widely expected", True), ("expected", False), ("was expecting", False)]
)
def test_passives(cue: str, passive: bool) -> None:
    found = CueWords(words(cue))
    assert found.is_passive(len(found) - 1) is passive


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“The pier is closed,”", "is_quote"),
        ("whether the pier is closed", "asks"),
        ("to close the pier", "is_infinitive"),
        ("not to close the pier", "is_infinitive"),
        ("the mayor to close the pier", "tells_whom"),
        ("that they close the pier", "is_clause"),
        ("the pier is closed", "is_clause"),
        ("the mayor wants to close the pier", "tells nobody"),
        ("closing the pier", "is_participle"),
        ("the closure of the pier", "is_thing"),
        ("", "is_thing"),
    ],
)
def test_how_content_begins(content: str, kind: str) -> None:
    opening = Opening(words(content))
    if kind == "tells nobody":
        assert not opening.tells_whom
    else:
        assert getattr(opening, kind)
