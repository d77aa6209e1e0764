"""Whom a hedged verb is about. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.passes import Pass
from accordingto.reading.attributions.rules.hedged_verbs import SURE, with_hedged_verbs
from tests.reading.parts import marked

Parts = tuple[str, str, list[str]]


def hedged(article: str) -> list[Parts]:
    """Source, cue and content of the attributions of an article, by the words."""
    found, doc = marked(article)
    given = with_hedged_verbs(found, doc)
    return [
        (
            " ".join(doc.text_of(p) for p in one.source),
            doc.text_of(one.cue),
            [doc.text_of(p) for p in one.content],
        )
        for one in given
    ]


@pytest.mark.parametrize(
    ("article", "parts"),
    [
        (  # the model takes the subject for a part of what is reported
            "[c|The mayor] [q|is reportedly considering] [c|a ban].",
            ("The mayor", "is reportedly considering", ["a ban"]),
        ),
        (  # the verb as well
            "[c|Ada Lunde] [q|has reportedly] [c|threatened to close the port].",
            ("Ada Lunde", "has reportedly threatened", ["to close the port"]),
        ),
        (  # the model sees nothing
            "It rained. U.S. envoy Ada Lunde has allegedly urged the port to close St. Olav pier.",
            ("U.S. envoy Ada Lunde", "has allegedly urged", ["the port to close St. Olav pier"]),
        ),
        (
            "The minister, who reportedly denied the claim, left.",
            ("who", "reportedly denied", ["the claim"]),
        ),
        (
            "People close to the board say that a rival is reportedly preparing to offer 2.1 billion.",
            ("a rival", "is reportedly preparing", ["to offer 2.1 billion"]),
        ),
        (
            "Orr and Lunde have reportedly threatened to sue.",
            ("Orr and Lunde", "have reportedly threatened", ["to sue"]),
        ),
        (
            "Vik left and Orr reportedly vowed to sue.",
            ("Orr", "reportedly vowed", ["to sue"]),
        ),
        (
            "The board left, forcing [s|Orr] [q|to allegedly praise] [c|the plan].",
            ("Orr", "to allegedly praise", ["the plan"]),
        ),
    ],
)
def test_whoever_is_reported_to_say_something_is_its_source(article: str, parts: Parts) -> None:
    assert hedged(article) == [parts]


@pytest.mark.parametrize(
    "article",
    [
        "The bridge has reportedly been damaged by a storm.",  # nothing that a source does
        "Orr was reportedly urged to leave.",  # a passive: Orr is who was urged
        "The army has reportedly abandoned the town.",  # a deed, though a cue elsewhere
        "“Orr has reportedly warned the port,” Vik wept.",  # the speaker's own hedge
        "The two ships were allegedly carrying weapons.",
        "A nurse, one of them, allegedly worth twice that, left.",
        "The man allegedly threatened a nurse with a knife.",
        "The navy has reportedly ordered 20 ships.",
        "Reportedly.",
    ],
)
def test_nothing_is_made_where_nobody_certainly_says_anything(article: str) -> None:
    assert hedged(article) == []


def test_what_nobody_does_stays_as_the_model_has_it() -> None:
    article = "[c|The bridge] [q|has reportedly] [c|been damaged]."
    assert hedged(article) == [("", "has reportedly", ["The bridge", "been damaged"])]


def test_a_deed_before_a_thing_stays_as_the_model_has_it() -> None:
    article = "[c|They] [q|allegedly used] [c|money from the port]."
    assert hedged(article) == [("", "allegedly used", ["They", "money from the port"])]


def test_a_new_attribution_stands_in_the_one_that_holds_it() -> None:
    found, doc = marked("[s|Vik] [q|said] [c|that Orr has reportedly promised to row].")
    outer, inner = Pass("hedged", with_hedged_verbs).run(found, doc)
    assert (outer.parent, inner.parent, inner.confidence) == (None, 0, SURE)
