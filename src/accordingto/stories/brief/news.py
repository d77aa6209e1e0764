"""What changed since the first day of a story: later claims, changed figures, denials."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.stories.brief.brief import News
from accordingto.stories.match.relations import ROUNDING
from accordingto.stories.match.statement import SCALES, number_at
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.stories.brief.brief import BriefClaim
    from accordingto.stories.brief.shelf import Shelf
    from accordingto.stories.match.statement import Statement
    from accordingto.stories.story import Place, StoryClaim
    from accordingto.stories.words import Word

REACH = 3
"""Number of words after a number among which the counted things are sought ("two of its pillars")."""


def news(shelf: Shelf, claims: Iterable[BriefClaim]) -> tuple[News, ...]:
    """Return what articles of later days have and earlier ones have not, each sentence once a kind.

    Figures and denials come first, then new claims, in the order of ``claims``. It is empty if all articles
    are of one day: clocks disagree, so the hours do not show which report was first.
    """
    told = {claim.id: claim for claim in shelf.story.claims}
    found = [one for claim in claims for one in _of_claim(told[claim.claim], shelf)]
    found.sort(key=lambda one: one.kind == "new")
    once = {(one.kind, one.now.path, one.now.spans): one for one in reversed(found)}
    return tuple(one for one in found if once[one.kind, one.now.path, one.now.spans] is one)


def _of_claim(claim: StoryClaim, shelf: Shelf) -> Iterator[News]:
    dated = sorted(
        (place for place in claim.where if shelf.day(place.path) is not None),
        key=lambda place: shelf.day(place.path) or 0,
    )
    having = [place for place in dated if place.relation != "denies"]
    if not having:
        return
    first = having[0]
    is_all = len(dated) == len(claim.where)
    if is_all and first is dated[0] and (shelf.day(first.path) or 0) > (shelf.first_day or 0):
        yield News(kind="new", of=claim.id, now=shelf.likest(first))
    yield from _figures(claim, having, shelf)
    for place in dated:
        if place.relation == "denies" and shelf.is_later(place.path, first.path):
            cue = next((one.spans for one in place.evidence if one.kind == "denial"), ())
            yield News(
                kind="denied",
                of=claim.id,
                now=shelf.likest(place),
                before=shelf.likest(first),
                words=cue,
            )


def _figures(claim: StoryClaim, having: Sequence[Place], shelf: Shelf) -> Iterator[News]:
    """Yield the first later place that has a different number of the same things."""
    before = shelf.statement(having[0])
    for place in having[1:]:
        now = shelf.statement(place)
        if before and now and shelf.is_later(place.path, having[0].path):
            words = other_figures(before, now)
            if words:
                yield News(
                    kind="figure",
                    of=claim.id,
                    now=shelf.likest(place),
                    before=shelf.likest(having[0]),
                    words=words,
                )
                return


def other_figures(before: Statement, now: Statement) -> tuple[Span, ...]:
    """Return the numbers in ``now`` that differ from those of the same things in ``before`` ("23 workers").

    It is empty if a sentence rounds its numbers. Things of which a sentence has several numbers are left out,
    as it is unclear which number replaces which.
    """
    if any(word.form in ROUNDING for one in (before, now) for word in one.words):
        return ()
    mine, theirs = _counts(now), _counts(before)
    found = []
    for thing, counted in mine.items():
        other = theirs.get(thing)
        if other and len(counted) == len(other) == 1 and counted.keys() != other.keys():
            word = next(iter(counted.values()))
            found.append(Span(word.start, word.end, now.text[word.start - now.start : word.end - now.start]))
    return tuple(found)


def _counts(statement: Statement) -> dict[str, dict[float, Word]]:
    """Return the numbers in a sentence, each with its word, by the stem of what they count."""
    found: dict[str, dict[float, Word]] = defaultdict(dict)
    for at, word in enumerate(statement.words[:-1]):
        value = number_at(statement.words, at)
        behind = range(at + 1, min(at + 1 + REACH, len(statement.words)))
        thing = next(
            (
                statement.stems[n]
                for n in behind
                if statement.words[n].form.isalpha()
                and statement.words[n].form not in SCALES
                and statement.stems[n] in statement.telling
            ),
            None,
        )
        if value is not None and thing:
            found[thing][value] = word
    return found
