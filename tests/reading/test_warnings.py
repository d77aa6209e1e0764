"""What an editor would ask. All people and outlets are invented."""

from __future__ import annotations

import pytest

from accordingto import Reader
from accordingto.reading.warnings import find_warnings
from accordingto.types import Article, Attribution, HeadlineCheck, SourceKind, Span

SPAN = Span(0, 3, "Orr")
ARTICLE = Article(id="x", text="Orr said that it rained.")


def said(id: str, actor: str | None, kind: SourceKind, source: tuple[Span, ...] = (SPAN,)) -> Attribution:
    return Attribution(
        id=id,
        source=source,
        cue=(Span(4, 8, "said"),),
        content=(Span(9, 23, "that it rained"),),
        actor=actor,
        source_kind=kind,
        form="direct",
        act="say",
        confidence=1.0,
    )


def codes(attributions: list[Attribution], checks: tuple[HeadlineCheck, ...] = ()) -> set[str]:
    return {w.code for w in find_warnings(ARTICLE, attributions, [], checks, is_suspect=False)}


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([("a1", "named")] * 3, {"single_source"}),
        ([("a1", "named")] * 2, set()),
        ([("a1", "named"), ("a2", "named"), ("a1", "named")], set()),
        ([("a1", "unnamed"), ("a2", "unnamed"), ("a3", "collective")], {"all_unnamed"}),
        ([("a1", "outlet"), ("a2", "outlet"), ("a3", "outlet")], {"only_outlets"}),
        ([("a1", "unnamed")] * 3, {"single_source", "all_unnamed"}),
    ],
)
def test_sources_are_asked_about(sources: list[tuple[str, SourceKind]], expected: set[str]) -> None:
    attributions = [said(f"q{i}", actor, kind) for i, (actor, kind) in enumerate(sources)]
    assert codes(attributions) == expected


def test_words_that_nobody_says_are_asked_about() -> None:
    assert codes([said("q1", None, "none", ())]) == {"quote_without_speaker"}


def test_a_headline_that_the_body_does_not_bear_out_is_asked_about() -> None:
    check = HeadlineCheck(span=SPAN, verdict="overstated")
    kept = HeadlineCheck(span=SPAN, verdict="supported")
    assert "headline_not_kept" in codes([], (check,))
    asked = HeadlineCheck(span=Span(0, 4, "Orr?"), verdict="unsupported")
    assert "headline_not_kept" not in codes([], (kept, asked))


def test_a_page_whose_text_is_about_something_else_is_suspect() -> None:
    text = "Harbour tolls frozen until spring\n\n" + "The chess club met. Its players liked the hall. " * 5
    headline = Span(0, 33, text[:33])
    ledger = Reader().read(Article(id="x", text=text, headline=headline))
    assert "extraction_suspect" in {w.code for w in ledger.warnings}
    assert ledger.headline_checks == ()
