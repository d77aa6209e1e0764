"""What the body says is not so: negations, refusals and what is called off, with what they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.headline.softening import CLAUSE_REACH, NOUN_REACH
from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.syntax.lemmas import lemmas_of

if TYPE_CHECKING:
    from accordingto.reading.headline.alignment import BodySentence
    from accordingto.reading.headline.content_words import HeadlineToken


def is_negation(word: HeadlineToken) -> bool:
    """Return whether a word is a negation: "not", "never", "doesn't"."""
    return word.form in headline_class("negations") or word.form.endswith("n't")


def negated_words(line: BodySentence) -> set[int]:
    """Return the places of the words that a negation reaches: all of a clause whose auxiliary is negated."""
    reached: set[int] = set()
    for i, word in enumerate(line.words):
        following = line.words[i + 1].form if i + 1 < len(line.words) else ""
        if not is_negation(word) or following in headline_class("negated-lightly"):
            continue
        end = line.clauses[i][1]
        if _negates_clause(line, i) and not _in_relative_clause(line, i):
            reached.update(range(i + 1, _joint(line, i + 1, end)))
        elif _in_relative_clause(line, i):
            reached.add(i + 1)
        elif not _auxiliary(line, i):
            reached.update(range(i + 1, min(i + 1 + NOUN_REACH, end)))
    return reached


def refused_words(line: BodySentence) -> set[int]:
    """Return the places of the words for what is not done: behind "refuses to", "fails to", "rules out"."""
    words = line.words
    negated = negated_words(line)
    reached: set[int] = set()
    for i, following in enumerate(words[1:]):
        refusing = words[i].form in headline_class("refusals") and following.form == "to"
        if (refusing or rules_out(line, i)) and i not in negated:
            reached.update(range(i + 2, _joint(line, i + 2, line.clauses[i][1])))
    return reached


def denied_words(line: BodySentence) -> set[int]:
    """Return the places of the words for what a sentence says is not so: negated, or refused."""
    return negated_words(line) | refused_words(line)


def called_off_words(line: BodySentence) -> set[int]:
    """Return the places of the words for what is called off: by "scraps", "was scrapped"."""
    words = line.words
    reached: set[int] = set()
    for i, word in enumerate(words):
        if word.form not in headline_class("calling-off") and not rules_out(line, i):
            continue
        start, end = line.clauses[i]
        joint = _joint(line, i + 1, end)
        reached.update(range(i + 1, next((k for k in range(i + 1, joint) if words[k].form == "and"), joint)))
        if i > start and words[i - 1].form in headline_class("passive-auxiliaries"):
            reached.update(range(start, i - 1))
    return reached


def untrue_words(line: BodySentence) -> bool:
    """Return whether a sentence calls something untrue: "is a hoax", "was false", not "false papers"."""
    for i, word in enumerate(line.words):
        if word.form in headline_class("untruths"):
            return True
        if word.form in headline_class("untrue"):
            behind = line.clauses[i][1] == i + 1
            if behind or line.words[i + 1].form in headline_class("idle"):
                return True
    return False


def _auxiliary(line: BodySentence, at: int) -> str:
    """Return the auxiliary that a negation negates; empty where it negates none."""
    word = line.words[at].form
    if word.endswith("n't"):
        return word.removesuffix("n't")
    before = line.words[at - 1].form if at else ""
    return before if before in headline_class("auxiliaries") else ""


def _negates_clause(line: BodySentence, at: int) -> bool:
    """Return whether a negation says that something is not so: not "should not be", nor "did not have to"."""
    following = [word.form for word in line.words[at + 1 : at + 3]]
    auxiliary = _auxiliary(line, at)
    plain = auxiliary in headline_class("plain-auxiliaries") or (auxiliary == "would" and _is_reported(line))
    return plain and following not in (["have", "to"], ["need", "to"])


def _is_reported(line: BodySentence) -> bool:
    """Return whether "would" reports a "will": "said she would not quit", without a condition."""
    forms = {word.form for word in line.words}
    return not forms.isdisjoint(headline_class("reporting")) and forms.isdisjoint(
        headline_class("conditions")
    )


def rules_out(line: BodySentence, at: int) -> bool:
    """Return whether the verb of "rules out" stands at a place."""
    following = line.words[at + 1].form if at + 1 < len(line.words) else ""
    return following == "out" and "rule" in lemmas_of(line.words[at].form)


def _in_relative_clause(line: BodySentence, at: int) -> bool:
    """Return whether a negation stands in "who are not …", whose end nothing tells."""
    before = at - 1 if line.words[at].form.endswith("n't") else at - 2
    return before > 0 and line.words[before].form in headline_class("relatives")


def _joint(line: BodySentence, start: int, end: int) -> int:
    """Return the place of the first word that begins another clause, or of the end."""
    joints = headline_class("clause-openings")
    return next(
        (i for i in range(start, min(end, start + CLAUSE_REACH)) if line.words[i].form in joints), end
    )
