"""What changed since the first report: claims that came later, other figures, denials."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from accordingto.stories.brief.brief import News
from accordingto.stories.match.relations import ROUNDING
from accordingto.stories.match.statement import SCALES, number_at
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.stories.brief.shelf import Shelf
    from accordingto.stories.match.statement import Statement
    from accordingto.stories.story import Place, StoryClaim
    from accordingto.stories.words import Word

REACH = 2
"""Words behind a number among which stands what it counts ("23 tired workers")."""


def news(shelf: Shelf) -> Iterator[News]:
    """Yield what articles of later days have that those before have not, in the order of the story.

    Nothing of a story of one day: clocks disagree, and hours tell no first report.
    """
    for claim in shelf.story.claims:
        dated = sorted(
            (place for place in claim.where if shelf.day(place.path) is not None),
            key=lambda place: shelf.day(place.path) or 0,
        )
        if dated:
            yield from _of_claim(claim, dated, shelf)


def _of_claim(claim: StoryClaim, dated: Sequence[Place], shelf: Shelf) -> Iterator[News]:
    having = [place for place in dated if place.relation != "denies"]
    if having and having[0] is dated[0] and len(having) == len(claim.where) - _denials(claim):
        first = having[0]
        if (shelf.day(first.path) or 0) > (shelf.first_day or 0):
            yield News(kind="new", of=claim.id, now=shelf.passage(first.path, first.spans))
        yield from _figures(claim, having, shelf)
    for place in dated:
        if place.relation == "denies" and having and shelf.is_later(place.path, having[0].path):
            cue = next((one.spans for one in place.evidence if one.kind == "denial"), ())
            before = shelf.passage(having[0].path, having[0].spans)
            now = shelf.passage(place.path, place.spans)
            yield News(kind="denied", of=claim.id, now=now, before=before, words=cue)


def _denials(claim: StoryClaim) -> int:
    return sum(place.relation == "denies" for place in claim.where)


def _figures(claim: StoryClaim, having: Sequence[Place], shelf: Shelf) -> Iterator[News]:
    """Yield the first later place that counts the same things otherwise."""
    for place in having[1:]:
        if not shelf.is_later(place.path, having[0].path):
            continue
        for before, now in product(shelf.statements(having[0]), shelf.statements(place)):
            words = other_figures(before, now)
            if words:
                yield News(
                    kind="figure",
                    of=claim.id,
                    now=shelf.passage(place.path, place.spans),
                    before=shelf.passage(having[0].path, having[0].spans),
                    words=words,
                )
                return


def other_figures(before: Statement, now: Statement) -> tuple[Span, ...]:
    """Return the numbers of a sentence that another has otherwise, of the same things ("23 workers").

    None where either rounds, or has several numbers of these things: then none takes the other's place.
    """
    if any(word.form in ROUNDING for one in (before, now) for word in one.words):
        return ()
    mine, theirs = _counts(now), _counts(before)
    found = []
    for thing, counted in mine.items():
        other = theirs.get(thing)
        if other and len(counted) == len(other) == 1 and counted.keys() != other.keys():
            word = next(iter(counted.values()))
            found.append(
                Span(word.start, word.end, now.text[word.start - now.start : word.end - now.start])
            )
    return tuple(found)


def _counts(statement: Statement) -> dict[str, dict[float, Word]]:
    """Return by the stem of what is counted its numbers, each with the word for it."""
    found: dict[str, dict[float, Word]] = defaultdict(dict)
    for at, word in enumerate(statement.words[:-1]):
        value = number_at(statement.words, at)
        behind = range(at + 1, min(at + 1 + REACH, len(statement.words)))
        thing = next(
            (statement.stems[n] for n in behind if statement.words[n].form.isalpha()
             and statement.words[n].form not in SCALES and statement.stems[n] in statement.telling),
            None,
        )
        if value is not None and thing:
            found[thing][value] = word
    return found
