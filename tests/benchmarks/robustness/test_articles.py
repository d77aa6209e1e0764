"""The hostile texts themselves: that they are many, the same each time, and that a fault would be seen."""

from __future__ import annotations

from msgspec.structs import replace

from accordingto.types import Article, Claim, Ledger, Sentence, Span
from benchmarks.robustness.articles import MOST_GROWTH, intake_growth_of
from benchmarks.robustness.fuzzing import fuzzed_articles
from benchmarks.robustness.ledgerfaults import faults
from benchmarks.robustness.patterns import MARKUP, patterns, repeated

TEXT = "It rained, and it snowed."


def ledger(*pieces: tuple[int, int]) -> Ledger:
    spans = tuple(Span(a, b, TEXT[a:b]) for a, b in pieces)
    claims = (Claim(id="c1", content=spans, chain=("outlet",)),) if spans else ()
    sentences = (Sentence("s1", 0, len(TEXT), TEXT),)
    return Ledger(reader="r", article=Article(id="a", text=TEXT), sentences=sentences, claims=claims)


def test_patterns_are_many_and_the_same_each_time() -> None:
    found = list(patterns())
    assert found == list(patterns())
    assert len(set(found)) == len(found) > 300
    assert {"and ", "that ", "abc-def-", "said, "} <= set(found)


def test_a_pattern_is_repeated_to_a_size() -> None:
    assert repeated("ab ", 8) == "ab ab ab"
    assert repeated("n{} ", 9) == "n0 n1 n2 "


def test_patterns_are_taken_in_as_texts_with_headlines() -> None:
    assert {'"', "-", "<!--a>"} <= set(MARKUP)
    assert all(intake_growth_of(p, 10_000, 40_000).ratio < 2 * MOST_GROWTH for p in ('"', "-", "<!--a>"))


def test_fuzzed_articles_are_the_same_each_time() -> None:
    assert list(fuzzed_articles(5)) == list(fuzzed_articles(5)) != list(fuzzed_articles(5, seed=1))


def test_a_sound_ledger_has_no_fault() -> None:
    assert list(faults(ledger((0, 9), (15, 24)))) == []


def test_faults_are_seen() -> None:
    assert any("it snowed" not in fault and "c1" in fault for fault in faults(ledger((15, 24), (0, 9))))
    assert list(faults(ledger((9, 3))))
    assert list(faults(ledger((0, 9), (4, 12)))) == ["content of c1: its pieces overlap, or are not in order"]
    assert list(faults(ledger())) == ["s1 lies in no claim"]
    moved = replace(ledger((0, 9)), sentences=(Sentence("s1", 1, 9, "It rained"),))
    assert list(faults(moved)) == [".sentences: 1 to 9 is not 'It rained'"]
