"""People of one surname. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.features import facts_in, facts_of
from accordingto.reading.actors.growing import Growing
from accordingto.reading.actors.naming.namesakes import Namesakes, echoed_sexes
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("source", "count", "is_open"),
    [
        ("[person|Nina Vale] charged [person|Hugo Vale].", 1, True),
        ("[person|Nina Vale] charged the banker Hugo Vale.", 2, True),
        ("[person|Nina Vale] charged the banker Hugo Vale.", 3, False),
        ("[person|Nina Vale] charged [person|Hugo Orr].", 1, False),
    ],
)
def test_a_surname_of_two_is_left_open_unless_one_is_mentioned_far_more(
    source: str, count: int, is_open: bool
) -> None:
    _, doc, items = phrases(source)
    known = Namesakes(items, [facts_of(item, doc, quoted=False) for item in items], doc)
    taken = Growing(members=list(range(count)), names=["Nina Vale"])
    assert known.is_open(facts_in("Vale", "name", True), taken, len(doc)) is is_open
    assert not known.is_open(facts_in("Nina Vale", "name", True), taken, len(doc))


@pytest.mark.parametrize(
    ("article", "sexes"),
    [
        ("[s|Reed] [q|said] [c|she would appeal].", ["female"]),
        ("[s|Reed] [q|said] [c|that he would appeal].", ["male"]),
        ("[s|Reed] [q|said] [c|the judge erred].", []),
        ("[s|Reed] [q|said]: [c|“He lied.”]", []),
        ("[c|She would appeal], [s|Reed] [q|said].", []),
    ],
)
def test_who_says_that_she_will_is_a_woman(article: str, sexes: list[str]) -> None:
    found, doc = marked(article)
    _, _, items = phrases(doc.text.replace("Reed", "[person|Reed]"))
    assert list(echoed_sexes(items, found, doc).values()) == sexes
