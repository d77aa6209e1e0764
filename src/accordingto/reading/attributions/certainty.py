"""The certainty of an attribution: whether the outlet vouches that something was said, and its hedges.

An attribution is *hedged* if it is "reportedly" or "allegedly" so, or if somebody "is said to" have done it.
It is *inferred* if the outlet reads it from conduct ("suggesting he hopes"). Words in quotation marks are the
speaker's own and do not hedge the attribution.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.rules.reviewed_claims import is_claim_label
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.plain_words import words_in
from accordingto.reading.text.sentences import sentence_at
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Certainty

LONGEST_CONDITION = 80
"""Most characters from the first word of a sentence to the end of a cue that this word puts under an "if"."""
_PAST_MODALS = frozenset(("should", "could", "would", "might", "may", "must", "ought"))
_BEFORE_HAVE = frozenset(("never", "not", "n", "'", "’", "t", "to"))
"""Tokens, beside adverbs in "ly", between a past modal and its "have": "couldn’t have", "ought to have"."""
_BEING = frozenset(("is", "are", "was", "were"))
_NO_CONDITION = frozenset(".,:;?!")


@dataclass(frozen=True)
class Vouched:
    """The certainty of an attribution, and the words that show that the outlet does not vouch for it."""

    certainty: Certainty
    hedges: tuple[Span, ...]


def vouched(doc: Document, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Vouched:
    """Return the certainty of an attribution with these parts, and the words that hedge it."""
    parts = [_tokens(doc, span) for span in cue]
    first = doc.token_at(min(span.start for span in (*source, *cue)))
    sentence = sentence_at(doc.sentences, cue[0].start)
    begin = doc.token_at(sentence.start) if sentence else parts[0].start
    own = [*_hedging(doc, parts), *_unsaid(doc, cue, begin), *_doubted(doc, parts[0])]
    for part in parts:
        own += [*_reports(doc, part, sourceless=not source), *_expected(doc, part)]
    if not (source and source[-1].text.lower().split()[-1] in word_class("relatives")):
        own += _fronted(doc, begin, first)
    hedges = {_span(doc, piece) for piece in own}
    hedges |= {span for span in cue if not source and is_claim_label(span.text)}
    inferred = {_span(doc, piece) for piece in (*_inferences(doc, begin, first), *_seeming(doc, parts))}
    certainty: Certainty = "hedged" if hedges else "inferred" if inferred else "reported"
    told = (piece for piece in _hedging(doc, [_tokens(doc, span) for span in content]))
    within = {_span(doc, piece) for piece in told if not doc.quote[piece.start]}
    return Vouched(certainty, tuple(sorted(hedges | inferred | within)))


def _tokens(doc: Document, span: Span) -> TokenSpan:
    found = doc.tokens_between(span.start, span.end)
    return TokenSpan(found.start, found.stop)


def _span(doc: Document, piece: TokenSpan) -> Span:
    return Span(doc.start[piece.start], doc.end[piece.end - 1], doc.text_of(piece))


def _words_of(doc: Document, parts: Sequence[TokenSpan], name: str) -> Iterator[TokenSpan]:
    """Yield the words of a lexicon class in some parts."""
    listed = word_class(name)
    return (TokenSpan(at, at + 1) for part in parts for at in range(*part) if doc[at] in listed)


def _hedging(doc: Document, parts: Sequence[TokenSpan]) -> Iterator[TokenSpan]:
    """Yield the hedging adverbs in some parts: "reportedly"."""
    return _words_of(doc, parts, "hedging-adverbs")


def _seeming(doc: Document, parts: Sequence[TokenSpan]) -> Iterator[TokenSpan]:
    """Yield the verbs of appearance in some parts: "appears" in "appears to believe"."""
    return _words_of(doc, parts, "seeming-verbs")


def _reports(doc: Document, cue: TokenSpan, *, sourceless: bool) -> Iterator[TokenSpan]:
    """Yield the passives of reporting in a cue: "is said to"; without "to" only if there is no source."""
    for at in range(*cue):
        if doc[at] not in word_class("reporting-participles"):
            continue
        begin = at - 1 - (doc[at - 1].endswith("ly") or doc[at - 1] == "also")
        is_short = doc[begin] == "s" and doc.is_apostrophe(begin - 1)
        has_to = doc[at + 1] == "to" and at + 1 < cue.end
        is_passive = is_short or doc[begin] in _BEING or doc[begin] == "been"
        if is_passive and begin - is_short >= cue.start and (sourceless or has_to):
            yield TokenSpan(begin - is_short, at + 1 + has_to)


def _unsaid(doc: Document, cue: Sequence[Span], begin: int) -> Iterator[TokenSpan]:
    """Yield words that leave open whether something was said or known: "should have known", "Had he said"."""
    said = words_in(doc, cue[-1:])
    telling = ("speech-verbs", "speech-pasts", "stating-cues", "knowing-verbs")
    if all(word_class(name).isdisjoint(said) for name in telling):
        return
    for span in cue:
        part = _tokens(doc, span)
        have = next((at for at in range(*part) if doc[at] == "have"), part.start)
        between = [doc[at] for at in range(part.start + 1, have)]
        is_past = all(word.endswith("ly") or word in _BEFORE_HAVE for word in between)
        if have > part.start and is_past and doc[part.start].removesuffix("n") in _PAST_MODALS:
            yield TokenSpan(part.start, have + 1)
    begin += doc[begin] in ("“", '"', "‘", "'")
    end = doc.token_at(cue[0].end)
    is_near = begin < end and doc.end[end - 1] - doc.end[begin] <= LONGEST_CONDITION
    if is_near and doc.written[begin] in ("Had", "If") and _NO_CONDITION.isdisjoint(doc.lower[begin:end]):
        yield TokenSpan(begin, begin + 1)


def _doubted(doc: Document, cue: TokenSpan) -> Iterator[TokenSpan]:
    """Yield the word of doubt with which a cue begins, if another word follows: "likely referring".

    Later in the cue, or alone, such words belong to what was said: "would probably back", "he perceived".
    """
    at = cue.start
    at += 2 * (doc[at] == "there" and doc[at + 1] in ("is", "was"))
    at += doc[at] in ("a", "an")
    classes = ("doubting-openings", "doubting-adverbs", "doubting-adjectives")
    if at + 1 < cue.end and doc.is_word(at + 1) and any(doc[at] in word_class(name) for name in classes):
        yield TokenSpan(at, at + 1)


def _expected(doc: Document, cue: TokenSpan) -> Iterator[TokenSpan]:
    """Yield the word that moves a statement into the future: "expected" in "is expected to say"."""
    for at in range(cue.start + 1, cue.end - 2):
        if doc[at - 1] in _BEING and doc[at] == "expected" and doc[at + 1] == "to":
            entry = entry_of((doc[at + 2],), ())
            if entry and entry.act == "say":
                yield TokenSpan(at, at + 1)


def _fronted(doc: Document, begin: int, first: int) -> Iterator[TokenSpan]:
    """Yield the hedging adverb at the start of the sentence, which covers everything joined after it.

    "Perhaps" covers only what follows it directly: "Perhaps they prefer", not "Perhaps, he said,", and no
    relative clause: "Perhaps Orr, who said so, is right". ``first`` is the first token of source and cue.
    """
    is_doubt = doc[begin] in word_class("doubting-openings") and begin + 1 == first
    if begin < first and (is_doubt or doc[begin] in word_class("hedging-adverbs")):
        yield TokenSpan(begin, begin + 1)


def _inferences(doc: Document, begin: int, first: int) -> Iterator[TokenSpan]:
    """Yield the participle directly before a source that marks an inference: "suggesting he hopes"."""
    at = first - 1 - (doc[first - 1] == "that")
    if begin <= at and doc[at] in word_class("inferring-participles"):
        yield TokenSpan(at, at + 1)
