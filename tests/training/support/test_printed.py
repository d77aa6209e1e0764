"""Printed headlines as pairs: each borne out by its body, altered, and those of later articles."""

from __future__ import annotations

import random
from datetime import date

from accordingto.types import Actor, Article, Ledger
from training.support.pairs import BORNE_OUT
from training.support.printed import (
    Casing,
    Headlined,
    Later,
    as_title,
    is_titled,
    oppose,
    printed_pairs,
    with_another,
)

TEXT = (
    "The mayor, Ida Orr, backs the ferry, and so Orr told Lund on Monday. Then Lund said that the ferry "
    "costs too much, and that Orr knew. The town, as Orr and Lund agree, has no ferry "
    "to lose, and Lund is its baker."
)
OTHERS = (
    "In May, Orr met Lund there, and Orr and Lund laughed, while Vik, and Vik alone, and Vik again, left.",
)
CASING = Casing([TEXT, *OTHERS])


def ledger() -> Ledger:
    people = tuple(
        Actor(id=f"a{at}", name=name, kind="person") for at, name in enumerate(("Ida Orr", "Per Lund"))
    )
    return Ledger(reader="x", article=Article(id="a", text=TEXT), actors=people)


def test_a_name_is_what_has_a_capital_within_sentences() -> None:
    assert CASING.names("Orr's ferry costs the town") == {"orr"}
    assert CASING.as_sentence("Orr Backs The Ferry") == "Orr backs the ferry"
    assert is_titled("Orr Backs The Ferry")
    assert as_title("Orr backs the ferry of Lund") == "Orr Backs the Ferry of Lund"


def test_a_printed_headline_is_borne_out_and_contradicted_once_altered() -> None:
    found = list(printed_pairs(ledger(), "Orr backs the ferry", CASING, random.Random(1)))

    assert found[0].verdict == BORNE_OUT
    assert {"contradicted", "supported"} <= {one.verdict for one in found[1:]}
    assert all(one.statement != "Orr backs the ferry" for one in found[1:])


def test_a_headline_with_a_name_that_the_body_lacks_gives_nothing() -> None:
    assert list(printed_pairs(ledger(), "Vik backs the ferry", CASING, random.Random(1))) == []


def test_the_opposite_act_has_the_form_of_the_act() -> None:
    rng = random.Random(1)

    assert str(oppose("Orr supports the ferry", rng)).split()[1].endswith("s")
    assert str(oppose("Orr supported the ferry", rng)).split()[1].endswith("d")
    assert oppose("Orr paints the ferry", rng) is None


def test_somebody_of_the_article_takes_the_place_of_another() -> None:
    assert with_another("Ida Orr's ferry", ledger(), random.Random(1)) == "Lund's ferry"
    assert with_another("Vik leaves", ledger(), random.Random(1)) is None


def test_headlines_of_later_days_are_not_borne_out() -> None:
    articles = [
        Headlined("later", "Orr sinks ferry of Lund in anger", date(2020, 3, 1)),
        Headlined("sooner", "Orr buys ferry of Lund in anger", date(2020, 1, 1)),
        Headlined("other", "Orr meets Vik in anger", date(2020, 3, 1)),
    ]

    found = list(Later.of(articles, CASING).pairs(ledger(), date(2020, 2, 1), random.Random(2)))

    assert [one.verdict for one in found] == ["unsupported"]
    assert "ferry of Lund" in found[0].statement


def test_a_later_headline_is_drawn_for_once_however_many_names_it_shares() -> None:
    one = Headlined("later", "Orr meets Lund in anger", date(2020, 3, 1))
    by_both = Later.of([one], CASING)
    by_one = Later(CASING, {"orr": by_both.by_name["orr"]})
    rngs = random.Random(2), random.Random(2)

    for index, rng in zip((by_both, by_one), rngs, strict=True):
        assert list(index.pairs(ledger(), date(2020, 2, 1), rng))
    assert sorted(by_both.by_name) == ["lund", "orr"]
    assert rngs[0].getstate() == rngs[1].getstate()
