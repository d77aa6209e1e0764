"""Attributions for tests, written as marked sentences: ``[s|Orr] [q|told] Lund [c|that it rained]``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from accordingto.reading.assemble import LedgerDraft
from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.attributions.fields import field_scores
from accordingto.reading.attributions.presentation import presented
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.encoder.model import BUNDLED, Model
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.encoder.wordpiece import WordPiece
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.plain_words import Words, words_in
from accordingto.reading.syntax.trees import trees_of
from accordingto.reading.times.timex import find_times
from accordingto.reading.trace import Trace
from accordingto.types import Attribution, Span, Time
from benchmarks.presented import in_tokens

_MARK = re.compile(r"\[(?P<role>[sqc])(?P<number>\d?)\||\]")
REMEMBERED = 256
"""Texts that are remembered with their trees."""
WORDPIECE = WordPiece.from_file(BUNDLED / "vocab.txt")
"""The word pieces of the bundled model."""


@lru_cache(REMEMBERED)
def document(text: str) -> Document:
    """A text as the reader sees it, parsed by the bundled model, without mentions."""
    doc = Document(text, tokenize(text, WORDPIECE))
    if not len(doc):
        return doc
    return doc.parsed(trees_of(doc, read_scores(bundled(), doc.tokens), bundled().heads))


def words(text: str) -> Words:
    """The words of a text, without its trees."""
    return words_in(Document(text, tokenize(text, WORDPIECE)), (Span(0, len(text), text),))


def times_in(text: str, published: str | None, names: frozenset[int] = frozenset()) -> tuple[Time, ...]:
    """The expressions of time of a text, whose tenses are those of the bundled model."""
    return find_times(text, published, names, document(text))


def drafted(text: str) -> LedgerDraft:
    """The draft of the ledger of a text, as the bundled model has it."""
    doc, trace = Document(text, tokenize(text, WORDPIECE)), Trace()
    trace.begin(STEPS)
    return draft_ledger(doc, read_scores(bundled(), doc.tokens), bundled(), Outlets(), trace)


def chances(kind: str) -> tuple[float, ...]:
    """How likely a mention that is surely of a kind of GUM is of each of ``ACTOR_KINDS``."""
    of = {"abstract": "document", "object": "document"}.get(kind, kind)
    return tuple(0.95 if one == of else 0.01 for one in ACTOR_KINDS)


@cache
def bundled() -> Model:
    """The bundled model."""
    return Model()


def present(
    doc: Document, given: Sequence[Attribution], turns: frozenset[str] = frozenset()
) -> list[Attribution]:
    """The attributions of a document with what is presented, as the bundled model reads it."""
    drafts = [in_tokens(one, doc) for one in given]
    scores = field_scores(drafts, read_scores(bundled(), doc.tokens), bundled().heads)
    return presented(doc, given, turns, bundled(), scores)


def plain(article: str) -> str:
    """An article without its marks."""
    return _MARK.sub("", article)


def marked(article: str) -> tuple[list[AttributionDraft], Document]:
    """The attributions marked in an article, by their numbers, and its words.

    Sources are marked ``s``, cues ``q``, contents ``c``. A mark without a number belongs to the first
    attribution. Marks may stand inside each other.
    """
    text, opened, last = "", [], 0
    spans: defaultdict[int, defaultdict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for match in _MARK.finditer(article):
        text += article[last : match.start()]
        last = match.end()
        if match["role"]:
            opened.append((int(match["number"] or 1), match["role"], len(text)))
        else:
            number, role, start = opened.pop()
            spans[number][role].append((start, len(text)))
    text += article[last:]
    doc = document(text)

    def pieces(number: int, role: str) -> tuple[TokenSpan, ...]:
        found = []
        for start, end in sorted(spans[number][role]):
            inside = [i for i in range(len(doc)) if start <= doc.start[i] < end]
            found.append(TokenSpan(inside[0], inside[-1] + 1))
        return tuple(found)

    found = [AttributionDraft(pieces(n, "q")[0], pieces(n, "s"), pieces(n, "c"), 1.0) for n in sorted(spans)]
    return found, doc
