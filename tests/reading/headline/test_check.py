"""The headline against the body: what is sure enough is said, and the rest is unclear."""

from __future__ import annotations

import pytest

from accordingto import Reader, article_from_text
from accordingto.types import HeadlineCheck, Ledger

BODY = (
    "The council may close the ferry line in June. A quarry blast killed 20 people in Vestby. The mayor did "
    "not sign the treaty with Lund. Most ferry workers joined the strike."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, headline: str, body: str = BODY) -> Ledger:
    return reader.read(article_from_text(f"{headline}\n\n{body}\n", headline=headline))


def check(reader: Reader, headline: str) -> HeadlineCheck:
    (found,) = read(reader, headline).headline_checks
    return found


@pytest.mark.parametrize(
    ("headline", "verdicts", "evidence"),
    [
        (
            "Ferry line will close in June",
            {"hedge_dropped", "unclear"},
            "The council may close the ferry line in June.",
        ),
        ("All ferry workers join strike", {"overstated"}, "Most ferry workers joined the strike."),
        (
            "Mayor signs treaty with Lund",
            {"contradicted", "unclear"},
            "The mayor did not sign the treaty with Lund.",
        ),
    ],
)
def test_a_fault_is_found_with_the_sentence_that_decides(
    reader: Reader, headline: str, verdicts: set[str], evidence: str
) -> None:
    found = check(reader, headline)

    assert found.verdict in verdicts
    assert [span.text for span in found.evidence] == [evidence]
    assert found.confidence is not None
    assert found.confidence > 0.5


def test_what_is_not_found_has_no_evidence(reader: Reader) -> None:
    found = check(reader, "Council buys new library")

    assert found.verdict in ("unclear", "unsupported")
    assert found.evidence == ()


@pytest.mark.parametrize(
    "headline",
    ["Is the ferry line closing?", "How to board a ferry", "10 ways to board a ferry", "x " * 300],
)
def test_what_states_nothing_has_no_check(reader: Reader, headline: str) -> None:
    assert read(reader, headline).headline_checks == ()


def test_a_headline_in_another_language_has_no_check(reader: Reader) -> None:
    assert read(reader, "Die Fähre ist nicht mit der Stadt").headline_checks == ()


def test_a_body_that_repeats_the_headline_is_not_its_own_evidence(reader: Reader) -> None:
    headline = "Ferry line will close in June"
    found = read(reader, headline, f"{headline}\n\n{BODY}")

    assert all(span.text != headline for one in found.headline_checks for span in one.evidence)


@pytest.mark.parametrize(
    ("headline", "repeated"),
    [
        ("Opinion: Ferry line will close in June", "Ferry line will close in June"),
        ("Ferry line will close in June", "Ferry line will close in June The council meets in May"),
        ("Ferry line will close in June", "| Vest Photo Ferry line will close in June"),
    ],
)
def test_a_heading_printed_again_is_not_its_own_evidence(
    reader: Reader, headline: str, repeated: str
) -> None:
    found = read(reader, headline, f"{repeated}\n\n{BODY}")

    assert [span.text for one in found.headline_checks for span in one.evidence] == [
        "The council may close the ferry line in June."
    ]


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("Vest Bank cuts 300 jobs", "Vest Bank cuts 300 jobs Monday in Norby, the union said."),
        ("Norby mayor Ida Orr resigns", "Norby mayor Ida Orr resigns Monday after a row over taxes."),
        ("Bo Lund dies at 84", "Bo Lund dies at 84 Singer known for his songs."),
        ("Norby mayor says", "Norby mayor says Ida Orr left the port on Monday."),
        ("Vest Bank cuts 300 jobs", "In May Vest Bank cuts 300 jobs The union said so."),
    ],
)
def test_a_lead_that_begins_like_the_headline_is_evidence(reader: Reader, headline: str, lead: str) -> None:
    found = read(reader, headline, f"{lead} It rained in Norby.")

    assert [span.text for one in found.headline_checks for span in one.evidence] == [lead]


def test_a_sentence_of_the_body_with_the_words_of_the_headline_is_evidence(reader: Reader) -> None:
    body = f"{BODY} Trams stop at noon."
    found = read(reader, "Trams stop at noon; ferry line may close", body)

    assert "Trams stop at noon." in [span.text for one in found.headline_checks for span in one.evidence]


def test_a_headline_without_a_body_has_no_check(reader: Reader) -> None:
    assert reader.read(article_from_text("Port raises tolls\n\n")).headline_checks == ()


def test_a_body_that_shares_nothing_is_suspect(reader: Reader) -> None:
    found = read(reader, "Port raises harbour tolls", "Accept cookies to go on. We value your privacy.")

    assert [one.code for one in found.warnings if one.code == "extraction_suspect"]
    assert found.headline_checks == ()


def test_evidence_is_never_in_the_headline(reader: Reader) -> None:
    found = check(reader, "Ferry line could close in June")

    assert all(span.start >= found.span.end for span in found.evidence)
    assert found.span.text == "Ferry line could close in June"


def test_a_headline_of_many_words_and_a_long_body_are_read(reader: Reader) -> None:
    headline = "Ferry line closes " + "and tolls rise " * 30
    found = read(reader, headline.strip(), " ".join([BODY] * 40))

    assert all(0 <= (one.confidence or 0) <= 1 for one in found.headline_checks)
