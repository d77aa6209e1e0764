from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from accordingto.types import Settlement
from accordingto.watchlist import in_order, watch_items
from accordingto.watchlist.watchitem import WatchItem
from tests.watchlist.ledgers import read


def items(marked: str, **article: Any) -> list[WatchItem]:
    return list(watch_items(read(marked, **article)))


def told(marked: str) -> list[tuple[str, str, str]]:
    """Kind, who and what of each item."""
    return [(one.kind, one.who, " … ".join(span.text for span in one.content)) for one in items(marked)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[[q1.source|[[a1|Orr]]]] [[q1.cue|promised]] [[q1.content|to pay the crews]].",
            [("promise", "Orr", "to pay the crews")],
        ),
        (
            "[[q1.source|The union]] [[q1.cue|threatened]] [[q1.content|to strike]].",
            [("threat", "The union", "to strike")],
        ),
        (
            "[[q1.source|Vik]] [[q1.cue|said]] [[q1.content|prices will fall]].",
            [("prediction", "Vik", "prices will fall")],
        ),
        (
            "It will be hard to explain the tolls.",
            [("prediction", "", "It will be hard to explain the tolls")],
        ),
        (
            "Vik met the crews. [[q1.source|[[a1|Vik]]]] [[q1.cue|said]] [[q1.content|it rained]]. "
            "[[a1|Vik]] will rebuild the pier.",
            [("promise", "", "Vik will rebuild the pier")],
        ),
        (
            "[[q1.content|“We will appeal,”]] [[q1.source|Vik]] [[q1.cue|said]].",
            [("promise", "Vik", "“We will appeal,”")],
        ),
        (
            "[[q1.source|[[a1|Ida Orr]]]] [[q1.cue|said]] [[q1.content|[[a1|she]] would rebuild the pier]].",
            [("promise", "Ida Orr", "she would rebuild the pier")],
        ),
        (
            "[[q1.source|[[a1|Ida Orr]]]] [[q1.cue|said]] [[q1.content|[[a2|she]] will rebuild the pier]].",
            [("prediction", "Ida Orr", "she will rebuild the pier")],
        ),
        (
            "[[q1.content|“We’re going to appeal,”]] [[q1.source|Vik]] [[q1.cue|said]].",
            [("promise", "Vik", "“We’re going to appeal,”")],
        ),
        (
            "[[q1.content|“We will lose,”]] [[q1.source|Vik]] [[q1.cue|said]].",
            [("prediction", "Vik", "“We will lose,”")],
        ),
        (
            "[[q1.source|Orr]] [[q1.cue|urged]] [[q1.content|the board to pay by 1 May 2031]].",
            [("deadline", "Orr", "the board to pay by 1 May 2031")],
        ),
        ("The board will vote on 14 March.", [("prediction", "", "The board will vote on 14 March")]),
        (
            "[[q1.source|Orr]] [[q1.cue|vowed]] [[q1.content|not to close the pier]].",
            [("promise", "Orr", "not to close the pier")],
        ),
        (
            "[[q1.source|Vik]] [[q1.cue|will certainly back]] [[q1.content|the bill on tolls]].",
            [("prediction", "Vik", "will certainly back … the bill on tolls")],
        ),
        (
            "[[q1.content|The mayor]] [[q1.cue|is not expected]] [[q1.content|to attend on Friday]].",
            [("prediction", "", "The mayor … to attend on Friday")],
        ),
        (
            "Prices will fall. The pier will be rebuilt.",
            [("prediction", "", "Prices will fall"), ("prediction", "", "The pier will be rebuilt")],
        ),
    ],
)
def test_what_is_watched(marked: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[[q1.source|Orr]] [[q1.cue|did not promise]] [[q1.content|to pay the crews]].",
        "[[q1.source|Orr]] [[q1.cue|refused to promise]] [[q1.content|to pay the crews]].",
        "[[q1.source|Orr]] [[q1.cue|could threaten]] [[q1.content|to strike]].",
        "[[q1.source|Orr]] [[q1.cue|denied]] [[q1.content|that [[q2.source|she]] [[q2.cue|had promised]] "
        "[[q2.content|to pay the crews]]]].",
        "[[q1.source|Orr]] [[q1.cue|urged]] [[q1.content|Vik to [[q2.cue|promise]] [[q2.content|to pay]]]].",
        "[[q1.source|Orr]] [[q1.cue|hopes]] [[q1.content|the port will pay]].",
        "[[q1.source|Orr]] [[q1.cue|asked]] [[q1.content|whether the port will pay]].",
        "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|the port would have paid]].",
        "[[q1.source|Orr]] [[q1.cue|offered]] [[q1.content|no proof]].",
        "[[q1.source|Orr]] [[q1.cue|asked]] [[q1.content|the mayor whether he would go by 1 May 2031]].",
        "[[q1.source|Vik]] [[q1.cue|said]] [[q1.content|that prices would have fallen]].",
        "[[q1.source|Orr]] [[q1.cue|wants]] [[q1.content|to know what will happen]].",
        "What will the port do?",
        "The board met on 3 March.",
    ],
)
def test_what_is_not_watched(marked: str) -> None:
    assert told(marked) == []


def test_an_item_says_who_what_when_and_from_where() -> None:
    ledger = read(
        "[[headline|Pier to be rebuilt]]\n\n[[q1.source|[[a1|Mayor Ida Orr]]]] [[q1.cue|promised]] "
        "[[q1.content|to rebuild the pier by 1 June 2031 if the port pays]].",
        {"a1": {"name": "Ida Orr"}},
        outlet="The Courier",
        url="https://courier.example/pier",
    )

    (item,) = watch_items(ledger)

    assert (item.kind, item.who, item.actor, item.due, item.vague) == (
        "promise",
        "Ida Orr",
        "a1",
        "2031-06-01",
        False,
    )
    assert item.due_span is not None and item.due_span.text == "1 June 2031"
    assert [span.text for span in item.condition] == ["if the port pays"]
    assert (item.chain, item.vouchers) == (("outlet", "q1"), ("The Courier", "Ida Orr"))
    assert (item.article, item.url, item.headline) == (
        ledger.article.id,
        ledger.article.url,
        "Pier to be rebuilt",
    )
    assert (item.certainty, item.polarity) == ("reported", "positive")
    assert item.sentence.text.startswith("Mayor Ida Orr promised")
    text = ledger.article.text
    spans = [*item.content, *item.condition, item.sentence, item.due_span]
    assert 0.5 < item.confidence < 1
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_headline_that_the_body_repeats_makes_no_item_of_its_own() -> None:
    found = items(
        "[[headline|[[q1.source|Orr]] [[q1.cue|vows]] [[q1.content|to rebuild the pier]]]]\n\n"
        "On Monday [[q2.source|Orr]] [[q2.cue|promised]] [[q2.content|to rebuild the old pier by May]]."
    )

    assert [one.content[0].text for one in found] == ["to rebuild the old pier by May"]


def test_a_claim_within_a_claim_makes_one_item() -> None:
    found = items(
        "[[q1.source|Vik]] [[q1.cue|said]] [[q1.content|[[q2.source|Orr]] [[q2.cue|had promised]] "
        "[[q2.content|to pay]]]]."
    )

    assert [(one.kind, one.who, one.vouchers) for one in found] == [("promise", "Orr", ("", "Vik", "Orr"))]


def test_an_id_hangs_on_the_words_and_the_address_alone() -> None:
    marked = "[[q1.source|Orr]] [[q1.cue|promised]] [[q1.content|to pay]]."
    plain, again = items(marked, url="https://a.example"), items(f"Rain. {marked}", url="https://a.example")
    other = items(marked, url="https://b.example")

    assert plain[0].id == again[0].id != other[0].id


def test_the_order_is_that_of_the_days_and_what_has_none_comes_last() -> None:
    found = items(
        "[[q1.source|Orr]] [[q1.cue|promised]] [[q1.content|to pay]]. The board will meet on 20 March. "
        "The court will sit on 14 March."
    )

    ordered = in_order(found)

    assert [one.due for one in ordered] == ["2031-03-14", "2031-03-20", None]
    assert in_order(reversed(found)) == ordered


def test_what_people_say_became_of_a_claim_is_that_of_its_item() -> None:
    ledger = read("[[q1.source|Vik]] [[q1.cue|promised]] [[q1.content|to pay the crews by Friday]].")
    moved = Settlement(state="moved", due="2031-04-01", note="Postponed.", correction="7")

    def said(settled: Settlement) -> list[tuple[str, str | None, str, str | None]]:
        claims = tuple(replace(one, settled=settled) for one in ledger.claims)
        found = watch_items(replace(ledger, claims=claims))
        return [(one.state, one.due, one.note, one.correction) for one in found]

    assert [one.state for one in watch_items(ledger)] == ["open"]
    assert said(moved) == [("moved", "2031-04-01", "Postponed.", "7")]
    assert said(Settlement(state="dismissed")) == []


def test_an_item_that_stands_for_another_has_what_became_of_that() -> None:
    ledger = read(
        "[[q1.source|Vik]] [[q1.cue|promised]] [[q1.content|to pay the crews]]. On Monday [[q2.source|Vik]] "
        "[[q2.cue|promised]] [[q2.content|to pay the crews]]."
    )
    (only,) = watch_items(ledger)
    other = next(one for one in ledger.claims if one.chain == ("outlet", "q2"))
    assert only.claim != other.id
    kept = replace(other, settled=Settlement(state="kept"))
    claims = tuple(kept if one is other else one for one in ledger.claims)

    assert [(one.claim, one.state) for one in watch_items(replace(ledger, claims=claims))] == [
        (only.claim, "kept")
    ]
