"""Strength and polarity of an attribution: how certain, and whether as true, a source presents its content.

Both are relative to the source, as in FactBank (Saurí & Pustejovsky, Language Resources and Evaluation 2009).
They follow from the act, the cue and the main clause of the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.attributions.acts import act_of, is_shown, signature_of
from accordingto.reading.attributions.moods import gives_order
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.main_clause import (
    core,
    first_sentence,
    is_clause,
    is_negative,
    main_clause,
)
from accordingto.reading.syntax.plain_words import words_in

if TYPE_CHECKING:
    from accordingto.reading.syntax.main_clause import Clause
    from accordingto.types import Act, Polarity, Strength

_MARKS = frozenset("\"“”'‘’[](){}…")
_ATTITUDES: frozenset[Act] = frozenset(("believe", "praise", "other"))
"""Acts whose content is something that one is for or against: "would not support the toll"."""
REMEMBERED = 512
"""Size of the cache of ``stance_of``, in attributions."""
_STOPS = frozenset(".;:?!—–")


@dataclass(frozen=True)
class Stance:
    """The strength and polarity with which something is presented."""

    strength: Strength
    polarity: Polarity


@lru_cache(REMEMBERED)
def stance_of(act: Act, source: str, cue: str, content: str) -> Stance:
    """Return how the source of an attribution presents its content; all words as in the article.

    If a document shows something, the strength is that of the verb: "the figures suggest". The result is
    cached because most claims have the same words as an attribution.
    """
    if act == "find" and is_shown(cue, content):
        act = act_of(source, cue, content) or act
    said = (*words_in(source)[:1], *words_in(cue))
    clause = main_clause(content)
    negated = _is_negated(said)
    strength = _strength(act, said, content, clause, negated=negated)
    is_topic = _is_topic(act, content, clause)
    doubts = not word_class("doubting-cues").isdisjoint(said)
    denies = act in ("deny", "decline") or (doubts and not negated) or is_corrected(source, cue)
    is_fact = signature_of(cue, content).endswith("/+")
    unsaid = negated and not (is_topic or doubts or is_fact)
    return Stance(strength, _polarity(clause, denies=denies, negated=unsaid))


def is_corrected(source: str, cue: str) -> bool:
    """Return whether an outlet corrects what it published: "this article stated incorrectly".

    In "Orr falsely claimed", the source still presents the content as true.
    """
    errs = not word_class("erring-words").isdisjoint(words_in(cue))
    return errs and not word_class("corrected").isdisjoint(words_in(source))


def stance_alone(content: str) -> Stance:
    """Return how a proposition without a source is presented."""
    clause = main_clause(content)
    polarity: Polarity = "negative" if is_negative(clause) else "positive"
    passing = clause[:1] and clause[0] in word_class("relatives") and "?" not in content
    if not passing and not _is_asserted(content, clause):
        return Stance("unknown", polarity)
    strength = _modal(clause) or "certain"
    return Stance("probable" if strength == "certain" and _is_hedged(content) else strength, polarity)


def _polarity(clause: Clause, *, denies: bool, negated: bool) -> Polarity:
    """Return the polarity of a content with this main clause.

    A denial makes a negative clause positive and a positive one negative; a negated cue only the latter.
    """
    if is_negative(clause):
        return "positive" if denies else "negative"
    return "negative" if denies or negated else "positive"


def _is_topic(act: Act, content: str, clause: Clause) -> bool:
    """Return whether the content is only a topic, not negated by a negated cue ("did not discuss tolls")."""
    return asks(content, clause) or not (is_clause(clause) or clause[:1] == ("to",) or act in _ATTITUDES)


def _strength(act: Act, cue: Clause, content: str, clause: Clause, *, negated: bool) -> Strength:
    if act in ("urge", "ask") or (negated and act != "decline"):
        return "unknown"
    if set(cue) & word_class("wishing-cues") or not _is_asserted(content, clause):
        return "unknown"
    if act in ("criticise", "praise", "accuse", "confirm", "deny", "decline", "promise", "threaten"):
        return _modal(clause) or "certain"
    states = is_clause(clause) or (words_in(content)[:1] == ("that",) and len(clause) > 2)
    if act == "decide":
        return "certain" if clause[:1] == ("to",) or states else "unknown"
    if act in ("predict", "suggest"):
        return "probable" if states or act == "predict" else "unknown"
    if not (states or _is_stated(cue, clause)):
        return "certain" if act not in ("find", "other") and _describes(cue, content) else "unknown"
    if set(cue) & word_class("supposing-cues"):
        return "probable"
    return _modal(clause) or "certain"


def _is_asserted(content: str, clause: Clause) -> bool:
    """Return whether a content is not a question, an order or a condition, and not left open."""
    words = words_in(content)
    first = next((word for word in words if word not in _MARKS and word not in ("that", ",")), "")
    if asks(content, clause) or first in ("if", "unless", "let", "please"):
        return False
    if first in ("were", "had", "should") and "would" in words:
        return False
    if content.lstrip("(“\"'‘")[:1].isupper() and gives_order(words_in(content)):
        return False
    return not _is_open(words, clause)


def asks(content: str, clause: Clause) -> bool:
    """Return whether a content is a question, direct or indirect.

    "How sad it is" and "When it rained, he left" are not.
    """
    if first_sentence(content).rstrip(" \"”’'").endswith("?"):
        return True
    if clause[:1] == ("just",):
        clause = clause[1:]
    opens = clause[:1] and clause[0] in word_class("asking-openings")
    return bool(opens) and not _is_cleft(clause) and not _is_exclaimed(clause)


def _is_exclaimed(clause: Clause) -> bool:
    """Return whether "how" or "what" expresses a degree: "how sad it is", "what a shame it is"."""
    if len(clause) < 3 or clause[0] not in ("how", "what"):
        return False
    if clause[0] == "what":
        return clause[1] in ("a", "an")
    amounts = word_class("amount-questions") | word_class("determiners") | word_class("pronouns")
    plain = amounts | word_class("finite-verbs") | word_class("prepositions")
    subjects = word_class("determiners") | word_class("core-subjects")
    return clause[1] not in plain and clause[2] in subjects and is_clause(clause[2:])


def _is_open(words: Clause, clause: Clause) -> bool:
    """Return whether something is left open: "remains to be seen", "is unclear", "will close if it rains"."""
    if _is_left_open(core(clause)) or " to be seen" in " ".join(clause):
        return True
    if not set(clause) & word_class("condition-modals"):
        return False
    at = next((i for i, word in enumerate(words) if i and word in ("if", "unless")), len(words))
    reached = at < len(words) and _STOPS.isdisjoint(words[:at]) and clause[-1:] != ("that",)
    return reached and words[at - 1] not in word_class("no-condition-before") and "?" not in words


def _is_left_open(said: Clause) -> bool:
    """Return whether the clause says that something is unclear: "is still unknown".

    "A coast unknown to most" does not.
    """
    for at, word in enumerate(said):
        if word in word_class("open-words"):
            near = said[max(0, at - 3) : at]
            before = [w for w in near if not (w.endswith("ly") or w in ("still", "yet", "not"))]
            is_verb = before[-1:] != ["'s"] or not word_class("clause-subjects").isdisjoint(before[-2:-1])
            if before and is_verb and before[-1] in word_class("open-copulas"):
                return True
    return False


def _is_hedged(content: str) -> bool:
    """Return whether a hedging adverb stands before the first stop, not after a comma, bracket or dash."""
    before = words_in(content)
    for at, word in enumerate(before):
        if word in word_class("hedging-adverbs"):
            return not (at and before[at - 1] in (",", "(", "—", "–"))
        if word in _STOPS:
            return False
    return False


def _is_cleft(clause: Clause) -> bool:
    """Return whether "what" or "which" begins no question: "What they need is a school"."""
    return clause[0] in ("what", "which") and any(word in ("is", "was") for word in clause[3:])


def _is_stated(cue: Clause, clause: Clause) -> bool:
    """Return whether a verb of plain statement has more than a topic as its content ("said they agree")."""
    if not set(cue) & word_class("stating-cues") or cue[-1] in word_class("topic-prepositions"):
        return False
    is_amount = any(word[0].isdigit() for word in clause[1:3])
    is_topic = len(clause) < 3 or (clause[0] in word_class("prepositions") and not is_amount)
    return not is_topic and clause[:2] != ("the", "same")


def _describes(cue: Clause, content: str) -> bool:
    """Return whether a content without a verb states something: a quotation, or what somebody is called."""
    return bool(set(cue) & word_class("describing-cues")) or any(mark in content for mark in '"“‘')


def _modal(clause: Clause) -> Strength | None:
    """Return the strength that the words of the main clause express, or None if they express none."""
    said = core(clause)
    if set(said) & word_class("possible-words"):
        return "possible"
    likely = any(
        word == "likely" and (before in word_class("before-likely") or after in ("to", "be", "that"))
        for before, word, after in zip(("", *said), said, (*clause[1:], ""), strict=False)
    )
    return "probable" if likely or set(said) & word_class("probable-words") else None


def _is_negated(cue: Clause) -> bool:
    """Return whether a cue is negated: "did not say", "has yet to say", but not "not only said"."""
    negations, adding = word_class("negations"), word_class("adding-adverbs")
    negated = any(word in negations and after not in adding for word, after in pairwise((*cue, "")))
    return negated or "yet to" in " ".join(cue)
