"""Attributions that attribute no proposition, so that their sentence is the outlet's own claim.

"Orr spoke of the tolls", "Orr released a report", "Orr's decision to leave surprised the board" and "Orr
did not say whether it rained" state something about Orr, for which only the outlet vouches.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.attributions.factuality import asks, stance_of
from accordingto.reading.lexicons import claim_class, word_class
from accordingto.reading.syntax.main_clauses import clause_in
from accordingto.reading.syntax.plain_words import words_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.plain_words import Words
    from accordingto.types import Act, Attribution

ACTS: Collection[Act] = frozenset(
    {"say", "find", "believe", "other", "decide", "confirm", "promise", "accuse"}
)
"""Acts whose content may be a mere thing, if its strength is unknown."""
JUDGING: Collection[Act] = frozenset({"criticise", "praise", "decline"})
"""Acts whose content may be a mere thing, whatever its strength: "Orr attacked the plan"."""
LONGEST_POINTER = 3
"""Most words of a noun phrase with "that" ("that old claim"); a longer text with "that" is a clause."""
_QUOTES = frozenset('"“”‘')


def is_topic(one: Attribution, doc: Document) -> bool:
    """Return whether the content is a thing or an open question, neither quoted nor hedged."""
    words, cue = words_in(doc, one.content), words_in(doc, one.cue)
    if one.certainty == "hedged" or not words or _is_quoted(words):
        return False
    nominal = is_nominal(one, doc)
    if words[:1] == ("that",) and len(words) > LONGEST_POINTER:
        return False
    infinitive = cue[-1:] == ("to",) and words[0] not in word_class("determiners")
    if infinitive or words[0] == "to" or words[:2] == ("not", "to") or _is_gerund(words[0]):
        return nominal
    clause = clause_in(doc, one.content)
    if one.act in JUDGING:
        open_question = one.act == "decline" and asks(clause)
        return open_question or (
            not clause.is_finite and word_class("judgement-prepositions").isdisjoint([*words, *cue[-1:]])
        )
    seems = one.act == "suggest" and not word_class("seeming-verbs").isdisjoint(cue)
    stance = stance_of(one.act or "say", words_in(doc, one.source), cue, words, clause)
    if one.strength is None or stance.strength != "unknown" or not (one.act in ACTS or nominal or seems):
        return False
    return not clause.is_finite or (asks(clause) and "?" not in words)


def says_nothing(one: Attribution, doc: Document) -> bool:
    """Return whether the content is only a pronoun or is missing, so that it claims nothing by itself.

    "Orr denied it last week" is then the outlet's claim about Orr.
    """
    content, cue = words_in(doc, one.content), words_in(doc, one.cue)
    words = {word for word in content if any(map(str.isalnum, word))}
    if _is_quoted(content) or not words.isdisjoint(word_class("relatives") | {"so"}):
        return False
    return words <= claim_class("pronouns-alone") and not any(map(_is_gerund, cue[:1]))


def _is_quoted(content: Words) -> bool:
    """Return whether a content has quotation marks; an apostrophe counts only at its beginning, or twice."""
    return not _QUOTES.isdisjoint(content) or "'" in content[:1] or ("'", "'") in pairwise(content)


def has_noun(one: Attribution, doc: Document) -> bool:
    """Return whether the cue is a noun with a source ("Orr's claim"), so that the outlet's text goes on."""
    return bool(one.source) and is_nominal(one, doc)


def is_nominal(one: Attribution, doc: Document) -> bool:
    """Return whether the cue is a noun, so that a clause continues around it: "Orr's decision"."""
    held = words_in(doc, one.source)[-1:]
    possessive = not held or held[0] in ("'s", "'", "’") or held[0] in word_class("holding-pronouns")
    nouns = word_class("attitude-nouns") | word_class("saying-nouns")
    is_finite = any(map(doc.trees.is_finite, clause_in(doc, one.cue).sentence))
    return possessive and not is_finite and not nouns.isdisjoint(words_in(doc, one.cue))


def _is_gerund(word: str) -> bool:
    """Return whether a word has the form of a present participle; not "nothing" or "king"."""
    return word.endswith("ing") and len(word) > 4 and word not in word_class("pronouns")
