"""Participles that only describe what a noun names. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.epithets import without_epithets
from tests.reading.parts import marked


def cues(article: str) -> list[str]:
    """The cues that are left of an article's attributions."""
    found, doc = marked(article)
    return [doc.text_of(one.cue) for one in without_epithets(found, doc)]


@pytest.mark.parametrize(
    "article",
    [
        "A recently [q|floated] [c|ban on fireworks] failed.",
        "The [q|proposed] [c|tolls] were late.",
        "Its [q|widely criticised] [c|tolls] were late.",
    ],
)
def test_what_only_describes_a_noun_attributes_nothing(article: str) -> None:
    assert cues(article) == []


@pytest.mark.parametrize(
    ("article", "cue"),
    [
        ("The [q|alleged] [c|thief] left.", "alleged"),  # the outlet does not vouch for it
        ("The tolls [q|announced] [c|on Monday] were late.", "announced"),
        ("[s|The board] [q|announced] [c|tolls].", "announced"),
        ("[c|The tolls] were [q|criticised].", "criticised"),
    ],
)
def test_others_stay(article: str, cue: str) -> None:
    assert cues(article) == [cue]
