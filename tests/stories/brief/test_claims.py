from __future__ import annotations

import pytest

from accordingto.stories.brief.claims import denial
from accordingto.stories.brief.shelf import Shelf
from accordingto.stories.story import Evidence, Place, Story, StoryArticle
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
