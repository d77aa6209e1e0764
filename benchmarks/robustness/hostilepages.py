"""Attacks on the extraction of pages: made-up pages, broken and blown up at random."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from accordingto.ingest.given import Given
from accordingto.ingest.source import read_bytes
from accordingto.types import Article, Failure
from benchmarks.reporting.report import Section
from benchmarks.robustness.pagefuzzing import fuzzed_pages
from benchmarks.robustness.trials import Outcome, try_all

NAME = "hostilepages"
TITLE = "Hostile pages"
PAGES = 5_000
_GIVEN = Given(format="html")


def measure(pages: int = PAGES) -> Section:
    """Extract the articles of ``pages`` made-up pages."""
    return Section(
        NAME,
        TITLE,
        intro=f"{pages:,} made-up pages with elements, attributes, text, comments and structured data "
        "repeated, nested, cut off and broken at random. Each must give an article or an error with a "
        "reason. Processor time.",
        figures=fuzz(pages).figures(NAME, "articles with a fault", "longest extraction"),
    )


def fuzz(pages: int, seed: int = 0) -> Outcome:
    """Extract made-up pages, and look for faults in their articles."""
    works = ((name, partial(_read, data, name)) for name, data in fuzzed_pages(pages, seed))
    return try_all(works, faults)


def faults(items: list[Article | Failure]) -> Iterator[str]:
    """Yield what is wrong with the results of a page: nothing, if it is one failure or one sound article."""
    if len(items) != 1:
        yield f"{len(items)} outcomes of one page"
    for item in items:
        if isinstance(item, Failure):
            if not (item.reason and item.advice):
                yield "a failure that does not say why, or what to do"
            continue
        if not any(map(str.isalnum, item.text)):
            yield "an article without a word"
        headline = item.headline
        if headline and not (0 == headline.start < headline.end <= len(item.text)):
            yield f"a headline at {headline.start} to {headline.end}"
        if headline and item.text[headline.start : headline.end] != headline.text:
            yield f"the headline is not {headline.text[:40]!r}"


def _read(data: bytes, name: str) -> list[Article | Failure]:
    return list(read_bytes(data, f"{name}.html", _GIVEN))
