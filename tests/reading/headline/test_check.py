"""The headline against the body: what is sure enough is said, and the rest is unclear."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.check import CheckedHeadline, check_headline
from accordingto.types import Article, Span
from tests.reading.parts import WORDPIECE, document

FIGURE = "Quarry blast kills 12 in Vestby\n\nA quarry blast killed 20 people in Vestby."


def checked(text: str) -> CheckedHeadline:
    """What becomes of the first line of a text in the rest, in which nothing is attributed."""
    first = text.split("\n", 1)[0]
    article = Article(id="0", text=text, headline=Span(0, len(first), first), language="en")
    return check_headline(article, document(text), [], WORDPIECE.ids)


def test_what_the_body_says_in_the_same_words_is_supported() -> None:
    (check,) = checked("Port raises harbour tolls\n\nThe port raised its harbour tolls on Monday.").checks

    assert check.verdict == "supported"
    assert check.confidence is not None
    assert check.confidence > 0.7
    assert [span.text for span in check.evidence] == ["The port raised its harbour tolls on Monday."]


def test_what_is_not_sure_enough_has_words_to_compare_it_with() -> None:
    (check,) = checked(FIGURE).checks

    assert check.verdict == "unclear"
    assert check.confidence is not None
    assert check.confidence < 0.7
    assert [span.text for span in check.evidence] == ["A quarry blast killed 20 people in Vestby."]


def test_what_is_not_found_is_no_finding() -> None:
    (check,) = checked("Orr sells Vestby shipyard\n\nOrr visited the Vestby shipyard on Monday.").checks

    assert (check.verdict, check.evidence) == ("unclear", ())


@pytest.mark.parametrize(("threshold", "words"), [(0.0, [("12", "20")]), (1.0, [])])
def test_numbers_differ_only_where_the_verdict_is_clear(
    threshold: float, words: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "accordingto.reading.headline.check.given",
        lambda verdict, confidence: verdict if confidence >= threshold else "unclear",
    )

    assert [tuple(span.text for span in pair) for pair in checked(FIGURE).differing] == words


def test_a_body_that_shares_nothing_is_suspect() -> None:
    found = checked("Port raises harbour tolls\n\nAccept cookies to go on. We value your privacy.")

    assert found == CheckedHeadline(is_suspect=True)
