"""What is due in a story: promises, threats and deadlines, with what other articles say about them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem
from accordingto.stories.brief.brief import DueItem, Followup
from accordingto.stories.match.statement import LEXICON
from accordingto.stories.words import words_of
from accordingto.watchlist import in_order, watch_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.stories.brief.shelf import Shelf
    from accordingto.stories.story import Place, StoryClaim
    from accordingto.types import Ledger
    from accordingto.watchlist import WatchItem

KINDS = frozenset({"promise", "threat", "deadline"})
"""Kinds of watch items that a brief lists in any case; items of other kinds only if they have a due date."""

SHARED = 2
"""Minimum number of telling words that a sentence of the body shares with the headline that it repeats."""


@dataclass
class _Row:
    """A watch item, the claims of the story in whose sentences it is, and the articles that repeat it."""

    path: str
    item: WatchItem
    claims: list[StoryClaim]
    paths: set[str] = field(default_factory=set)


def due_items(shelf: Shelf) -> tuple[DueItem, ...]:
    """Return the items that are due, sorted by day, undated ones last.

    Of items that say the same, the one of the earliest article is kept. An item without a day is left out if
    no other article speaks of it.
    """
    placed = _placed(shelf.story.claims)
    rows: list[_Row] = []
    by_claim: dict[str, list[_Row]] = defaultdict(list)
    for path, ledger in shelf.ledgers.items():
        for item in _told_below(watch_items(ledger), ledger):
            claims = _claims_of(item, placed.get(path, ()))
            known = next(
                (row for claim in claims for row in by_claim[claim.id] if _is_same(row, item, path)), None
            )
            if known is None:
                known = _Row(path, item, claims)
                rows.append(known)
                for claim in claims:
                    by_claim[claim.id].append(known)
            known.paths.add(path)
    order = {one.id: at for at, one in enumerate(in_order(row.item for row in rows))}
    rows.sort(key=lambda row: (order[row.item.id], row.path))
    found = (_due(row, shelf) for row in rows)
    return tuple(one for one in found if one.due or one.also or one.later)


def _told_below(items: Iterable[WatchItem], ledger: Ledger) -> list[WatchItem]:
    """Return the items that a brief may list, without those of the headline that the body repeats.

    An item repeats another if it is due on the same day and shares ``SHARED`` telling words with it, at least
    one of them outside names: a person may do two things on one day.
    """
    some = [one for one in items if one.kind in KINDS or one.due is not None]
    start = ledger.article.headline.end if ledger.article.headline else 0
    body = [(one.due, _told(one)) for one in some if one.due and one.sentence.start >= start]
    names = frozenset(_stems(word for actor in ledger.actors for word in (actor.name, actor.role or "")))

    def is_repeated(item: WatchItem) -> bool:
        own = _told(item)
        shared = (own & told for due, told in body if due == item.due)
        return any(len(words) >= SHARED and words - names for words in shared)

    return [one for one in some if one.sentence.start >= start or not is_repeated(one)]


def _told(item: WatchItem) -> frozenset[str]:
    """Return the stems of an item's telling words, without those that say when it is due."""
    when = item.due_span.text if item.due_span else ""
    return _stems(span.text for span in item.content) - _stems([when])


def _stems(texts: Iterable[str]) -> frozenset[str]:
    idle = word_class("idle", LEXICON)
    forms = (word.form for text in texts for word in words_of(text))
    return frozenset(stem(form) for form in forms if form not in idle)


def _placed(claims: Iterable[StoryClaim]) -> dict[str, list[tuple[Place, StoryClaim]]]:
    """Return the places of all claims with their claims, by the path of the article."""
    found: dict[str, list[tuple[Place, StoryClaim]]] = defaultdict(list)
    for claim in claims:
        for place in claim.where:
            found[place.path].append((place, claim))
    return found


def _claims_of(item: WatchItem, placed: Iterable[tuple[Place, StoryClaim]]) -> list[StoryClaim]:
    """Return the claims of the story whose sentence in the article is the one in which an item begins."""
    at = item.content[0].start
    return [claim for place, claim in placed if place.spans[0].start <= at < place.spans[0].end]


def _is_same(row: _Row, item: WatchItem, path: str) -> bool:
    days = {one.due[:10] for one in (row.item, item) if one.due}
    return path not in row.paths and row.item.polarity == item.polarity and len(days) < 2


def _due(row: _Row, shelf: Shelf) -> DueItem:
    also: dict[str, Place] = {}
    later: dict[str, tuple[Place, float]] = {}
    for claim in row.claims:
        own = _sure(place for place in claim.where if place.path == row.path)
        for place in claim.where:
            if place.path == row.path:
                continue
            sure = min(own, _sure([place]))
            if not shelf.is_later(place.path, row.path):
                also.setdefault(place.path, place)
            elif place.path not in later or sure > later[place.path][1]:
                later[place.path] = place, sure
    return DueItem(
        kind=row.item.kind,
        who=row.item.who,
        said=shelf.passage(row.path, (row.item.sentence,)),
        due=row.item.due,
        when=row.item.due_span,
        also=tuple(shelf.likest(place) for place in _ordered(also, shelf)),
        later=tuple(
            Followup(said=shelf.likest(place), confidence=later[place.path][1])
            for place in _ordered({path: place for path, (place, _) in later.items()}, shelf)
        ),
    )


def _sure(places: Iterable[Place]) -> float:
    """Return the lowest probability that some places have their claim; 1 for the first place of a claim."""
    return min((1.0 if place.confidence is None else place.confidence for place in places), default=1.0)


def _ordered(places: dict[str, Place], shelf: Shelf) -> Sequence[Place]:
    """Return the places, given by path, in the order of the articles."""
    return [places[path] for path in shelf.ledgers if path in places]
