"""What an editor would ask. All people and outlets are invented."""

from __future__ import annotations

import msgspec
import pytest

from accordingto import Reader
from accordingto.reading.headline.check import CheckedHeadline
from accordingto.reading.text.quotations import find_quotes
from accordingto.reading.warnings.warnings import find_warnings
from accordingto.types import Article, Attribution, HeadlineCheck, SourceKind, Span, Verdict, Warning
from tests.reading.parts import document, times_in

SPAN = Span(0, 3, "Orr")
NOT_CHECKED = CheckedHeadline()
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


def warnings_of(
    article: Article, attributions: list[Attribution], headline: CheckedHeadline = NOT_CHECKED
) -> list[Warning]:
    times = times_in(article.text, None)
    return list(find_warnings(article, document(article.text), attributions, (), headline, times))


def codes(attributions: list[Attribution], checks: tuple[HeadlineCheck, ...] = ()) -> set[str]:
    return {w.code for w in warnings_of(ARTICLE, attributions, CheckedHeadline(checks))}


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
    words = "“It never rains in Osmark.”"
    one = msgspec.structs.replace(said("q1", None, "none", ()), content=(Span(0, len(words), words),))
    found = warnings_of(Article(id="x", text=words), [one])
    assert [w.code for w in found] == ["quote_without_speaker"]


def test_a_number_that_differs_is_warned_of() -> None:
    pair = (Span(0, 3, "Orr"), Span(4, 8, "said"))
    found = warnings_of(ARTICLE, [said("q1", "a1", "named")], CheckedHeadline(differing=(pair,)))
    assert [(w.code, w.spans) for w in found] == [("headline_figure", pair)]


@pytest.mark.parametrize("verdict", ["unsupported", "unclear", "supported"])
def test_what_is_not_found_or_not_sure_is_not_warned_of(verdict: Verdict) -> None:
    check = HeadlineCheck(span=SPAN, verdict=verdict)
    assert codes([said("q1", "a1", "named")], (check,)) == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor reportedly sold the port. Orr said that she did.", "hedge_without_source"),
        ("Orr said that it would rain. The port closes on June 31.", "impossible_date"),
    ],
)
def test_facts_are_asked_about(text: str, code: str) -> None:
    article = Article(id="x", text=text)
    one = msgspec.structs.replace(
        said("q1", "a1", "named"), source=(Span(text.index("Orr"), text.index("Orr") + 3, "Orr"),), content=()
    )
    found = warnings_of(article, [one])
    assert [w.code for w in found] == [code]


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


def test_an_article_of_quotations_alone_is_not_in_the_outlets_voice() -> None:
    text = "“We will never sell the port.”\n\n“Nor will we sell the quarry.”"
    found = warnings_of(Article(id="x", text=text), [])
    assert [(w.code, len(w.spans)) for w in found] == [("quote_without_speaker", 2)]


@pytest.mark.parametrize(("word", "asked"), [("Nobody", 0), ("Who", 0), ("one", 0), ("we", 0), ("he", 1)])
def test_only_a_source_that_is_somebody_is_asked_about(word: str, asked: int) -> None:
    one = said("q1", None, "unnamed", (Span(0, len(word), word),))
    found = warnings_of(ARTICLE, [one, one])
    spans = [w.spans for w in found if w.code == "actor_unknown"]
    assert [len(places) for places in spans] == [1] * asked


def test_wrongly_decoded_characters_are_no_open_quotation() -> None:
    text = 'Orr said: "It rained at the cafÃ©, itâ€™s wet.â€\x9d'
    found = warnings_of(Article(id="x", text=text), [said("q1", "a1", "named")])
    assert [(w.code, len(w.spans)) for w in found] == [("broken_encoding", 3)]
    assert find_quotes(text)
