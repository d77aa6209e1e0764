from __future__ import annotations

from accordingto.stories.brief.differences import differences
from accordingto.stories.brief.shelf import Shelf
from accordingto.stories.making import make_story
from accordingto.types import Ledger
from tests.stories.brief.example import words
from tests.stories.ledgers import told

ORR = {"a1": {"name": "Ida Orr"}}


def found(*ledgers: Ledger) -> list[tuple[str, str, str, str]]:
    return [
        (one.leaning, one.kind, " ".join(span.text for span in one.words), words(one.here))
        for one in differences(Shelf(make_story(ledgers), ledgers))
    ]


def test_a_hedge_is_told_with_its_words_and_what_the_fullest_says() -> None:
    plain = told("The ferry Halmare sank near Osmark on Monday with 300 passengers aboard.", "a.txt")
    hedged = told("The ferry Halmare may have sunk near Osmark on Monday with 300 passengers.", "b.txt")

    assert found(plain, hedged) == [("weaker", "hedge", "may", hedged.article.text)]


def test_a_negation_that_a_quotation_lost_is_told() -> None:
    def said(text: str, path: str) -> Ledger:
        return told(f"[[q1.content|“{text}”]] [[q1.source|[[a1|Ida Orr]]]] [[q1.cue|said]].", path, ORR)

    one = said("the ferry will not sail in such a storm", "a.txt")
    other = said("the ferry will sail in such a storm", "b.txt")

    assert [row[:2] for row in found(one, other)] == [("altered", "negation")]
