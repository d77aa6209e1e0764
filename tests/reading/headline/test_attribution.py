"""On whose word the body has something, and whether the headline says so."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.alignment import Body, lines_of
from accordingto.reading.headline.attribution import BodyAttributions, attributes
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Attribution, Span
from tests.reading.parts import WORDPIECE, document


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def own(headline: str, text: str, source: str, cue: str, content: str) -> bool:
    """Whether the first word of a content counts as the outlet's own."""
    one = Attribution(
        id="q1",
        source=(span(text, source),) if source else (),
        cue=(span(text, cue),),
        content=(span(text, content),),
        form="indirect",
        confidence=1.0,
    )
    body = Body(lines_of(text, split_sentences(text)), WORDPIECE.ids)
    voices = BodyAttributions(document(text), [one], body, terms_of(headline_tokens(headline)))
    terms = [t for line in body.lines for t in line.terms if t.start >= one.content[0].start]
    return voices.is_own(terms[0])


@pytest.mark.parametrize(
    ("headline", "source", "kept"),
    [
        ("Ferry sank", "Mayor Ida Orr", False),
        ("Ferry sank, Orr thinks", "Mayor Ida Orr", True),
        ("Mayor upset at ferry", "Mayor Ida Orr", True),
        ("Norland ferry sank", "Norland researchers", False),
        ("Researchers track ferry", "Norland researchers", True),
        ("Police hunt ferry", "A police spokeswoman", True),
        ("Harbour ferry sank", "Ida Orr, who heads the harbour", False),
    ],
)
def test_a_headline_that_names_the_source_keeps_it(headline: str, source: str, kept: bool) -> None:
    assert own(headline, f"{source} said the boat was lost.", source, "said", "boat was lost") == kept


def test_a_hedge_without_a_source_is_nobodys_word() -> None:
    assert own("Ferry sinks", "It is expected to sink soon.", "", "is expected to", "sink soon")
    assert not own("Ferry sinks", "It was told to sink soon.", "", "was told", "sink soon")


@pytest.mark.parametrize(
    ("headline", "says"),
    [
        ("Tolls will stay, mayor says", True),
        ("Mayor: tolls will stay", True),
        ("Tolls will stay: Orr", True),
        ("Tolls to stay, according to Orr", True),
        ("Tolls will stay in Vestby", False),
    ],
)
def test_headlines_that_say_on_whose_word(headline: str, says: bool) -> None:
    whole = Span(0, len(headline), headline)
    assert attributes(whole, whole, []) == says


def test_an_attribution_read_in_the_headline_counts() -> None:
    text = "Orr rules out tolls"
    whole = span(text, text)
    one = Attribution(
        id="q1",
        source=(span(text, "Orr"),),
        cue=(span(text, "rules out"),),
        content=(span(text, "tolls"),),
        form="indirect",
        confidence=1.0,
    )
    assert attributes(whole, whole, [one])
