from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from accordingto.export.report.findings import RIGHT, VERDICTS, headline_findings, how_often, term_findings
from accordingto.types import Article, HeadlineCheck, Ledger, Span, Time, Verdict

ROOT = Path(__file__).parents[3]


def check(words: str, verdict: Verdict) -> HeadlineCheck:
    return HeadlineCheck(span=Span(0, len(words), words), verdict=verdict)


@pytest.mark.parametrize(
    ("value", "label"),
    [("2031-05-31", "31 May 2031"), ("2031-05", "May 2031"), ("P2W", "P2W"), (None, "")],
)
def test_a_term_has_its_day_written_out(value: str | None, label: str) -> None:
    (found,) = term_findings(
        [Time(id="t1", start=3, end=6, text="May", value=value, kind="deadline")], count(1)
    )

    assert (found.label, found.words, found.often) == (label, "May", "")
    assert found.repeats_its_place


def test_what_is_not_found_is_not_said_to_be_missing() -> None:
    one = msgspec.structs.replace(check("Ferry sunk", "unsupported"), confidence=0.9)
    article = Article(id="x", text="")
    (found,) = headline_findings(Ledger(reader="", article=article, headline_checks=(one,)), count(1))

    assert found.label == "we did not find this in the body"
    assert not found.is_kept


def test_of_a_verdict_that_was_never_given_nothing_is_known() -> None:
    assert "not been measured" in how_often("hedge_dropped")


def test_how_often_a_verdict_is_right_is_said() -> None:
    article = Article(id="x", text="")
    by_a_person = check("Ferry sunk", "supported")
    one = msgspec.structs.replace(by_a_person, confidence=0.9)
    (found,) = headline_findings(Ledger(reader="", article=article, headline_checks=(one,)), count(1))
    (given,) = headline_findings(Ledger(reader="", article=article, headline_checks=(by_a_person,)), count(1))

    assert given.often == ""
    (right, called), (also_right, also_called) = RIGHT["supported"]
    assert found.often == (
        f"of such verdicts {right} of {called} on printed headlines and {also_right} of {also_called} on "
        "altered headlines were right"
    )
    unprinted = next(verdict for verdict, (printed, _) in RIGHT.items() if not printed[1])
    _, (right, called) = RIGHT[unprinted]
    assert how_often(unprinted) == f"of such verdicts {right} of {called} on altered headlines were right"


def test_a_verdict_shows_the_sentence_that_it_rests_on() -> None:
    sentence = "The ferry, which was built in Varn and had been at sea for forty years, was sunk on Monday."
    one = msgspec.structs.replace(
        check("Ferry sunk", "supported"), evidence=(Span(12, 12 + len(sentence), sentence),)
    )
    (found,) = headline_findings(
        Ledger(reader="", article=Article(id="x", text=""), headline_checks=(one,)), count(1)
    )

    assert [place.words for place in found.places] == [sentence]
    assert not found.is_unsure
    assert not found.repeats_its_place


def test_what_is_unclear_is_shown_and_needs_no_attention() -> None:
    words = Span(12, 25, "Ferry was sunk")
    one = msgspec.structs.replace(check("Ferry sunk", "unclear"), evidence=(words,))
    (found,) = headline_findings(
        Ledger(reader="", article=Article(id="x", text=""), headline_checks=(one,)), count(1)
    )

    assert (found.label, found.words, found.often) == ("too unsure for a verdict", "Ferry sunk", "")
    assert [place.span for place in found.places] == [words]
    assert found.is_unsure
    assert found.is_kept


def test_every_verdict_has_its_words() -> None:
    assert set(VERDICTS) == set(get_args(Verdict))


def test_a_question_gets_no_verdict() -> None:
    text = "Ferry sunk; was it sold?"
    article = Article(id="x", text=text, headline=Span(0, len(text), text))
    first, second = headline_findings(
        Ledger(reader="", article=article, headline_checks=(check("Ferry sunk", "supported"),)), count(1)
    )

    assert (first.label, first.words) == ("the body says so", "Ferry sunk")
    assert (second.label, second.words, second.often) == ("a question, so no verdict", "was it sold?", "")
    assert second.is_kept


def test_how_often_verdicts_are_right_is_what_was_measured() -> None:
    measured = json.loads((ROOT / "benchmarks/measured/headlines.json").read_text("utf-8"))
    tables = [one for one in measured["tables"] if one["title"].startswith("Verdicts, held out")]
    given = {
        verdict: tuple(counted(table, verdict) for table in tables)
        for verdict in get_args(Verdict)
        if verdict != "unclear"
    }

    assert len(tables) == 2
    assert {verdict: counts for verdict, counts in given.items() if any(of for _, of in counts)} == RIGHT


def counted(table: dict[str, Any], verdict: str) -> tuple[int, int]:
    """How many verdicts of a kind were right in a table, and how many there are."""
    at = table["header"].index(verdict)
    called = {row[0]: int(row[at]) for row in table["rows"]}
    return called[verdict], sum(called.values())


def test_the_guide_tells_editors_the_same() -> None:
    guide = (ROOT / "docs/guide.md").read_text("utf-8")
    _, _, part = guide.partition("### How far to trust a verdict")

    for verdict, counts in RIGHT.items():
        (row,) = [line for line in part.splitlines() if line.startswith(f"| `{verdict}`")]
        for right, called in counts:
            assert f"{right} of {called}" in row
