"""Attributions within what somebody says, as far as grammar tells: "I think", "parents still want".

The corpus that the reader learned from annotates nothing inside a content, and joining its sentences makes
no such ones either. There a subject and a verb of thought or speech behind it are an attribution by grammar
alone, so a rule finds the cue. The model still says what its content is; where it sees none, the clause that
follows the verb is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.noun_phrases import clause_from, phrase_to

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document

MOST_BETWEEN = 4
"""Most words between a subject and its verb ("really don't")."""
VERBS = ("attitude-verbs", "telling-verbs", "wishing-verbs", "conceiving-singular", "conceiving-plural")
"""Classes of verbs that make an attribution."""
POSSESSIVES = frozenset({"'", "’", "s"})
"""The words that a possessive ends in: "'s" is two."""


@dataclass(frozen=True)
class NestedAttribution:
    """An attribution within somebody's words, as far as grammar tells."""

    source: TokenSpan
    """The subject."""
    cue: TokenSpan
    """The verb with what stands between the two."""
    clause: TokenSpan
    """What follows the verb, to the end of the clause."""


def find_asides(doc: Document) -> list[NestedAttribution]:
    """Return the asides of a text, in order; pronouns are subjects in quotation marks only.

    Elsewhere a pronoun is the author's, and what it says is found without a rule.
    """
    said = doc.lower
    verbs = frozenset().union(*map(word_class, VERBS))
    nouns = word_class("attitude-nouns")
    found: list[NestedAttribution] = []
    for at, word in enumerate(said):
        aside = _held(doc, at) if word in nouns else None
        if aside is None and word in verbs:
            aside = _thought(doc, at)
        if aside is not None:
            found.append(aside)
    return found


def _thought(doc: Document, verb: int) -> NestedAttribution | None:
    """Return what a verb and the subject before it make, if they make an attribution."""
    between = word_class("verb-companions")
    subject = verb - 1
    while subject > max(0, verb - MOST_BETWEEN - 1) and doc.lower[subject] in between:
        subject -= 1
    if subject < 0 or doc.lower[subject] in between:
        return None
    if doc.lower[verb] in word_class("wishing-verbs") and doc.lower[verb - 1] not in ("would", "d"):
        return None
    if doc.lower[subject] in word_class("aside-subjects"):
        quoted = doc.quote[subject] and doc.quote[verb]
        source = TokenSpan(subject, subject + 1) if quoted else None
    else:
        source = _phrase(doc.lower, subject, doc.lower[verb])
    that = _told_that(doc.lower, verb)
    if source is None and that is not None:
        source = phrase_to(doc.lower, subject)
    clause = clause_from(doc, verb + 1 if that is None else that)
    if source is None or len(clause) < 2 or doc.lower[verb + 1] == "by":
        return None
    return NestedAttribution(source, TokenSpan(subject + 1, verb + 1), clause)


def _told_that(said: list[str], verb: int) -> int | None:
    """Return where "that" stands behind a verb of telling: "told him that"; None where it does not."""
    if said[verb] not in word_class("telling-verbs"):
        return None
    return next((at for at in range(verb + 1, min(verb + 5, len(said))) if said[at] == "that"), None)


def _held(doc: Document, noun: int) -> NestedAttribution | None:
    """Return an attitude with its holder: "the board's decision to wait", "their promise that …"."""
    clause = clause_from(doc, noun + 1)
    if len(clause) < 2 or doc.lower[noun + 1] not in word_class("attitude-complements"):
        return None
    ends = POSSESSIVES | word_class("holding-pronouns")
    at = noun - 1
    while at > max(0, noun - MOST_BETWEEN) and doc.lower[at] not in ends and doc.lower[at].isalpha():
        at -= 1
    if at < 0 or doc.lower[at] not in ends:
        return None
    if doc.lower[at] not in POSSESSIVES:
        return NestedAttribution(TokenSpan(at, at + 1), TokenSpan(at + 1, noun + 1), clause)
    holder = phrase_to(doc.lower, at - 1 if doc.lower[at] != "s" else at - 2)
    if holder is None:
        return None
    return NestedAttribution(TokenSpan(holder.start, at + 1), TokenSpan(at + 1, noun + 1), clause)


def _phrase(said: list[str], last: int, verb: str) -> TokenSpan | None:
    """Return the subject that ends with a word, if its number is the verb's; None if it is no subject."""
    noun = said[last]
    crowd = noun in word_class("crowds")
    plural = crowd or (noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3)
    fits = verb in word_class("conceiving-plural") if plural else verb in word_class("conceiving-singular")
    single = noun in word_class("anybodies") and verb in word_class("conceiving-singular")
    return phrase_to(said, last) if fits or single else None
