"""Headlines for tests, set against a body without attributions."""

from __future__ import annotations

from accordingto.reading.headline.alignment import (
    Body,
    BodySentence,
    EvidenceWindow,
    TermMatch,
    find_matches,
    find_windows,
    lines_of,
)
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.headline.proposition import Proposition, read_proposition
from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Article, Sentence, Span
from tests.reading.parts import WORDPIECE


def body_of(text: str) -> Body:
    return Body(lines_of(text, split_sentences(text)), WORDPIECE.ids)


def line_of(text: str) -> BodySentence:
    words = headline_tokens(text)
    return BodySentence(Sentence("s1", 0, len(text), text), words, terms_of(words))


def asked(headline: str, body: Body) -> Proposition:
    """What a headline says over a body."""
    span = Span(0, len(headline), headline)
    return read_proposition(Article(id="a", text=headline, headline=span), span, span, [], body)


def fullest(proposition: Proposition, body: Body) -> tuple[EvidenceWindow, list[TermMatch]]:
    """The window of a body that holds the most of a proposition, and all matches."""
    matches = list(find_matches(proposition.terms, body))
    return find_windows(matches, proposition.weights, len(body.lines))[0], matches
