from __future__ import annotations

import pytest

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.stories.brief.dues import due_items
from accordingto.stories.brief.shelf import Shelf
from accordingto.stories.making import make_story


def said(headline: str, body: str) -> list[str]:
    """What falls due according to an article, in the words of its sentences."""
    text = f"{headline}\n\n{body} The town hall is a hundred years old."
    article = article_from_text(text, published="2031-03-05", outlet="Harbour Post", path="a")
    ledger = Reader().read(article)
    found = due_items(Shelf(make_story([ledger]), [ledger]))
    assert {one.due for one in found} == {"2031-03-07"}
    return [one.said.spans[0].text for one in found]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Mayor Orr will close the Osmark bridge on Friday",
            "Mayor Ida Orr will close the bridge of Osmark on Friday, town officials said.",
        ),
        (
            "Osmark to shut bridge on Friday",
            "The town of Osmark will close its bridge on Friday, officials said.",
        ),
    ],
)
def test_what_headline_and_text_both_say_falls_due_once(headline: str, body: str) -> None:
    assert said(headline, body) == [body]


@pytest.mark.parametrize(
    "body",
    [
        "The crews of the Osmark ferry will strike on Friday.",
        "Mayor Ida Orr will meet the crews of the Osmark ferry on Friday, officials said.",
    ],
)
def test_what_the_text_says_of_something_else_on_that_day_hides_no_headline(body: str) -> None:
    headline = "Mayor Orr will leave office on Friday"

    assert said(headline, body) == [headline, body]
