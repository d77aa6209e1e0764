"""Articles that come in one after the other → which of them tell of one event.

An article is compared with few (``candidates``), and only what hangs together with it is grouped again
(``grouping``). The groups of what hangs together follow from its articles alone, so the order in which they
came makes no difference, and one that is taken away leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from accordingto.stories.cluster.candidates import Candidates
from accordingto.stories.cluster.days import nearness
from accordingto.stories.cluster.grouping import regrouped
from accordingto.stories.cluster.outline import Outline

SAME_STORY = 0.11
"""Likeness, 0 to 1, from which articles tell of one event, on average over a group."""
LINKED = 0.03
"""Likeness that is remembered; what is less counts as 0."""
SHORT = 60
"""Terms of an article from which on it is not short: some twenty words, each of several kinds."""
ENOUGH = 6
"""Terms in common beside those of names from which on two articles, one of which is short, are as much alike
as they look. See training/LOG.md, section 66."""
KINDS_OF_NAME = 3
"""Terms that a name of a short article is: a name, a word, and a word of its lead."""
LONG = 100
"""Terms of an article from which on it is long: some fifty words with a meaning."""
EVEN = 1.6
"""What one term adds at the most to the likeness of two long articles that both have a day, of what it would
if all terms of the shorter one counted alike. What is in the news for months, an illness or a candidate,
would else make one story of all that is told on a day. See training/LOG.md, section 88."""
MANY = 1.57
"""By what such likeness is multiplied, so that ``SAME_STORY`` is the threshold for all."""
SAME_NAMES = 0.005
"""What shared names add to the likeness of two articles, at the least, or they name others."""
MOST_REGROUPED = 300
"""Articles that are grouped again for one that comes in, beside the rest of their stories."""


class Clusters:
    """Articles, each under a key, in groups of those that tell of one event."""

    def __init__(self) -> None:
        self._candidates = Candidates()
        self._keys: list[str] = []
        self._outlines: list[Outline | None] = []
        self._numbers: dict[str, int] = {}
        self._links: dict[int, dict[int, float]] = {}
        self._group: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, key: str) -> bool:
        return key in self._numbers

    def add(self, key: str, outline: Outline) -> tuple[str, ...]:
        """Add an article, and return the keys of its story, its own among them.

        An article whose key is there already is replaced.
        """
        if key in self._numbers:
            self.remove(key)
        number = len(self._keys)
        self._keys.append(key)
        self._outlines.append(outline)
        self._numbers[key] = number
        self._group[number] = (number,)
        links = self._likenesses(outline)
        if links:
            self._links[number] = links
            for other, value in links.items():
                self._links.setdefault(other, {})[number] = value
            self._regroup({number})
        self._candidates.add(number, outline)
        return self.story_of(key)

    def remove(self, key: str) -> None:
        """Take an article away; what it held together is grouped again. Raises ``KeyError`` without one."""
        number = self._numbers.pop(key)
        outline = self._outlines[number]
        assert outline is not None
        self._candidates.remove(number, outline)
        self._outlines[number] = None
        around = set(self._links.pop(number, {}))
        for other in around:
            del self._links[other][number]
        around |= set(self._group.pop(number))
        around.discard(number)
        for other in around:
            self._group[other] = tuple(one for one in self._group[other] if one != number)
        if around:
            self._regroup(around)

    def story_of(self, key: str) -> tuple[str, ...]:
        """Return the keys of the articles in the story of one, in order. Raises ``KeyError`` without one."""
        return tuple(sorted(self._keys[one] for one in self._group[self._numbers[key]]))

    def stories(self) -> Iterator[tuple[str, ...]]:
        """Yield the keys of every story, in order; an article that stands alone is one."""
        yield from sorted(
            tuple(sorted(self._keys[one] for one in found)) for found in set(self._group.values())
        )

    def _likenesses(self, outline: Outline) -> dict[int, float]:
        near = ((number, self._outlines[number]) for number in self._candidates.like(outline).tolist())
        return likenesses(outline, ((number, other) for number, other in near if other is not None))

    def _regroup(self, around: set[int]) -> None:
        """Group again what hangs together with some articles, and the stories that this cuts."""
        for found in regrouped(
            around,
            self._links,
            self._group.__getitem__,
            self._order,
            least=SAME_STORY,
            most=MOST_REGROUPED,
        ):
            for one in found:
                self._group[one] = found

    def _order(self, number: int) -> tuple[int, str]:
        return self._day(number) or 0, self._keys[number]

    def _day(self, number: int) -> int | None:
        outline = self._outlines[number]
        return None if outline is None else outline.day


def likenesses(outline: Outline, others: Iterable[tuple[int, Outline]]) -> dict[int, float]:
    """Return how much an article is like each of some others, by their numbers, where that is remembered."""
    found = {
        number: nearness(outline.day, other.day) * likeness(outline, other)
        for number, other in others
        if nearness(outline.day, other.day)
    }
    return {number: value for number, value in found.items() if value >= LINKED}


def likeness(one: Outline, other: Outline) -> float:
    """Return how much two articles speak of the same, 0 to 1, however far apart their days are.

    Where both are long and have a day, many terms have to agree, and none counts for much. Else a few rare
    ones are enough: there is little more to go by.
    Two that both name somebody or some place, and hardly share a name, are half as much alike: that is what
    another accident, another match, another trial looks like. Short ones need more in common than names: all
    that happens in a town has its name, its mayor and its council in common.
    """
    if not len(one.terms) or not len(other.terms):
        return 0.0
    at = np.minimum(np.searchsorted(other.terms, one.terms), len(other.terms) - 1)
    here = np.flatnonzero(other.terms[at] == one.terms)
    shared = one.weights[here] * other.weights[at[here]]
    total = float(shared.sum())
    shorter = min(len(one.terms), len(other.terms))
    if shorter >= LONG and one.day is not None and other.day is not None:
        most = EVEN / shorter
        total = min(1.0, MANY * float(np.minimum(shared, most).sum()))
    if shorter < SHORT:
        telling = len(here) - KINDS_OF_NAME * int(one.named[here].sum())
        total *= min(1.0, max(0, telling) / ENOUGH)
    strangers = one.named.any() and other.named.any() and shared[one.named[here]].sum() < SAME_NAMES
    return total / 2 if strangers else total
