"""What the body does to words around them: hedges and quantifiers, with what they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.syntax.month_names import is_may

if TYPE_CHECKING:
    from accordingto.reading.headline.alignment import BodySentence

CLAUSE_REACH = 12
"""Words of its clause that a modal or an adverb reaches at most."""
NOUN_REACH = 3
"""Words behind an adjective, a quantifier or a negation that it reaches."""
WHOLE = 100
"""Per cent."""
BEHIND = 8
"""Words before a hedging adverb at the end of its clause that it reaches."""


def possible_words(line: BodySentence) -> set[int]:
    """Return the places of the words that "may", "might" or "could" reach."""
    reached: set[int] = set()
    for i, word in enumerate(line.words):
        if word.form in headline_class("possible-modals") and not _is_month(line, i):
            reached.update(range(i + 1, min(i + 1 + CLAUSE_REACH, line.clauses[i][1])))
    return reached


def hedged_words(line: BodySentence) -> set[int]:
    """Return the places of the words that other hedges reach: "reportedly", "is expected to", "alleged"."""
    reached: set[int] = set()
    for i, word in enumerate(line.words):
        end = line.clauses[i][1]
        if word.form in headline_class("clause-hedges"):
            reached.update(range(i + 1, min(i + 1 + CLAUSE_REACH, end)))
            if end == i + 1:
                reached.update(range(max(line.clauses[i][0], i - BEHIND), i))
        elif _hedges_infinitive(line, i):
            reached.update(range(i + 2, min(i + 2 + CLAUSE_REACH, end)))
        elif word.form in headline_class("noun-hedges"):
            reached.update(range(i + 1, min(i + 1 + NOUN_REACH, end)))
    return reached


def unrealised_words(line: BodySentence) -> set[int]:
    """Return the places of the words for what is only wanted or planned: behind "calls for", "wants to"."""
    reached: set[int] = set()
    for i, word in enumerate(line.words):
        if word.form in headline_class("unrealised"):
            reached.update(range(i + 1, min(i + 1 + CLAUSE_REACH, line.clauses[i][1])))
    return reached


def partial_words(line: BodySentence) -> set[int]:
    """Return the places of the words that a quantifier reaches that leaves somebody out: "most", "some"."""
    return _quantified(line, "part-quantifiers")


def whole_words(line: BodySentence) -> set[int]:
    """Return the places of the words that a quantifier reaches that leaves nobody out: "all", "every"."""
    return _quantified(line, "whole-quantifiers")


def _quantified(line: BodySentence, name: str) -> set[int]:
    words = line.words
    places = [i for i, word in enumerate(words) if word.form in headline_class(name)]
    places += _shares(line) if name == "part-quantifiers" else []
    ends = [i + 1 + NOUN_REACH + (i + 1 < len(words) and words[i + 1].form == "of") for i in places]
    return {j for i, end in zip(places, ends, strict=True) for j in range(i, min(end, line.clauses[i][1]))}


def _shares(line: BodySentence) -> list[int]:
    """Return the places of the per cent signs and words of which a part is said: "40 percent of"."""
    percents = [t.end for t in line.terms if t.value is not None and t.value < WHOLE and t.unit == "%"]
    return [
        i
        for i, word in enumerate(line.words[:-1])
        if line.words[i + 1].form == "of"
        and (word.form == "%" or word.form in headline_class("percents"))
        and any(0 <= word.start - end <= 1 for end in percents)
    ]


def _hedges_infinitive(line: BodySentence, at: int) -> bool:
    words = line.words
    return (
        words[at].form in headline_class("infinitive-hedges")
        and at + 1 < len(words)
        and words[at + 1].form == "to"
    )


def _is_month(line: BodySentence, at: int) -> bool:
    """Return whether a word of a line is the month of May."""
    before, word, after = (
        line.words[i].shape if 0 <= i < len(line.words) else "" for i in (at - 1, at, at + 1)
    )
    return is_may(before, word, after)
