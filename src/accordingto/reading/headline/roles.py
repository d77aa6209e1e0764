"""Who acts and on whom: before and behind the act of a headline, and around a verb of the body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.headline.predicates import is_named_only, is_owner, is_verb
from accordingto.reading.headline.support import TO_OBJECT
from accordingto.reading.headline.synonyms import headline_class, stem
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_participle, lemmas_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from accordingto.reading.headline.alignment import BodySentence, TermMatch
    from accordingto.reading.headline.proposition import Proposition

BEFORE, BEHIND = 12, 5
"""Words before and behind a verb in the body among which who acts and on whom is looked for."""
HEAD = 3
"""Words before a noun of the body among which a preposition makes it no subject: "of the old dog"."""


@dataclass(frozen=True)
class AgentPatient:
    """Terms of a proposition on both sides of its act."""

    doers: frozenset[int]
    objects: frozenset[int]
    common: frozenset[int] = frozenset()
    """Those of them that are common nouns."""


@cache
def mutual_acts() -> frozenset[str]:
    """Return the stems of acts that both sides do to each other."""
    return frozenset(stem(word) for word in headline_class("mutual-acts"))


def named_sides(asked: Proposition, act: int) -> AgentPatient:
    """Return the names before the act of a proposition and those that are its object, none on both sides.

    Behind "sued by" and "loses to" stands who acts.
    """
    at = asked.terms[act].at
    joint = _joint(asked.line, at)
    before = {i for i in asked.names if asked.terms[i].at < at}
    behind = _behind(asked, at if joint is None else joint, asked.names)
    shared = {asked.terms[i].stem for i in before} & {asked.terms[i].stem for i in behind}
    sides = [frozenset(i for i in side if asked.terms[i].stem not in shared) for side in (before, behind)]
    return AgentPatient(*(sides if joint is None else sides[::-1]))


def full_sides(sides: AgentPatient, asked: Proposition, act: int) -> AgentPatient:
    """Return the sides with the common noun beside the act where one has no name: "*dog* bites Orr"."""
    at = asked.terms[act].at
    joint = _joint(asked.line, at)
    plain = {i for i, t in enumerate(asked.terms) if i not in asked.names and t.value is None and i != act}
    before = _before(asked, at, plain)
    behind = _behind(asked, at if joint is None else joint, plain)
    doers, objects = (before, behind) if joint is None else (behind, before)
    common = (frozenset() if sides.doers else doers) | (frozenset() if sides.objects else objects)
    return replace(sides, doers=sides.doers or doers, objects=sides.objects or objects, common=common)


def _joint(line: BodySentence, at: int) -> int | None:
    """Return the place of the word by which an act has who acts behind it: "sued *by*", "loses *to*"."""
    following = line.words[at + 1].form if at + 1 < len(line.words) else ""
    is_passive = following == "by" and is_participle(line.words[at].form)
    return at + 1 if is_passive or is_converse(line, at) else None


def is_converse(line: BodySentence, at: int) -> bool:
    """Return whether a verb has on whom it is done before it and who does it behind "to": "lost to"."""
    following = line.words[at + 1].form if at + 1 < len(line.words) else ""
    return following == "to" and "lose" in lemmas_of(line.words[at].form)


def _before(asked: Proposition, at: int, plain: Container[int]) -> frozenset[int]:
    """Return the noun right before the act of a proposition, auxiliaries and adverbs aside."""
    words = asked.line.words
    while at > 0 and (
        words[at - 1].form in headline_class("auxiliaries") or words[at - 1].form.endswith("ly")
    ):
        at -= 1
    return frozenset(i for i, term in enumerate(asked.terms) if term.at == at - 1 and i in plain)


def _behind(asked: Proposition, joint: int, members: Container[int]) -> frozenset[int]:
    """Return the terms side by side behind an act, or the word that joins them to it, up to a preposition."""
    found: set[int] = set()
    last = joint
    for i, term in enumerate(asked.terms):
        if i in members and joint < term.at <= (joint + TO_OBJECT if last == joint else last + 1):
            between = {word.form for word in asked.line.words[joint + 1 : term.at]}
            if not between.isdisjoint(headline_class("before-adjuncts")) or is_owner(
                asked.line.words[term.at]
            ):
                break
            found.add(i)
            last = term.at
    return frozenset(found)


def around(
    at: int, named: Sequence[TermMatch], line: BodySentence, common: Container[int]
) -> tuple[int, int] | None:
    """Return who acts and on whom around a verb, as terms of the proposition; None where it is not plain."""
    start, end = line.clauses[at]
    if not is_verb(line.words[at].form):
        return None
    before = [m for m in named if max(start, at - BEFORE) <= m.term.at < at]
    behind = [m for m in named if at < m.term.at <= min(end - 1, at + BEHIND)]
    if not before or not behind:
        return None
    first = max(before, key=lambda m: m.term.at)
    second = min(behind, key=lambda m: m.term.at)
    is_common = first.asked in common or second.asked in common
    if is_common and not _is_plain(first.term.at, at, second.term.at, line):
        return None
    between = [word.form for word in line.words[at + 1 : second.term.at]]
    if _is_passive(line, at):
        return (second.asked, first.asked) if "by" in between else None
    if is_converse(line, at):
        return second.asked, first.asked
    if not set(between).isdisjoint(headline_class("before-adjuncts")):
        return None
    return first.asked, second.asked


def _is_plain(first: int, at: int, second: int, line: BodySentence) -> bool:
    """Return whether a common noun is subject or object of a verb: no preposition stands between."""
    joints = {word.form for word in line.words[at + 1 : second]} - {"by", "to"}
    if is_named_only(line.words, at) or not joints.isdisjoint(word_class("prepositions")):
        return False
    return _is_subject(first, at, line)


def _is_subject(place: int, at: int, line: BodySentence) -> bool:
    """Return whether a noun is the subject of a verb behind it: only names and adverbs stand between them."""
    between = line.words[place + 1 : at]
    if any(w.form in headline_class("relatives") or w.form == "and" for w in between):
        return False
    if not all(w.capital or w.form in headline_class("idle") or w.form.endswith("ly") for w in between):
        return False
    opening = line.words[max(line.clauses[at][0], place - HEAD) : place]
    return all(w.form not in word_class("prepositions") for w in opening)


def _is_passive(line: BodySentence, at: int) -> bool:
    before = {word.form for word in line.words[max(0, at - 3) : at]}
    return is_participle(line.words[at].form) and not before.isdisjoint(headline_class("passive-auxiliaries"))
