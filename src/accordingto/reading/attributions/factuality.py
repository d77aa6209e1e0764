"""Strength and polarity by rule: how certain, and whether as true, a source presents its content.

Both are relative to the source, as in FactBank (Saurí & Pustejovsky, Language Resources and Evaluation 2009).
They follow from the act, the cue and the main clause of the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from accordingto.reading.attributions.acts import act_of, is_shown, signature_of
from accordingto.reading.attributions.corrections import takes_back
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from accordingto.reading.syntax.main_clauses import MainClause
    from accordingto.reading.syntax.plain_words import Words
    from accordingto.types import Act, Polarity, Strength

Mood = Literal["question", "condition", "order", "open", "statement", "infinitive", "thing"]
"""How a content is put; "open" is what is unclear or hangs on an "if", and "thing" has no verb."""

ASSERTED: frozenset[Mood] = frozenset(("statement", "infinitive", "thing"))
"""The moods of a content that is not left open."""
_ATTITUDES: frozenset[Act] = frozenset(("believe", "praise", "other"))
"""Acts whose content is something that one is for or against: "would not support the toll"."""
_JUDGING: frozenset[Act] = frozenset(
    ("criticise", "praise", "accuse", "confirm", "deny", "decline", "promise", "threaten")
)
"""Acts whose content need not be a clause to be certain."""


@dataclass(frozen=True)
class Stance:
    """The strength and polarity with which something is presented."""

    strength: Strength
    polarity: Polarity


def stance_of(act: Act, source: Words, cue: Words, content: Words, clause: MainClause) -> Stance:
    """Return how the source of an attribution presents its content, whose main clause is ``clause``.

    If a document shows something, the strength is that of the verb: "the figures suggest".
    """
    if act == "find" and is_shown(cue, content):
        act = act_of(source, cue, content) or act
    said = (*source[:1], *cue)
    mood, negated = mood_of(clause), _is_negated(said)
    is_topic = mood == "question" or (mood == "thing" and act not in _ATTITUDES)
    doubts = not word_class("doubting-cues").isdisjoint(said)
    signature = signature_of(cue, content)
    says_no = act == "deny" and signature == "o/o" and act_of(source, cue, content) == act  # "not guilty"
    denies = act in ("deny", "decline") or (doubts and not negated) or takes_back(source, cue)
    denies = denies and not says_no
    is_fact = signature.endswith("/+")
    turned = denies or (negated and not (is_topic or doubts or is_fact))
    is_positive = denies if clause.is_negative else not turned
    is_unsaid = negated and act != "decline"
    strength = "unknown" if is_unsaid else _strength(act, said, content, clause, mood)
    return Stance(strength, "positive" if is_positive else "negative")


def stance_alone(clause: MainClause) -> Stance:
    """Return how a proposition without a source is presented."""
    polarity: Polarity = "negative" if clause.is_negative else "positive"
    passing = clause.words[:1] and clause.words[0] in word_class("relatives") and not _has_mark(clause)
    if mood_of(clause) not in ASSERTED and not passing:
        return Stance("unknown", polarity)
    doc, hedges = clause.doc, word_class("hedging-adverbs")
    is_hedged = any(doc[at] in hedges and doc[at - 1] not in (",", "(", "—", "–") for at in clause.tokens)
    strength = modality_of(clause)
    return Stance("probable" if strength == "certain" and is_hedged else strength, polarity)


def mood_of(clause: MainClause) -> Mood:
    """Return how a content is put, by its first sentence and the verb of its main clause."""
    words = clause.sentence_words
    first = next((word for word in words if word not in word_class("clause-fillers")), "")
    if asks(clause):
        return "question"
    if first in ("if", "unless") or (first in ("were", "had", "should") and "would" in words):
        return "condition"
    if first in ("let", "please") or _is_order(clause):
        return "order"
    if _is_open(clause, words):
        return "open"
    if first == "to":
        return "infinitive"
    return "statement" if clause.is_finite or (words[:1] == ("that",) and len(words) > 3) else "thing"


def asks(clause: MainClause) -> bool:
    """Return whether a content is a question, direct or indirect.

    "How sad it is", "What they need is a school" and "When it rained, he left" are not.
    """
    doc, trees = clause.doc, clause.doc.trees
    if _has_mark(clause):
        return True
    fillers = word_class("clause-fillers")
    at = next((at for at in clause.sentence if doc.is_word(at) and doc[at] not in fillers), -1)
    if doc[at] not in word_class("asking-openings"):
        return False
    is_degree = doc[at] == "how" and trees.tags[at + 1 : at + 2] in (["ADJ"], ["ADV"])
    if is_degree or (doc[at] == "what" and doc[at + 1] in ("a", "an")):
        return doc[at + 1] in word_class("amount-questions")
    if doc[at] == "what" and not {"is", "was"}.isdisjoint(clause.sentence_words[3:]):
        return False
    return doc[at] != "when" or all(doc[one] != "," for one in clause.sentence)


def _has_mark(clause: MainClause) -> bool:
    """Return whether the sentence ends with a question mark."""
    return any(clause.doc[at] == "?" for at in clause.sentence[-3:])


def modality_of(clause: MainClause) -> Strength:
    """Return the strength that the words of a clause express; "certain" if they express none."""
    doc, tags = clause.doc, clause.doc.trees.tags
    said = {
        doc[at] for at in clause.tokens if tags[at] not in ("NOUN", "PROPN") and not clause.is_contracted(at)
    }
    if said & word_class("possible-words"):
        return "possible"
    likely = any(doc[at] == "likely" and doc.trees.relations[at] != "amod" for at in clause.tokens)
    return "probable" if likely or said & word_class("probable-words") else "certain"


def _strength(act: Act, cue: Words, content: Words, clause: MainClause, mood: Mood) -> Strength:
    if act in ("urge", "ask") or mood not in ASSERTED or not word_class("wishing-cues").isdisjoint(cue):
        return "unknown"
    if act in _JUDGING:
        return modality_of(clause)
    if act == "decide":
        return "unknown" if mood == "thing" else "certain"
    if act in ("predict", "suggest"):
        return "probable" if act == "predict" or mood == "statement" else "unknown"
    if mood != "statement" and not _is_stated(cue, clause.sentence_words):
        return "certain" if act not in ("find", "other") and _describes(cue, content) else "unknown"
    return "probable" if not word_class("supposing-cues").isdisjoint(cue) else modality_of(clause)


def _is_order(clause: MainClause) -> bool:
    """Return whether the verb is an imperative, or begins the sentence: "Tell them", "Don't wait"."""
    doc, trees, head = clause.doc, clause.doc.trees, clause.head
    if head is None or trees.subject(head) is not None:
        return False
    first = next(filter(doc.is_word, clause.sentence), head)
    opens = doc.is_capital(first) and (first == head or doc[first] in ("do", "don"))
    return trees.tags[head] == "VERB:imperative" or (opens and trees.tags[head] == "VERB:infinitive")


def _is_open(clause: MainClause, words: Words) -> bool:
    """Return whether something is left open: "remains to be seen", "is unclear", "will close if it rains"."""
    doc, trees, head = clause.doc, clause.doc.trees, clause.head
    opens = (at for at in clause.tokens if doc[at] in word_class("open-words"))
    if any(
        at == head or (trees.heads[at] == head and trees.relations[at] in ("advmod", "xcomp")) for at in opens
    ):
        return True
    if word_class("condition-modals").isdisjoint(clause.words):
        return " to be seen" in " ".join(words)
    before = next((one for one, word in pairwise(words) if word in ("if", "unless")), "as")
    return before not in word_class("no-condition-before")


def _is_stated(cue: Words, words: Words) -> bool:
    """Return whether a verb of plain statement has more than a topic as its content ("said they agree")."""
    if not set(cue) & word_class("stating-cues") or cue[-1] in word_class("topic-prepositions"):
        return False
    is_amount = any(word[0].isdigit() for word in words[1:3])
    is_topic = len(words) < 3 or (words[0] in word_class("prepositions") and not is_amount)
    return not is_topic and words[:2] != ("the", "same")


def _describes(cue: Words, content: Words) -> bool:
    """Return whether a content without a verb states something: a quotation, or what somebody is called."""
    return bool(set(cue) & word_class("describing-cues")) or any(mark in content for mark in '"“‘')


def _is_negated(cue: Words) -> bool:
    """Return whether a cue is negated: "did not say", "has yet to say".

    "Not only said" and "pleaded not guilty" are not.
    """
    negations, without = word_class("negations"), {*word_class("adding-adverbs"), "guilty", "contest"}
    negated = any(word in negations and after not in without for word, after in pairwise((*cue, "")))
    return negated or "yet to" in " ".join(cue)
