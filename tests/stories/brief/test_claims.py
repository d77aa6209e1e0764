from __future__ import annotations

import pytest

from accordingto.stories.brief.brief import BriefClaim, Passage
from accordingto.stories.brief.claims import denial, each_said_once
from accordingto.stories.brief.shelf import Shelf
from accordingto.stories.story import Evidence, Place, Story, StoryArticle
from accordingto.types import Span
from tests.stories.ledgers import told


@pytest.mark.parametrize(
    ("source", "attributes", "by"),
    [
        ("[[a1|Lund]]", {"a1": {"name": "Ida Lund", "kind": "person"}}, "Ida Lund"),
        ("[[a1|Osmark officials]]", {"a1": {"name": "Varde officials", "kind": "group"}}, "Osmark officials"),
        ("two sailors", {}, "two sailors"),
        ("who", {}, None),
    ],
)
def test_who_denies_is_named_as_the_article_does(
    source: str, attributes: dict[str, dict[str, str]], by: str | None
) -> None:
    ledger = told(
        f"[[q1.source|{source}]] [[q1.cue|denied]] [[q1.content|that the ferry sank]].",
        "a",
        {"q1": {"act": "deny"}, **attributes},
    )
    shelf = Shelf(Story(articles=(StoryArticle(path="a", id=ledger.article.id),)), [ledger])
    place = Place(
        path="a",
        spans=(ledger.attributions[0].content[0],),
        relation="denies",
        evidence=(Evidence(kind="denial", spans=ledger.attributions[0].cue),),
    )

    assert denial(place, shelf).by == by


def test_a_sentence_that_makes_two_claims_begins_one_of_them() -> None:
    both, second, third = (
        Passage(path=path, spans=(Span(0, len(text), text),))
        for path, text in (
            ("a", "Lund closed the pier and sold the crane."),
            ("b", "The pier is closed."),
            ("c", "The crane is sold."),
        )
    )
    claims = [
        BriefClaim(
            claim=name,
            confidence=1.0,
            said=both,
            others=(other,),
            outlets=(),
            unnamed=(),
            originals=(),
            unnamed_originals=(),
            origins=(),
            unknown=(),
        )
        for name, other in (("c1", second), ("c2", third), ("c3", third))
    ]

    found = each_said_once(claims)

    assert [one.said for one in found] == [both, third, both]
    assert [one.others for one in found] == [(second,), (both,), (third,)]
