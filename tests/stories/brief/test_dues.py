from __future__ import annotations

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.stories.brief.dues import due_items
from accordingto.stories.brief.shelf import Shelf
from accordingto.stories.making import make_story


def test_what_headline_and_text_both_say_falls_due_once() -> None:
    article = article_from_text(
        "Mayor Orr will close the Osmark bridge on Friday\n\nMayor Ida Orr will close the bridge of Osmark "
        "on Friday, town officials said. The bridge is a hundred years old.",
        published="2031-03-05",
        outlet="Harbour Post",
        path="a",
    )
    ledger = Reader().read(article)

    found = due_items(Shelf(make_story([ledger]), [ledger]))

    assert [(one.due, one.said.spans[0].text.startswith("Mayor Ida Orr")) for one in found] == [
        ("2031-03-07", True)
    ]
