"""Whether the body has it the other way round: another acts, speaks or has the number of a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.bearing import TO_OBJECT, tone_of
from accordingto.reading.headlineacts import is_owner, is_verb
from accordingto.reading.headlinewords import headline_class
from accordingto.reading.lemmas import is_participle
from accordingto.reading.likeness import RELATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.asked import Proposition
    from accordingto.reading.headlinevoices import Voices
    from accordingto.reading.likeness import Body, Line, Match

BEFORE, BEHIND = 12, 5
"""Words before and behind a verb in the body among which who acts and on whom is looked for."""


def is_reversed(asked: Proposition, matches: Sequence[Match], body: Body, voices: Voices) -> bool:
    """Whether the body has the sides of a proposition's act exchanged more often than as they stand."""
    if not asked.acts:
        return False
    act = asked.acts[0]
    doers, objects = _sides(asked, act)
    named = [m for m in matches if m.asked in asked.names and m.likeness >= RELATED]
    if not doers or not named:
        return False
    if asked.terms[act].form in headline_class("saying") and _is_by_another(asked, matches, doers, voices):
        return True
    straight, turned = 0, 0
    for number, at in _places(asked, act, matches, body) if objects else ():
        near = [m for m in named if m.line == number and m.asked in doers | objects]
        pair = _around(at, near, body.lines[number])
        if pair is None:
            continue
        straight += pair[0] in doers and pair[1] in objects
        turned += pair[0] in objects and pair[1] in doers
    return turned > straight


def _places(asked: Proposition, act: int, matches: Sequence[Match], body: Body) -> list[tuple[int, int]]:
    """Where the body has an act, by sentence and word; one of praise or blame in any verb of its tone."""
    is_cue = asked.terms[act].form in headline_class("clause-cues")
    least = RELATED if is_cue else 0.0
    found = {(m.line, m.term.at) for m in matches if m.asked == act and m.likeness >= least}
    tone = tone_of(asked.terms[act])
    if tone:
        found |= {(n, t.at) for n, line in enumerate(body.lines) for t in line.terms if tone_of(t) == tone}
    return sorted(found)


def _is_by_another(asked: Proposition, matches: Sequence[Match], doers: set[int], voices: Voices) -> bool:
    """Whether what one says in a proposition another says in the body, whom it names as well."""
    others = asked.names - doers
    speakers: set[int] = set()
    for match in matches:
        if match.asked in asked.names or match.asked in asked.acts or match.term.value is not None:
            continue
        for one in voices.holding(match.term):
            spans = voices.sources(one)
            speakers |= {
                m.asked
                for m in matches
                if m.asked in asked.names and any(s.start <= m.term.start < s.end for s in spans)
            }
    return bool(speakers & others) and not speakers & doers


def _sides(asked: Proposition, act: int) -> tuple[set[int], set[int]]:
    """The names before the act of a proposition, and those that are its object, without what both share."""
    at = asked.terms[act].at
    doers = {i for i in asked.names if asked.terms[i].at < at}
    objects: set[int] = set()
    last = at
    for i in sorted(asked.names):
        place = asked.terms[i].at
        if at < place <= (at + TO_OBJECT if last == at else last + 1):
            between = {word.form for word in asked.line.words[at + 1 : place]}
            if not between.isdisjoint(headline_class("before-adjuncts")):
                break
            if is_owner(asked.line.words[place]):
                break
            objects.add(i)
            last = place
    shared = {asked.terms[i].stem for i in doers} & {asked.terms[i].stem for i in objects}
    return (
        {i for i in doers if asked.terms[i].stem not in shared},
        {i for i in objects if asked.terms[i].stem not in shared},
    )


def _around(at: int, named: Sequence[Match], line: Line) -> tuple[int, int] | None:
    """Who acts and on whom around a verb, as terms of the proposition; None where it is not plain."""
    start, end = line.clauses[at]
    if not is_verb(line.words[at].form):
        return None
    before = [m for m in named if max(start, at - BEFORE) <= m.term.at < at]
    behind = [m for m in named if at < m.term.at <= min(end - 1, at + BEHIND)]
    if not before or not behind:
        return None
    first = max(before, key=lambda m: m.term.at).asked
    second = min(behind, key=lambda m: m.term.at)
    between = [word.form for word in line.words[at + 1 : second.term.at]]
    if _is_passive(line, at):
        return (second.asked, first) if "by" in between else None
    if not set(between).isdisjoint(headline_class("before-adjuncts")):
        return None
    return first, second.asked


def _is_passive(line: Line, at: int) -> bool:
    before = {word.form for word in line.words[max(0, at - 3) : at]}
    return is_participle(line.words[at].form) and not before.isdisjoint(headline_class("passive-auxiliaries"))


def has_anothers_number(asked: Proposition, matches: Sequence[Match], body: Body) -> bool:
    """Whether the body gives a number of a proposition to another, and another number to its own.

    "52 % back Orr, while Lund has 33 %" makes "Lund has 52 %" another's.
    """
    swapped = False
    for match in matches:
        term = asked.terms[match.asked]
        doers = {i for i in asked.names if i < match.asked}
        if term.value is None or not term.unit or not doers:
            continue
        line = body.lines[match.line]
        start, end = _stretch(line, match.term.at)
        places = {m.term.at for m in matches if m.line == match.line and m.asked in doers}
        if any(start <= at < end for at in places):
            return False
        named = any(t.name and start <= t.at < end for t in line.terms)
        own = (_stretch(line, at) for at in places)
        swapped |= named and any(
            t.value not in (None, term.value) and t.unit == match.term.unit and low <= t.at < high
            for low, high in own
            for t in line.terms
        )
    return swapped


def _stretch(line: Line, at: int) -> tuple[int, int]:
    """The part of a clause around a word, from one word that sets against to the next."""
    start, end = line.clauses[at]
    seams = [i for i in range(start, end) if line.words[i].form in headline_class("contrasts")]
    return (
        max((i for i in seams if i <= at), default=start),
        min((i for i in seams if i > at), default=end),
    )
