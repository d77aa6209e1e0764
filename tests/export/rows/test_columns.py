from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from accordingto.export.rows.attributions import attribution_rows
from accordingto.export.rows.claims import claim_rows
from accordingto.export.rows.columns import Place, day_of
from accordingto.types import Claim
from tests.fakes import harbour


def test_a_row_says_what_the_ledger_says() -> None:
    ledger = harbour()
    rows = {row.id: row for row in attribution_rows(ledger)}
    five = rows["q5"]

    assert list(rows) == [one.id for one in ledger.attributions]
    assert (five.parent, rows["q6"].parent, rows["q4"].parent) == ("q4", "q5", None)
    assert five.source == "the contractor, Brandt & Oyelaran"
    assert (five.cue, five.addressee_words, five.channel) == ("warned", "the Harbour Board", "in an e-mail")
    assert rows["q7"].hedges == ("reportedly",)
    assert rows["q3"].content == "“The sensors were asleep,” … “Nobody had been told they could sleep.”"
    text = ledger.article.text
    assert [text[place.start : place.end] for place in rows["q3"].content_spans] == [
        span.text for span in ledger.attributions[2].content
    ]


def test_claims_name_those_who_vouch() -> None:
    ledger = harbour()
    content = ledger.attributions[5].content
    ledger = replace(ledger, claims=(Claim(id="c1", content=content, chain=("outlet", "q5", "q6")),))
    (row,) = claim_rows(ledger)

    assert row.chain == ("outlet", "q5", "q6")
    assert row.voices == (ledger.article.outlet or "outlet", "the contractor, Brandt & Oyelaran", "the maker")
    assert row.content_spans == tuple(Place(span.start, span.end) for span in content)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2031-05-06", date(2031, 5, 6)),
        ("2031-05-06T23:30:00-05:00", date(2031, 5, 6)),
        ("6 May 2031", None),
        ("2031-02-30", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None) -> None:
    assert day_of(published) == day
