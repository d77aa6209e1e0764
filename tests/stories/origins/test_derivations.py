from __future__ import annotations

import pytest

from accordingto.stories.match.statement import statements
from accordingto.stories.origins.derivations import derivations
from accordingto.types import Ledger
from tests.stories.ledgers import told

PASSAGE = (
    "Dockers carried the crates over the frozen quay by hand while the crane stood still, and at nine in the "
    "evening the harbour master counted sixty of them under one tarpaulin that somebody had nailed down."
)


def told_of(*ledgers: Ledger) -> list[tuple[str, str, str]]:
    paths = [ledger.article.path or "" for ledger in ledgers]
    found = derivations(ledgers, paths, [statements(n, ledger) for n, ledger in enumerate(ledgers)])
    return [(one.path, one.source, one.way) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "OSMARK (AP) - The ferry sank.",
        "The ferry sank.\n\nThe Associated Press contributed to this report.",
        "By Ida Orr of the Associated Press\n\nThe ferry sank.",
    ],
)
def test_an_agency_that_is_credited_is_a_wire(text: str) -> None:
    assert told_of(told(text, "a")) == [("a", "Associated Press", "wire")]


def test_an_agency_named_in_the_text_is_not_credited() -> None:
    assert told_of(told("The ferry sank. Orr once wrote for the Associated Press.", "a")) == []


def test_passages_of_an_earlier_article_are_copied_and_of_one_day_shared() -> None:
    first = told(f"Snow fell. {PASSAGE}", "a", published="2031-03-10")
    later = told(f"The cold went on. {PASSAGE}", "b", published="2031-03-11")
    same_day = told(f"It froze. {PASSAGE}", "c", published="2031-03-10")
    elsewhere = told(f"It thawed. {PASSAGE}", "d", published="2031-03-09T23:00:00-05:00")

    assert told_of(first, later) == [("b", "a", "copied")]
    assert told_of(first, same_day) == [("c", "a", "shared")]
    assert told_of(elsewhere, first) == [("a", "d", "shared")]


def test_one_quotation_in_both_is_no_passage() -> None:
    quoted = [told(f"{word} said: “{PASSAGE}”", path) for word, path in (("Orr", "a"), ("Lund", "b"))]

    assert told_of(*quoted) == []
