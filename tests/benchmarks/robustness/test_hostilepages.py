"""A small fuzz of pages, and that it would see a fault."""

from __future__ import annotations

from collections.abc import Callable

from accordingto.errors import TooLarge
from accordingto.ingest.source import read_bytes
from accordingto.types import Article, Failure, Span
from benchmarks.robustness.hostilepages import faults, fuzz
from benchmarks.robustness.pagefuzzing import fuzzed_pages
from benchmarks.robustness.trials import LONGEST, try_all

PAGES = 150
SLOW_MACHINE = 3
"""How many times as long as is allowed a page may take where many tests run at once."""


def test_made_up_pages_are_the_same_each_time_and_of_all_sorts() -> None:
    pages = dict(fuzzed_pages(40))
    assert pages == dict(fuzzed_pages(40)) != dict(fuzzed_pages(40, seed=1))
    outcomes = [item for name, page in pages.items() for item in read_bytes(page, f"{name}.html")]
    assert any(isinstance(item, Article) for item in outcomes)
    assert len({item.reason for item in outcomes if isinstance(item, Failure)}) > 2


def test_hostile_pages_end_as_articles_or_failures() -> None:
    outcome = fuzz(PAGES, seed=1)
    assert (outcome.exceptions, outcome.unsound) == (0, 0)
    assert outcome.longest < SLOW_MACHINE * LONGEST


def test_faults_of_articles_are_seen() -> None:
    assert not list(faults([Article(id="a", text="It rained.", headline=Span(0, 2, "It"))]))
    assert list(faults([Article(id="a", text="It rained.", headline=Span(0, 2, "At"))]))
    assert list(faults([Article(id="a", text="It rained.", headline=Span(3, 9, "rained"))]))
    assert list(faults([Article(id="a", text="…")]))
    assert list(faults([]))


def test_trials_count_what_goes_wrong() -> None:
    def fail() -> str:
        raise TooLarge("a", "it is", "cut it")

    works: list[tuple[str, Callable[[], str]]] = [("one", fail), ("two", lambda: "ab"), ("three", str)]
    outcome = try_all(works, list)
    assert (outcome.exceptions, outcome.unsound) == (1, 1)
    assert outcome.longest < LONGEST
