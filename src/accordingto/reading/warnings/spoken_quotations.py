"""Whether a quotation without a speaker is speech, according to its words and its context.

Titles, terms, slogans, signs, and words that the outlet only borrows are not.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.quotations import Quote

SPEECH_WORDS = 5
"""Least number of words of a quoted sentence; shorter quotations may be titles."""
WITHIN_WORDS = 8
"""The same within a sentence of the outlet, or if no mark ends the quoted sentence."""
REACH = 40
"""Number of tokens before a colon that are examined, within its sentence."""
MOST_SPEAKING = 16
"""Number of tokens after a quotation that are searched for a verb of speech."""
LONGEST_LABEL = 8
"""Most tokens of a label at the beginning of a quotation: "“Rule: …”"."""
_MARKS = "\"“”'‘’«»„)]"
_ENDS = frozenset(".!?…")
_BREAKS = frozenset({*_ENDS, ",", "—", "–", "-"})
_STOPS = frozenset({*_ENDS, ";", ":", *_MARKS})
_SIGNS = frozenset("—–―-(@~")
"""Marks that begin a signature after a quotation: "— Orr"."""
_NO_SPEAKER = frozenset({"and", "but", "or", "is", "are", "was", "were", "has", "had", "in", "of", "for"})
"""Words after a quotation with which the outlet's own sentence continues."""


def is_quoted(quote: Quote, doc: Document) -> bool:
    """Return whether a quotation that an attribution covers may be speech, and no title or label."""
    at = doc.tokens_between(quote.start, quote.end)
    words = sum(map(doc.is_word, at))
    return words >= SPEECH_WORDS and doc[at.start - 1] != ":" and not _is_labelled(at, doc)


def is_speech(quote: Quote, doc: Document) -> bool:
    """Return whether a quotation that no attribution covers is speech.

    It is if it is a sentence by itself, follows a verb of speech and a colon, is followed by a speaker and a
    verb of speech, or contains a clause whose subject is a pronoun.
    """
    at = doc.tokens_between(quote.start, quote.end)
    words = [doc.written[i] for i in at if doc.written[i][0].isalpha()]
    small = sum(word[0].islower() for word in words)
    if len(words) < SPEECH_WORDS or 2 * small <= len(words) or doc[at.stop] in _SIGNS:
        return False
    lead = at.start - 1 - (doc[at.start - 1] in (",", ":"))
    if _is_labelled(at, doc) or doc[lead] in word_class("display-words"):
        return False
    is_ended = _last_mark(at, doc) in _ENDS
    if doc[at.start - 1] == ":":
        sentence = doc.sentence(at.start - 1, REACH)
        return (
            quote.closed and is_ended and not _telling().isdisjoint(doc.lower[sentence.start : sentence.end])
        )
    if doc.begins(at.start) and not words[0][0].islower():
        return _stands_alone(quote, at, doc, is_ended=is_ended) or (quote.closed and _is_spoken(at, doc))
    return quote.closed and len(words) >= WITHIN_WORDS and _is_clause(at, doc)


def _is_clause(at: range, doc: Document) -> bool:
    """Return whether a quotation has a pronoun with its verb ("we have never seen it"), or "n't"."""
    trees = doc.trees
    verbs = (i for i in at if trees.is_finite(i) and trees.relations[trees.verb(i)] != "acl:relcl")
    subjects = (trees.subject(i) for i in verbs)
    is_spoken = any(one is not None and one in at and trees.tags[one] == "PRON" for one in subjects)
    return is_spoken or any(doc[i] == "t" and doc.is_apostrophe(i - 1) for i in at)


def _is_labelled(at: range, doc: Document) -> bool:
    """Return whether a quotation begins with a label: "“Rule: we carried them”"."""
    return doc.is_capital(at.start + 1) and ":" in doc.lower[at.start : at.start + LONGEST_LABEL]


def _last_mark(at: range, doc: Document) -> str:
    """Return the last token inside a quotation that is no quotation mark or bracket; empty without one."""
    return next((doc[i] for i in reversed(at) if doc[i] not in _MARKS), "")


def _stands_alone(quote: Quote, at: range, doc: Document, *, is_ended: bool) -> bool:
    """Return whether a quotation ends like a sentence, or fills its paragraph, without a continuation."""
    is_last = at.stop >= len(doc) or doc.gap[at.stop] == LINE
    if not (is_last or doc.begins(at.stop) or doc.is_capital(at.stop) or doc[at.stop] in _MARKS):
        return False
    is_paragraph = is_last and doc.gap[at.start] == LINE and doc[at.start] not in "'‘"
    return not quote.closed or is_ended or (is_paragraph and sum(map(doc.is_word, at)) >= WITHIN_WORDS)


def _is_spoken(at: range, doc: Document) -> bool:
    """Return whether a quotation ends with a comma, dash or full stop, and a verb of speech follows."""
    start = at.stop + (doc[at.stop] == ",")
    if start == at.stop and doc[at.stop - 2] not in _BREAKS:
        return False
    if doc[start] in _NO_SPEAKER or (
        doc.lower[start : start + 1] and doc.written[start].endswith(("ing", "ed"))
    ):
        return False
    near = range(start, min(len(doc), start + MOST_SPEAKING))
    said = takewhile(lambda i: doc[i] not in _STOPS or (doc[i] == "." and not doc.ends(i)), near)
    return any(doc[i] in _verbs() and doc[i + 1] != "that" for i in said)


@cache
def _verbs() -> frozenset[str]:
    return word_class("speech-verbs") | word_class("speech-pasts")


@cache
def _telling() -> frozenset[str]:
    """Return the words that, in a sentence before a colon, announce speech."""
    return _verbs() | {"saying", "adding", "noting", "writing"}
