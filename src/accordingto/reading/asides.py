"""Attributions within what somebody says, as far as grammar tells: "I think", "parents still want".

The corpus that the reader learned from annotates nothing inside a content, and joining its sentences makes
no such ones either. There a subject and a verb of thought or speech behind it are an attribution by grammar
alone, so a rule finds the cue. The model still says what its content is; where it sees none, the clause that
follows the verb is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.lexicon import word_class
from accordingto.reading.pieces import Piece
from accordingto.reading.words import QUOTES

if TYPE_CHECKING:
    from accordingto.reading.words import Words

MOST_BETWEEN = 4
"""Words between a subject and its verb: "really don't"."""
LONGEST_SUBJECT = 6
"""Words in a subject that is no pronoun."""
LONGEST_CLAUSE = 60
"""Words in a clause that is looked through for its end."""
VERBS = ("attitude-verbs", "telling-verbs", "wishing-verbs", "conceiving-singular", "conceiving-plural")
"""Classes of verbs that make an attribution."""
POSSESSIVES = frozenset({"'", "’", "s"})
"""The words that a possessive ends in: "'s" is two."""
_CLOSING = QUOTES.index("closing")


@dataclass(frozen=True)
class Aside:
    """An attribution within somebody's words, as far as grammar tells."""

    source: Piece
    """The subject."""
    cue: Piece
    """The verb with what stands between the two."""
    clause: Piece
    """What follows the verb, to the end of the clause."""


def find_asides(words: Words, text: str) -> list[Aside]:
    """The asides of a text, in order; pronouns are subjects in quotation marks only.

    Elsewhere a pronoun is the author's, and what it says is found without a rule.
    """
    said = [text[a:b].lower() for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True)]
    verbs = frozenset().union(*map(word_class, VERBS))
    nouns = word_class("attitude-nouns")
    found: list[Aside] = []
    for at, word in enumerate(said):
        aside = _held(said, words, at) if word in nouns else None
        if aside is None and word in verbs:
            aside = _thought(said, words, at)
        if aside is not None:
            found.append(aside)
    return found


def _thought(said: list[str], words: Words, verb: int) -> Aside | None:
    """What a verb and the subject before it make, if they make an attribution."""
    between = word_class("verb-companions")
    subject = verb - 1
    while subject > max(0, verb - MOST_BETWEEN - 1) and said[subject] in between:
        subject -= 1
    if subject < 0 or said[subject] in between:
        return None
    if said[verb] in word_class("wishing-verbs") and said[verb - 1] not in ("would", "d"):
        return None
    if said[subject] in word_class("aside-subjects"):
        quoted = words.quote[subject] and words.quote[verb]
        source = Piece(subject, subject + 1) if quoted else None
    else:
        source = _phrase(said, subject, said[verb])
    that = _told_that(said, verb)
    if source is None and that is not None:
        source = _phrase_to(said, subject)
    clause = _clause(said, words, verb + 1 if that is None else that)
    if source is None or len(clause) < 2 or said[verb + 1] == "by":
        return None
    return Aside(source, Piece(subject + 1, verb + 1), clause)


def _told_that(said: list[str], verb: int) -> int | None:
    """Where "that" stands behind a verb of telling: "told him that"; None where it does not."""
    if said[verb] not in word_class("telling-verbs"):
        return None
    return next((at for at in range(verb + 1, min(verb + 5, len(said))) if said[at] == "that"), None)


def _held(said: list[str], words: Words, noun: int) -> Aside | None:
    """An attitude with its holder: "the board's decision to wait", "their promise that …"."""
    clause = _clause(said, words, noun + 1)
    if len(clause) < 2 or said[noun + 1] not in word_class("attitude-complements"):
        return None
    ends = POSSESSIVES | word_class("holding-pronouns")
    at = noun - 1
    while at > max(0, noun - MOST_BETWEEN) and said[at] not in ends and said[at].isalpha():
        at -= 1
    if at < 0 or said[at] not in ends:
        return None
    if said[at] not in POSSESSIVES:
        return Aside(Piece(at, at + 1), Piece(at + 1, noun + 1), clause)
    holder = _phrase_to(said, at - 1 if said[at] != "s" else at - 2)
    if holder is None:
        return None
    return Aside(Piece(holder.start, at + 1), Piece(at + 1, noun + 1), clause)


def _phrase_to(said: list[str], last: int) -> Piece | None:
    """The noun phrase that ends with a word; None where the word is no noun."""
    stops = word_class("phrase-stops")
    if last < 0 or not said[last].isalpha() or said[last] in stops | word_class("determiners"):
        return None
    first = last
    determiners = word_class("determiners")
    while first > max(0, last - LONGEST_SUBJECT) and _goes_on(said[first - 1], stops):
        first -= 1
        if said[first] in determiners:
            break
    while first < last and said[first] == "of":
        first += 1
    return Piece(first, last + 1)


def _phrase(said: list[str], last: int, verb: str) -> Piece | None:
    """The subject that ends with a word, if its number is the verb's; None if it is no subject."""
    noun = said[last]
    crowd = noun in word_class("crowds")
    plural = crowd or (noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3)
    fits = verb in word_class("conceiving-plural") if plural else verb in word_class("conceiving-singular")
    single = noun in word_class("anybodies") and verb in word_class("conceiving-singular")
    return _phrase_to(said, last) if fits or single else None


def _goes_on(word: str, stops: frozenset[str]) -> bool:
    """Whether a word can be part of the noun phrase that what follows it belongs to."""
    return word not in stops and word.replace("-", "").isalpha()


def _clause(said: list[str], words: Words, start: int) -> Piece:
    """The words from one on, to the end of their clause."""
    end = start
    for at in range(start, min(start + LONGEST_CLAUSE, len(said))):
        following = said[at + 1] if at + 1 < len(said) else ""
        ends = said[at] in ".;!?" or words.quote[at] == _CLOSING
        if ends or (said[at] == "," and (following in word_class("clause-joints") or _closes(words, at + 1))):
            break
        end = at + 1
    return Piece(start, end)


def _closes(words: Words, at: int) -> bool:
    return at < len(words) and bool(words.quote[at] == _CLOSING)
