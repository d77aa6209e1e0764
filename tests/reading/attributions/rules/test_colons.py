"""A mark is the cue only where no verb is. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.colons import with_verbs_for_marks
from tests.reading.parts import marked


def cues(article: str) -> list[str]:
    found, doc = marked(article)
    return [doc.text_of(one.cue) for one in with_verbs_for_marks(found, doc)]


@pytest.mark.parametrize(
    ("article", "left"),
    [
        ("[q2|Said] [s1|[s2|Orr]][q1|:] [c1|[c2|“It rained.”]]", ["Said"]),
        ("[c1|[c2|It rained]] [q1|—] [s1|Orr], as [s2|he] [q2|wrote].", ["wrote"]),
        ("[s1|Orr][q1|:] [c1|[c2|It rained]][q2|—]Lund", [":"]),
        ("Said [s|Orr][q|:] [c|“It rained.”]", ["Said"]),
    ],
)
def test_one_content_has_one_cue_and_that_is_the_verb(article: str, left: list[str]) -> None:
    assert cues(article) == left


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr][q|:] [c|It rained]",
        "Lund said so. [s|Orr][q|:] [c|It rained]",  # another sentence
        "Lund said so\n[s|Orr][q|:] [c|It rained]",
        "“I said it” [s|Orr][q|:] [c|It rained]",  # somebody's own words
        "[s2|Lund] [q2|said] [c2|it snowed], [s1|Orr][q1|:] [c1|It rained]",
    ],
)
def test_a_mark_without_a_verb_of_its_own_stays(article: str) -> None:
    found, doc = marked(article)

    assert with_verbs_for_marks(found, doc) == found
