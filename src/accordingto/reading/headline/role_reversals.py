"""Whether the body has it the other way round: another acts, speaks or has the number of a headline."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import RELATED
from accordingto.reading.headline.numbers import stretch_of
from accordingto.reading.headline.roles import around, full_sides, mutual_acts, named_sides
from accordingto.reading.headline.support import tone_of
from accordingto.reading.headline.synonyms import headline_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.headline.alignment import Body, TermMatch
    from accordingto.reading.headline.attribution import BodyAttributions
    from accordingto.reading.headline.proposition import Proposition


def is_reversed(
    asked: Proposition, matches: Sequence[TermMatch], body: Body, voices: BodyAttributions
) -> bool:
    """Return whether the body has the sides of a proposition's act exchanged more often than as they stand.

    Of what both do to each other ("meets", "marries") nothing is exchanged.
    """
    if not asked.acts:
        return False
    act = asked.acts[0]
    sides = named_sides(asked, act)
    if sides.doers and asked.terms[act].form in headline_class("saying"):
        near = any(m.asked in asked.names and m.likeness >= RELATED for m in matches)
        if near and _is_by_another(asked, matches, set(sides.doers), voices):
            return True
    sides = full_sides(sides, asked, act)
    if not sides.doers or not sides.objects or asked.terms[act].stem in mutual_acts():
        return False
    straight, turned = 0, 0
    both = sides.doers | sides.objects
    beside: defaultdict[int, list[TermMatch]] = defaultdict(list)
    for match in matches:
        if match.asked in both and match.likeness >= RELATED:
            beside[match.line].append(match)
    for number, at in _places(asked, act, matches, body, is_common=bool(sides.common)):
        pair = around(at, beside[number], body.lines[number], sides.common)
        if pair is None:
            continue
        straight += pair[0] in sides.doers and pair[1] in sides.objects
        turned += pair[0] in sides.objects and pair[1] in sides.doers
    return turned > straight


def _places(
    asked: Proposition, act: int, matches: Sequence[TermMatch], body: Body, *, is_common: bool
) -> list[tuple[int, int]]:
    """Return where the body has an act, by sentence and word; one of praise or blame in any verb of its tone.

    Of a cue, and where a side is named by a common noun only, in a form of the same word.
    """
    is_cue = asked.terms[act].form in headline_class("clause-cues")
    least = RELATED if is_cue or is_common else 0.0
    found = {(m.line, m.term.at) for m in matches if m.asked == act and m.likeness >= least}
    tone = tone_of(asked.terms[act])
    if tone:
        found |= {(n, t.at) for n, line in enumerate(body.lines) for t in line.terms if tone_of(t) == tone}
    return sorted(found)


def _is_by_another(
    asked: Proposition, matches: Sequence[TermMatch], doers: set[int], voices: BodyAttributions
) -> bool:
    """Return whether what one says in a proposition another says in the body, whom it names as well."""
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


def has_anothers_number(asked: Proposition, matches: Sequence[TermMatch], body: Body) -> bool:
    """Return whether the body gives a number of a proposition to another, and another number to its own.

    "52 % back Orr, while Lund has 33 %" makes "Lund has 52 %" another's.
    """
    contrasts = headline_class("contrasts")
    swapped = False
    for match in matches:
        term = asked.terms[match.asked]
        doers = {i for i in asked.names if i < match.asked}
        if term.value is None or not term.unit or not doers:
            continue
        line = body.lines[match.line]
        start, end = stretch_of(line, match.term.at, contrasts)
        places = {m.term.at for m in matches if m.line == match.line and m.asked in doers}
        if any(start <= at < end for at in places):
            return False
        named = any(t.name and start <= t.at < end for t in line.terms)
        own = (stretch_of(line, at, contrasts) for at in places)
        swapped |= named and any(
            t.value not in (None, term.value) and t.unit == match.term.unit and low <= t.at < high
            for low, high in own
            for t in line.terms
        )
    return swapped
