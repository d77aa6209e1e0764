from __future__ import annotations

import pytest
from msgspec import structs

from accordingto.cli.tally import Tally
from accordingto.types import Article, Failure, Warning
from tests.cli.conftest import ledger_of


def test_everything_is_counted_and_failures_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    good = ledger_of(Article(id="0" * 16, text="Anna said so."))
    bad = Failure(input="b.txt", reason="there is no text in it", advice="give it some")
    tally = Tally()

    assert list(tally.ledgers([good, bad, good])) == [good, good]
    assert tally.summary() == "read 2, failed 1"
    assert capsys.readouterr().err == "b.txt: there is no text in it; give it some\n"


def test_what_is_not_in_english_is_counted() -> None:
    plain = ledger_of(Article(id="0" * 16, text="Anna said so."))
    foreign = structs.replace(plain, warnings=(Warning(code="not_english", message="It is not."),))
    tally = Tally()

    assert len(list(tally.ledgers([foreign, plain, foreign]))) == 3
    assert tally.summary() == "read 3, failed 0, not in English 2"


def test_details_are_by_language_and_reason_where_somebody_looks_or_asks() -> None:
    plain = ledger_of(Article(id="0" * 16, text="Anna said so.", language="de"))
    foreign = structs.replace(plain, warnings=(Warning(code="not_english", message="It is not."),))
    bad = [Failure(input="b", reason=f"it has {number} characters", advice="a") for number in (1, 2)]
    other = Failure(input="c", reason="it has 3 lines", advice="a")
    tally = Tally()

    list(tally.ledgers([foreign, *bad, other, plain]))

    assert list(tally.details(asked=False)) == []
    assert list(tally.details(asked=True)) == [
        "not in English 1: de",
        "failed 2: it has … characters",
        "failed 1: it has 3 lines",
    ]


def test_rare_reasons_are_counted_together() -> None:
    tally = Tally()
    list(tally.ledgers(Failure(input="b", reason=chr(97 + number), advice="a") for number in range(13)))
    assert [*tally.details(asked=True)][-1] == "failed 3: other reasons"
