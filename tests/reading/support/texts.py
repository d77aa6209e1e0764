"""Texts that statements are set against, and statements."""

from __future__ import annotations

from functools import cache

from accordingto import Reader, article_from_text
from accordingto.reading.headline.statement import statement_of
from accordingto.reading.reader import read_scores
from accordingto.reading.support.comparison import EvidencePair, Statement
from accordingto.reading.support.knowledge import Knowledge
from accordingto.reading.support.likeness import likeness
from accordingto.reading.support.words import Words
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.trees import trees_of
from accordingto.types import Ledger, Span
from tests.reading.parts import bundled

BODY = (
    "The port raised its harbour tolls on Monday. Ida Orr said the ferry line was never safe. The council "
    "may close the ferry line in June. A quarry blast killed 20 people in Vestby, and most ferry workers "
    "fled."
)
"""An article with what is said, hedged and counted."""


def words_of(text: str) -> Words:
    """The words of a text with their trees, as the bundled model sees them."""
    model = bundled()
    doc = Document(text, model.words(text))
    if len(doc):
        doc = doc.parsed(trees_of(doc, read_scores(model, doc.tokens), model.heads))
    return Words(doc, model.support)


def asked(text: str) -> Statement:
    """A text as a statement."""
    return statement_of(words_of(text), Span(0, len(text), text))


@cache
def ledger_of(text: str) -> Ledger:
    """The ledger of a text."""
    return Reader().read(article_from_text(text))


def known_of(text: str) -> tuple[Words, Knowledge, list[range]]:
    """The words of a text, what its ledger knows of them, and its sentences."""
    ledger = ledger_of(text)
    words = words_of(ledger.article.text)
    ranges = [words.range_of(one.start, one.end) for one in ledger.sentences]
    return words, Knowledge(words, ledger.claims, ledger.attributions, ledger.actors), ranges


def compared(statement: str, text: str = BODY) -> EvidencePair:
    """A statement beside the sentence that has the most of it."""
    words, known, sentences = known_of(text)
    one = asked(statement)
    alike = likeness(one.words, one.at, words, sentences)
    return EvidencePair(one, words, known, alike, alike.ranking[0])
