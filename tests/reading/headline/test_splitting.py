"""The propositions of headlines."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.splitting import find_propositions
from accordingto.types import Article, Span
from tests.reading.parts import document


def propositions(headline: str, outlet: str | None = None) -> list[str]:
    text = f"{headline}\n\nThe port raised its tolls."
    article = Article(id="0", text=text, headline=Span(0, len(headline), headline), outlet=outlet)
    spans = find_propositions(article, document(text))
    assert all(text[span.start : span.end] == span.text for span in spans)
    return [span.text for span in spans]


@pytest.mark.parametrize(
    "headline",
    [
        "Port raises harbour tolls",
        "Mayor: harbour tolls will stay",
        "Harbour tolls will stay: Mayor Orr",
        "Orr works as a nurse in Vestby",
        "Orr named as new head of quarry board",
        "Man known as ‘Red Lund’ is jailed for theft",
        "Tourist finds ring while on holiday",
        "Chief quits after mocking the board",
        "Life before and after Vestby blast",
        "Orr says ‘tolls rise; wages fall’ at rally",
        "U.S. Senate backs harbour bill",
        "Orr calls Lund a ‘weak man’ during debate",
    ],
)
def test_most_headlines_have_one(headline: str) -> None:
    assert propositions(headline) == [headline]


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("Bridge falls at noon; quarry closes", ["Bridge falls at noon", "quarry closes"]),
        ("Bridge falls, as mayor visits Vestby", ["Bridge falls", "mayor visits Vestby"]),
        ("Mayor in tears as Orr urges calm", ["Mayor in tears", "Orr urges calm"]),
        ("Quarry workers strike amid safety fears", ["Quarry workers strike", "safety fears"]),
        ("Ferry chief quits after ship sinks", ["Ferry chief quits", "ship sinks"]),
        ("Bridge falls while mayor visits Vestby", ["Bridge falls", "mayor visits Vestby"]),
        (
            "Panic at the old harbour: ferry sinks near Vestby",
            ["Panic at the old harbour", "ferry sinks near Vestby"],
        ),
        ("Bridge falls – mayor visits Vestby", ["Bridge falls", "mayor visits Vestby"]),
        ("Bridge falls. Mayor visits Vestby.", ["Bridge falls", "Mayor visits Vestby"]),
        ("Bridge falls | Mayor visits Vestby", ["Bridge falls", "Mayor visits Vestby"]),
    ],
)
def test_some_join_two(headline: str, parts: list[str]) -> None:
    assert propositions(headline) == parts


@pytest.mark.parametrize(
    ("headline", "bare"),
    [
        ("Breaking: Bridge falls at noon", "Bridge falls at noon"),
        ("Bridge falls at noon (video)", "Bridge falls at noon"),
        ("Bridge falls at noon - The Norland Herald", "Bridge falls at noon"),
        ("Bridge falls at noon | Vestby Eye", "Bridge falls at noon"),
        ("Bridge falls at noon Read more at http://vestby.example/bridge", "Bridge falls at noon"),
        ("Bridge falls at noon Bridge falls at noon", "Bridge falls at noon"),
        ("Bridge falls at noon.", "Bridge falls at noon"),
    ],
)
def test_labels_outlets_and_repeats_are_none(headline: str, bare: str) -> None:
    assert propositions(headline, outlet="Vestby Eye") == [bare]


def test_without_words_there_is_none() -> None:
    assert propositions("Watch:") == []
    assert propositions("…") == []
    text = "The port raised its tolls."
    assert find_propositions(Article(id="0", text=text), document(text)) == []


@pytest.mark.parametrize(
    ("headline", "parts"),
    [
        ("Orr declares victory moments after polls close", ["Orr declares victory", "polls close"]),
        ("Orr leaves board two days after quarry closes", ["Orr leaves board", "quarry closes"]),
    ],
)
def test_how_long_after_goes_with_what_follows(headline: str, parts: list[str]) -> None:
    assert propositions(headline) == parts
