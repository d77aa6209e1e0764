"""Incremental clustering of articles by event.

An article is compared with few others (``candidates``), and only those connected with it by links are
clustered again (``grouping``). The clusters of connected articles depend on these articles alone, so the
order in which articles were added makes no difference, and an article that is removed leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from accordingto.stories.cluster.candidates import Candidates
from accordingto.stories.cluster.days import nearness
from accordingto.stories.cluster.grouping import regrouped
from accordingto.stories.cluster.outline import Outline

SAME_STORY = 0.11
"""Minimum mean similarity, 0 to 1, of the articles in a group for them to be one story."""
LINKED = 0.03
"""Minimum similarity that is stored; a lower one counts as 0."""
SHORT = 60
"""Number of terms below which an article is short: some twenty words, each counted as several kinds."""
ENOUGH = 6
"""Number of terms other than names that two articles, one of them short, must share for their full similarity
to count. See training/LOG.md, section 66."""
KINDS_OF_NAME = 3
"""Number of terms that one name in a short article makes: a name, a word, and a word of its lead."""
LONG = 100
"""Number of terms from which an article is long: some fifty content words."""
EVEN = 1.6
"""Maximum contribution of one term to the similarity of two long articles that both have a day, as a multiple
of its contribution if all terms of the shorter one had the same weight. Otherwise a topic that is in the news
for months, an illness or a candidate, would make one story of everything reported on a day. See
training/LOG.md, section 88."""
MANY = 1.57
"""Factor for the similarity limited in this way, so that ``SAME_STORY`` is the threshold for all articles."""
SAME_NAMES = 0.005
"""Minimum contribution of shared names to the similarity of two articles; below it, the names differ."""
MOST_REGROUPED = 300
"""Maximum number of connected articles clustered again for a new one, besides the rest of their stories."""


class Clusters:
    """Articles, each with a key, clustered by event."""

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
        """Add an article, and return the keys of the articles in its story, including its own.

        An article with the same key is replaced.
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
        """Remove an article and cluster its neighbours again. Raises ``KeyError`` if the key is unknown."""
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
        """Return the sorted keys of the articles in a story. Raises ``KeyError`` if ``key`` is unknown."""
        return tuple(sorted(self._keys[one] for one in self._group[self._numbers[key]]))

    def stories(self) -> Iterator[tuple[str, ...]]:
        """Yield the sorted keys of each story, in order; a single article is a story, too."""
        yield from sorted(
            tuple(sorted(self._keys[one] for one in found)) for found in set(self._group.values())
        )

    def _likenesses(self, outline: Outline) -> dict[int, float]:
        near = ((number, self._outlines[number]) for number in self._candidates.like(outline).tolist())
        return likenesses(outline, ((number, other) for number, other in near if other is not None))

    def _regroup(self, around: set[int]) -> None:
        """Cluster again the articles connected with ``around``, and the stories that contain them."""
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
    """Return the similarity of an article to others, by their numbers; below ``LINKED`` it is left out."""
    near = [(number, other) for number, other in others if nearness(outline.day, other.day)]
    values = likeness(outline, [other for _, other in near])
    found = {
        number: nearness(outline.day, other.day) * value
        for (number, other), value in zip(near, values, strict=True)
    }
    return {number: value for number, value in found.items() if value >= LINKED}


def likeness(one: Outline, others: Sequence[Outline]) -> list[float]:
    """Return the similarity of an article to each of others, 0 to 1, without regard to their days."""
    if not len(one.terms) or not others:
        return [0.0] * len(others)
    terms = np.concatenate([other.terms for other in others])
    weights = np.concatenate([other.weights for other in others])
    at = np.minimum(np.searchsorted(one.terms, terms), len(one.terms) - 1)
    there = np.flatnonzero(one.terms[at] == terms)
    here = at[there]
    shared = one.weights[here] * weights[there]
    ends = np.searchsorted(there, np.cumsum([len(other.terms) for other in others])).tolist()
    return [
        _likeness(one, other, here[start:end], shared[start:end])
        for other, start, end in zip(others, [0, *ends[:-1]], ends, strict=True)
    ]


def _likeness(one: Outline, other: Outline, here: NDArray[np.int64], shared: NDArray[np.float32]) -> float:
    """Return the similarity of two articles from the terms that they share: where these are in ``one``, and
    what each contributes.

    It is the cosine similarity of the outlines, changed in three ways. If both articles are long and have a
    day, the contribution of each term is limited, so that many terms have to agree; otherwise a few rare ones
    are enough, as there is little else to go by. If both have names but hardly share one, the similarity is
    halved: another accident, match or trial looks like this. Short articles must share more than names, as
    everything that happens in a town has its name, its mayor and its council in common.
    """
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
