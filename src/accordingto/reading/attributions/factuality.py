"""How certain a source presents what it says, and whether as so or as not so.

Strength and polarity of a content relative to its source, as FactBank has them (Saurí & Pustejovsky, Language
Resources and Evaluation 2009), from what the act and the cue say, and the predicate of the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.plain_words import words_in
from accordingto.reading.syntax.predicates import predicate_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.predicates import Predicate
    from accordingto.types import Act, Polarity, Span, Strength

_QUOTES = frozenset('"“‘')
_STOPS = frozenset(".;:?!—–")
_ASIDE = frozenset((",", "(", "—", "–"))


@dataclass(frozen=True)
class Stance:
    """How something is presented."""

    strength: Strength
    polarity: Polarity


def stance_of(
    doc: Document, act: Act, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> Stance:
    """Return how the source of an attribution presents its content."""
    said = (*words_in(_joined(source))[:1], *words_in(_joined(cue)))
    predicate = predicate_of(doc, doc.tokens_of(content))
    if predicate is None:
        return Stance("unknown", "negative" if act in ("deny", "decline") else "positive")
    negated = _is_negated(said)
    strength = _strength(act, said, predicate, negated=negated)
    is_topic = _asks_by(said) or _is_topic(act, predicate)
    doubts = not word_class("doubting-cues").isdisjoint(said)
    errs = not word_class("erring-words").isdisjoint(said)
    denies = act in ("deny", "decline") or (doubts and not negated) or errs
    return Stance(strength, _polarity(predicate, denies=denies, negated=negated and not (is_topic or doubts)))


def stance_alone(doc: Document, content: Sequence[Span]) -> Stance:
    """Return how a proposition that nobody is cited for is presented."""
    predicate = predicate_of(doc, doc.tokens_of(content))
    if predicate is None:
        return Stance("certain", "positive")
    polarity: Polarity = "negative" if predicate.is_negative else "positive"
    passing = predicate.words[0] in word_class("relatives") and doc[predicate.inside[-1]] != "?"
    if not passing and not _is_asserted(predicate):
        return Stance("unknown", polarity)
    strength = _modal(predicate) or "certain"
    return Stance("probable" if strength == "certain" and _is_hedged(predicate) else strength, polarity)


def _joined(spans: Sequence[Span]) -> str:
    return " ".join(span.text for span in spans)


def _polarity(predicate: Predicate, *, denies: bool, negated: bool) -> Polarity:
    """Return whether it is presented as so: not what is denied, refused or doubted, nor what is not said."""
    if predicate.is_negative:
        return "positive" if denies else "negative"
    return "negative" if denies or negated else "positive"


def _is_topic(act: Act, predicate: Predicate) -> bool:
    """Return whether nothing is said of a content: a negated cue negates it not ("did not discuss tolls")."""
    return predicate.is_question or not (predicate.is_clause or predicate.is_infinitive or act == "believe")


def _strength(act: Act, cue: Sequence[str], predicate: Predicate, *, negated: bool) -> Strength:
    if act in ("urge", "ask") or (negated and act != "decline"):
        return "unknown"
    if not word_class("wishing-cues").isdisjoint(cue) or not _is_asserted(predicate) or _asks_by(cue):
        return "unknown"
    if act in ("criticise", "praise", "accuse", "confirm", "deny", "decline", "promise", "threaten"):
        return _modal(predicate) or "certain"
    if act == "decide":
        return "certain" if predicate.is_infinitive or predicate.holds_clause else "unknown"
    if act in ("predict", "suggest"):
        return "probable" if predicate.holds_clause or act == "predict" else "unknown"
    if not (predicate.holds_clause or _is_stated(cue, predicate)):
        return "certain" if act not in ("find", "other") and _describes(cue, predicate) else "unknown"
    if not word_class("supposing-cues").isdisjoint(cue):
        return "probable"
    return _modal(predicate) or "certain"


def _asks_by(cue: Sequence[str]) -> bool:
    """Return whether a cue leaves open what it is of: "has yet to explain why"."""
    return bool(cue) and cue[-1] in word_class("asking-openings")


def _is_asserted(predicate: Predicate) -> bool:
    """Return whether a content is no question, order or condition, and not left open ("is unclear")."""
    if predicate.is_question or predicate.is_order or predicate.is_conditional:
        return False
    if predicate.words[:1] in (["if"], ["unless"], ["let"], ["please"]):
        return False
    if predicate.words[0] in ("were", "had", "should") and "would" in predicate.words:
        return False
    return not predicate.says("open-words") and " to be seen" not in " ".join(predicate.words)


def _is_hedged(predicate: Predicate) -> bool:
    """Return whether a hedging adverb covers it all: not one in quotation marks, or behind a comma."""
    doc = predicate.doc
    for at in predicate.inside:
        if doc[at] in word_class("hedging-adverbs"):
            return not doc.quote[at] and (at == predicate.inside[0] or doc[at - 1] not in _ASIDE)
        if doc[at] in _STOPS:
            return False
    return False


def _is_stated(cue: Sequence[str], predicate: Predicate) -> bool:
    """Return whether a verb of plain statement has more than a topic as its content ("said they agree")."""
    if word_class("stating-cues").isdisjoint(cue) or cue[-1] in word_class("topic-prepositions"):
        return False
    words = predicate.words
    is_amount = any(word[0].isdigit() for word in words[1:3])
    is_topic = len(words) < 3 or (words[0] in word_class("prepositions") and not is_amount)
    return not is_topic and words[:2] != ["the", "same"]


def _describes(cue: Sequence[str], predicate: Predicate) -> bool:
    """Return whether a content without a verb says something: a quotation, or what somebody is called."""
    quoted = any(predicate.doc[at] in _QUOTES for at in predicate.inside)
    return quoted or not word_class("describing-cues").isdisjoint(cue)


def _modal(predicate: Predicate) -> Strength | None:
    """Return how sure the predicate is by its own words; None where they do not tell."""
    if predicate.says("possible-words"):
        return "possible"
    return "probable" if predicate.says("probable-words") else None


def _is_negated(cue: Sequence[str]) -> bool:
    """Return whether a cue says that it was not said, thought or done: "did not say", "has yet to say"."""
    return not word_class("cue-negations").isdisjoint(cue) or "yet to" in " ".join(cue)
